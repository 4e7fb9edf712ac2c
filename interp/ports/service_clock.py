"""Protocol of the service's clock, which returns the time of every record in milliseconds."""

from typing import Protocol


class ServiceClock(Protocol):
    """The service's clock."""

    def now_ms(self) -> int:
        """Return milliseconds since 1970, UTC; changes of the system's clock do not make it jump."""
