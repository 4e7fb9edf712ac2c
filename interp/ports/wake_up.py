"""Protocol of the notification that a stream has new events; it carries the stream's name and number only."""

from typing import Protocol


class WakeUp(Protocol):
    """Notifies that stream S is at number N. It carries no other data, and any notification may be lost."""

    def ring(self, stream: str, seq: int) -> None:
        """Notify the waiting threads. Never raises."""

    def wait(self, timeout_s: float) -> frozenset[str]:
        """Return the streams notified since the last wait, or none after `timeout_s` seconds without a notification."""

    def head(self, stream: str) -> int:
        """Return the highest number notified here for a stream, 0 without any."""
