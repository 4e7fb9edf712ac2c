"""What every limiter promises: a burst, then one at a time; all buckets of an attempt or none; one winner at once."""

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from interp.live.process_limiter import ProcessLimiter
from interp.ports import Limiter, Rate, ServiceClock
from tests.fakes import FixedClock

MADE: dict[str, Callable[[ServiceClock], Limiter]] = {"process": ProcessLimiter}
ONE, TWO = ("name", "amina"), ("address", "192.0.2.1")
RATE = Rate(3, 1_000)


@pytest.fixture(params=MADE)
def limiter(request: pytest.FixtureRequest, clock: FixedClock) -> Limiter:
    return MADE[request.param](clock)


def waits(limiter: Limiter, count: int, *keys: tuple[str, ...], rate: Rate = RATE) -> list[float]:
    """Return what as many attempts are told."""
    return [limiter.take(dict.fromkeys(keys, rate)) for _ in range(count)]


def test_a_burst_is_given_and_then_one_each_time(limiter: Limiter, clock: FixedClock) -> None:
    assert waits(limiter, 4, ONE) == [0, 0, 0, 1_000]
    clock.passes(600)
    assert waits(limiter, 1, ONE) == [pytest.approx(400)]
    clock.passes(400)
    assert waits(limiter, 2, ONE) == [0, pytest.approx(1_000)]


def test_a_bucket_holds_no_more_than_its_burst(limiter: Limiter, clock: FixedClock) -> None:
    waits(limiter, 3, ONE)
    clock.passes(1_000_000)
    assert waits(limiter, 4, ONE) == [0, 0, 0, pytest.approx(1_000)]


def test_names_do_not_touch_each_other(limiter: Limiter) -> None:
    waits(limiter, 3, ONE)
    assert waits(limiter, 1, TWO) == [0]


def test_an_attempt_takes_from_all_of_its_buckets_or_from_none(limiter: Limiter) -> None:
    waits(limiter, 3, ONE)
    assert waits(limiter, 5, ONE, TWO) == [1_000] * 5
    assert waits(limiter, 4, TWO) == [0, 0, 0, 1_000]


def test_the_longest_wait_is_told(limiter: Limiter) -> None:
    slow = Rate(1, 60_000)
    assert limiter.take({ONE: RATE, TWO: slow}) == 0
    assert limiter.take({ONE: RATE, TWO: slow}) == 60_000


def test_a_bucket_that_is_never_filled_gives_its_burst_alone(limiter: Limiter, clock: FixedClock) -> None:
    never = Rate(2, math.inf)
    assert waits(limiter, 2, ONE, rate=never) == [0, 0]
    clock.passes(1_000_000)
    assert waits(limiter, 1, ONE, rate=never) == [math.inf]


def test_a_refilled_bucket_is_full(limiter: Limiter) -> None:
    waits(limiter, 3, ONE)
    limiter.refill(ONE)
    limiter.refill(TWO)
    assert waits(limiter, 4, ONE) == [0, 0, 0, 1_000]


def test_a_clock_that_goes_back_takes_nothing_away(limiter: Limiter, clock: FixedClock) -> None:
    waits(limiter, 1, ONE)
    clock.passes(-500)
    assert waits(limiter, 3, ONE) == [0, 0, 1_000]


def test_of_those_who_come_at_once_no_more_than_the_burst_get_one(limiter: Limiter) -> None:
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda _: limiter.take({ONE: Rate(5, 1e9)}), range(40)))
    assert told.count(0) == 5
