"""The limiter of one process: bounded memory. What every limiter promises is in contracts."""

from interp.live import process_limiter
from interp.live.process_limiter import MOST_KEYS, ProcessLimiter
from interp.ports import Rate
from tests.fakes import FixedClock

ONE_ONLY = Rate(1, 1e9)


def test_the_longest_unused_bucket_is_dropped_first(clock: FixedClock) -> None:
    limiter = ProcessLimiter(clock)
    for number in range(MOST_KEYS + 1):
        assert limiter.take({(str(number),): ONE_ONLY}) == 0
    assert len(limiter) == process_limiter.MOST_KEYS
    assert limiter.take({("1",): ONE_ONLY}) > 0
    assert limiter.take({("0",): ONE_ONLY}) == 0
