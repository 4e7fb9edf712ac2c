"""Protocol of the positions of reactors: up to which event of a stream each has done its work."""

from typing import Protocol


class ReactorPositions(Protocol):
    """Up to which number of each stream a reactor has handled the events; stored where its effects are."""

    def position(self, reactor: str, stream: str) -> int | None:
        """Return the number of the last handled event; None when the reactor never looked. Raises Unavailable."""

    def reached(self, reactor: str, stream: str, seq: int) -> None:
        """Store that every event up to `seq` is handled; a lower number than the stored one changes nothing.

        Raises Unavailable.
        """
