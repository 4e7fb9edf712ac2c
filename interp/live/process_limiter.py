"""Rate limits in this process's memory, which is bounded."""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock

from interp.ports import Rate, ServiceClock
from interp.ports.limiter import Key

MOST_KEYS = 20_000


class ProcessLimiter:
    """Levels of buckets and when they were taken from; see ports.limiter. Beyond the bound the longest unused are full
    again.
    """

    def __init__(self, clock: ServiceClock) -> None:
        self._clock = clock
        self._levels: OrderedDict[Key, tuple[float, int]] = OrderedDict()
        self._lock = Lock()

    def take(self, asked: Mapping[Key, Rate]) -> float:
        """Take one from every bucket, or none. What is refused keeps no bucket."""
        with self._lock:
            now = self._clock.now_ms()
            levels = {key: self._level(key, rate, now) for key, rate in asked.items()}
            wait_ms = max(((1 - levels[key]) * rate.every_ms for key, rate in asked.items()), default=0.0)
            if wait_ms > 0:
                return wait_ms
            for key, level in levels.items():
                self._levels[key] = (level - 1, now)
                self._levels.move_to_end(key)
            while len(self._levels) > MOST_KEYS:
                self._levels.popitem(last=False)
        return 0.0

    def refill(self, key: Key) -> None:
        """Fill a bucket."""
        with self._lock:
            self._levels.pop(key, None)

    def _level(self, key: Key, rate: Rate, now: int) -> float:
        level, at = self._levels.get(key, (float(rate.burst), now))
        return min(rate.burst, level + max(0, now - at) / rate.every_ms)

    def __len__(self) -> int:
        return len(self._levels)
