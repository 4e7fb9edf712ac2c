"""Type and protocol of rate limits: token buckets by name."""

from collections.abc import Mapping
from typing import Protocol

from interp.value_types import dataclass

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """A bucket size, and the milliseconds until one attempt is added."""

    burst: int
    every_ms: float


class Limiter(Protocol):
    """Buckets, each full when it is first asked for. Safe to use from several threads; it may forget full ones."""

    def take(self, asked: Mapping[Key, Rate]) -> float:
        """Take one from every bucket and return 0; or take none and return the milliseconds until each has one."""

    def refill(self, key: Key) -> None:
        """Fill a bucket."""
