"""Protocol of the clock's anchor: the wall time and the uptime of one moment, kept for as long as the machine is up."""

from typing import Protocol


class ClockAnchor(Protocol):
    """Keeps one anchor, that of the machine's present boot, for all processes of the machine."""

    def agreed(self, boot: str, wall_ms: int, uptime_ms: int) -> tuple[int, int]:
        """Return (wall time, uptime) kept for a boot; where there is none, the given are kept, of several the first.

        An anchor of another boot, or one that cannot be read, is replaced. Raises OSError, Unavailable.
        """
