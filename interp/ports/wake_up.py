"""The notification that a stream has moved on; it carries no data."""

from typing import Protocol


class WakeUp(Protocol):
    """Says "stream S is at N". It carries no data, and any ring may be lost."""

    def ring(self, stream: str, seq: int) -> None:
        """Wake the waiting threads. Never raises."""

    def wait(self, timeout_s: float) -> None:
        """Return after a ring since the last wait, or after `timeout_s` seconds."""

    def head(self, stream: str) -> int:
        """Return the highest number rung for a stream here, 0 when none was."""
