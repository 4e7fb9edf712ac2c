"""The clock that everything recorded is dated by."""

from typing import Protocol


class ServiceClock(Protocol):
    """The service's time."""

    def now_ms(self) -> int:
        """Return milliseconds since 1970, UTC, that never jump with the wall clock."""
