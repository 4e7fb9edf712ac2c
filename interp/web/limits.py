"""Limits commands per socket or sender: a burst, then a number per second."""

import time
from dataclasses import dataclass, field

from interp.errors import TooMany

MOST_KEYS = 10_000


@dataclass(slots=True)
class Bucket:
    """Token bucket: a burst, then a number per second."""

    rate: float
    burst: float
    level: float = 0.0
    since_s: float = 0.0

    def take(self, now_s: float) -> None:
        """Raise TooMany when the bucket is empty."""
        self.level = min(self.burst, self.level + (now_s - self.since_s) * self.rate) if self.since_s else self.burst
        self.since_s = now_s
        if self.level < 1:
            raise TooMany("rate")
        self.level -= 1


@dataclass(slots=True)
class Buckets:
    """A bucket for each HTTP sender."""

    rate: float
    burst: float
    _known: dict[str, Bucket] = field(default_factory=dict)

    def take(self, sender: str) -> None:
        """Raise TooMany when the sender's bucket is empty."""
        if len(self._known) > MOST_KEYS:
            self._known.clear()
        self._known.setdefault(sender, Bucket(self.rate, self.burst)).take(time.monotonic())
