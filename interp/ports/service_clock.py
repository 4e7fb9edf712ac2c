"""Protocols of the service's clock, which returns the time of every record in milliseconds, and of its anchor."""

from typing import Protocol


class ServiceClock(Protocol):
    """The service's clock."""

    def now_ms(self) -> int:
        """Return milliseconds since 1970, UTC; changes of the system's clock do not make it jump."""


class ClockAnchor(Protocol):
    """Keeps the wall time and the uptime of one moment of the machine's present boot, for all its processes."""

    def agreed(self, boot: str, wall_ms: int, uptime_ms: int) -> tuple[int, int]:
        """Return (wall time, uptime) kept for a boot; where there is none, the given are kept, of several the first.

        An anchor of another boot, or one that cannot be read, is replaced. Raises OSError, Unavailable.
        """
