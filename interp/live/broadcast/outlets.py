"""What a connected socket is to the fan-out: something that frames are sent to and that may fall behind."""

from typing import Protocol


class Outlet(Protocol):
    """One connected socket. Nothing here waits, raises, or changes to another greenlet."""

    def cast(self, slot: str, frame: bytes) -> None:
        """Send a frame; while the socket would block, a later one of the same slot replaces it."""

    def keep(self, frame: bytes) -> None:
        """Send a frame in order; it is never replaced or dropped."""

    @property
    def waits(self) -> bool:
        """Return whether something is unsent."""
        ...

    def close(self) -> None:
        """Close the connection; what waits is dropped."""
