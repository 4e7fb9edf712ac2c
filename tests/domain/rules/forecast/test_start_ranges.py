"""Ranges of starts: in order, never below zero, as a long calculation of the same distribution says."""

import random

from hypothesis import given
from hypothesis import strategies as st

from interp.domain.rules.forecast import start_ranges as ranges
from interp.domain.rules.forecast.measured_times import VISIT_MS, Expected, MeasuredTimes, Ratios, assumed_ms, expected
from interp.domain.rules.forecast.start_ranges import StartRange, UnlistedTime, Wait, start_ranges
from tests.builders import MINUTE
from tests.forecast_cases import FOLDER, written

TURNS = st.builds(Wait, st.integers(1_000, 60 * MINUTE), st.sampled_from(("", "ngo", "member")))
MINUTES = st.integers(1, 60 * MINUTE)
UNLISTED = st.builds(lambda low, more: UnlistedTime(low, low + more), MINUTES, MINUTES)
WAITS = st.lists(TURNS, max_size=60)
RATIOS = st.builds(lambda n, r: Ratios(n, n * r, n * r * r), st.integers(1, 50), st.floats(0.2, 3.0))
MEASURED = st.builds(
    MeasuredTimes, st.dictionaries(st.sampled_from(("", "ngo")), RATIOS),
    st.integers(0, 50), st.just(0), st.integers(0, 5), st.integers(0, 90 * MINUTE), st.booleans(),
)  # fmt: skip
SURE = Expected({}, 1.0, 1e-6, 1e-6, 0.0, 0.0, 0.0, 1.0, 0.0)


@given(st.lists(TURNS | UNLISTED, max_size=60), MEASURED)
def test_starts_are_in_order_and_never_before_the_end_of_the_present_speech(
    waits: list[Wait | UnlistedTime], measured: MeasuredTimes
) -> None:
    found = start_ranges(waits, expected(measured))
    assert len(found) == len(waits) + 1 and found[0] == StartRange(0, 0, 0)
    assert all(0 <= each.low_ms <= each.middle_ms <= each.high_ms for each in found)
    for name in ("low_ms", "middle_ms", "high_ms"):
        times = [getattr(each, name) for each in found]
        assert times == sorted(times)


@given(WAITS)
def test_a_certain_meeting_is_the_sum_of_its_turns(waits: list[Wait]) -> None:
    sums = [sum(assumed_ms(each.limit_ms) for each in waits[:n]) for n in range(len(waits) + 1)]
    for found, total in zip(start_ranges(waits, SURE), sums, strict=True):
        assert abs(found.middle_ms - total) <= 1 + total / 1_000
        assert found.high_ms - found.low_ms <= 1 + total / 1_000


def test_the_range_holds_eight_starts_in_ten_of_its_own_distribution() -> None:
    chance, expect = random.Random(1), expected(MeasuredTimes())
    found = start_ranges([Wait(3 * MINUTE)] * 10, expect)[10]
    drawn = sorted(_drawn(chance, expect, 10) for _ in range(4_000))
    below = [sum(each < edge for each in drawn) / len(drawn) for edge in (found.low_ms, found.middle_ms, found.high_ms)]
    assert all(abs(share - wanted) < 0.03 for share, wanted in zip(below, (0.1, 0.5, 0.9), strict=True)), below


def test_many_who_wait_cost_few_calculations() -> None:
    assert len(ranges._computed(500)) < 45 and ranges._computed(500)[-1] == 500
    assert ranges._computed(0) == [] and ranges._computed(3) == [1, 2, 3]


def test_a_start_between_two_computed_ones_is_near_the_calculation() -> None:
    waits, expect = [Wait(2 * MINUTE)] * 100, expected(MeasuredTimes())
    for number in (30, 55, 99):
        between, exact = start_ranges(waits, expect)[number], start_ranges(waits[:number], expect)[number]
        assert abs(between.low_ms - exact.low_ms) + abs(between.high_ms - exact.high_ms) < MINUTE


def test_a_known_break_moves_the_starts_after_it_alone() -> None:
    waits, lasts = [Wait(2 * MINUTE)] * 10, 10 * MINUTE
    plain, broken = start_ranges(waits, SURE), start_ranges(waits, SURE, [(7 * MINUTE, lasts)])
    moved = [with_one.middle_ms - one.middle_ms for one, with_one in zip(plain, broken, strict=True)]
    assert moved == [lasts if one.middle_ms >= 7 * MINUTE else 0 for one in plain] and set(moved) == {0, lasts}


def test_a_span_is_what_it_says_alone_and_wider_than_it_with_others() -> None:
    alone = start_ranges([UnlistedTime(10 * MINUTE, 20 * MINUTE)], SURE)[1]
    assert [round(each / MINUTE) for each in (alone.low_ms, alone.middle_ms, alone.high_ms)] == [10, 15, 20]
    both = start_ranges([UnlistedTime(10 * MINUTE, 20 * MINUTE)] * 2, SURE)[2]
    assert 10 * MINUTE < both.high_ms - both.low_ms < 20 * MINUTE


def test_the_middle_of_a_certain_start_is_found_at_once() -> None:
    """The first step of the search is the answer: it is neither halved nor left."""
    found = start_ranges([UnlistedTime(0, 16 * MINUTE)], SURE)[1]
    assert abs(found.middle_ms - 8 * MINUTE) < 1_000


def test_the_pages_compute_the_same() -> None:
    name = "start_ranges.json"
    assert (FOLDER / name).read_text(encoding="utf-8") == written(name), "run python -m tests.forecast_cases"


def _drawn(chance: random.Random, expect: Expected, turns: int) -> float:
    ratio = chance.gauss(expect.ratio, expect.doubt)
    at, usual = 0.0, assumed_ms(3 * MINUTE)
    for _ in range(turns):
        if chance.random() >= expect.absent:
            at += usual * (ratio + chance.gauss(0, expect.spread))
        if chance.random() < expect.stops:
            at += chance.gauss(expect.stop_ms, expect.stop_spread_ms)
    return at + (VISIT_MS if chance.random() < 1 - (1 - expect.visits) ** turns else 0)
