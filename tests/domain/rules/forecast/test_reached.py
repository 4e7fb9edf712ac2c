"""Whom an end reaches, and the limit by which all speak: by hand, by properties, and the same as the page's script."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from interp.domain.rules.forecast.measured_times import CALL_MS, Expected, MeasuredTimes, assumed_ms, expected
from interp.domain.rules.forecast.reached import (
    LEAST_MS,
    STEP_MS,
    Reached,
    limit_for_all,
    limits_offered,
    needed_ms,
    reached,
)
from interp.domain.rules.forecast.start_ranges import StartRange, Wait, start_ranges
from tests.builders import MINUTE
from tests.row_by_row import row_by_row
from tests.sources import ROOT

CASES = json.loads((ROOT / "tests/browser/js/reached.json").read_text())
LIMITS = st.lists(st.integers(1, 60).map(lambda n: n * STEP_MS), max_size=60)
LEFT = st.integers(0, 3 * 60 * MINUTE)
CERTAIN = Expected({}, 1.0, 1e-6, 1e-6, 0.0, 0.0, 0.0, 1.0, 0.0)


def _limits(case: dict[str, Any]) -> list[int]:
    return [int(each) for each in case["limits"]] * int(case.get("repeat", 1))


def test_thirty_inscribed_have_75_seconds_each_in_45_minutes() -> None:
    assert limit_for_all([2 * MINUTE] * 30, 45 * MINUTE) == 75_000


def test_who_has_less_time_by_category_keeps_it_and_leaves_the_others_more() -> None:
    limits = [150_000] * 10 + [60_000] * 10
    found = limit_for_all(limits, 40 * MINUTE)
    assert found == 150_000
    assert limit_for_all(limits, 38 * MINUTE) == 135_000
    assert limit_for_all([135_000] * 10 + [60_000] * 10, 38 * MINUTE) == 135_000


@row_by_row("case", CASES["reached"])
def test_how_many_are_reached_as_the_page_says(case: dict[str, Any]) -> None:
    spoken = [StartRange(*each) for each in case["spoken"]]
    assert reached(spoken, case["left_ms"]) == Reached(*case["reached"]), case["says"]


@row_by_row("case", CASES["offered"])
def test_which_limits_are_offered_as_the_page_says(case: dict[str, Any]) -> None:
    assert list(limits_offered(_limits(case), case["left_ms"])) == case["offered"], case["says"]
    assert limit_for_all(_limits(case), case["left_ms"]) == case["for_all"], case["says"]


@given(LIMITS, LEFT)
def test_it_is_the_longest_limit_by_which_all_have_spoken(limits: list[int], left_ms: int) -> None:
    found = limit_for_all(limits, left_ms)
    if found is None:
        assert not limits or needed_ms(limits, LEAST_MS) > left_ms or max(limits) < LEAST_MS
    else:
        assert needed_ms(limits, found) <= left_ms
        assert found == max(limits) or needed_ms(limits, found + STEP_MS) > left_ms


@settings(max_examples=30, deadline=None)
@given(LIMITS, LEFT, st.integers(0, 10 * MINUTE))
def test_more_time_never_reaches_fewer_nor_shortens_the_limit(limits: list[int], left_ms: int, more: int) -> None:
    spoken = start_ranges([Wait(each) for each in limits], expected(MeasuredTimes()))[1:]
    now, later = reached(spoken, left_ms), reached(spoken, left_ms + more)
    assert 0 <= now.least <= now.expected <= now.most <= len(limits)
    assert now.least <= later.least and now.expected <= later.expected and now.most <= later.most
    assert (limit_for_all(limits, left_ms) or 0) <= (limit_for_all(limits, left_ms + more) or 0)


@settings(max_examples=30, deadline=None)
@given(LIMITS, LEFT)
def test_what_is_offered_is_shorter_than_what_somebody_has_and_reaches_no_fewer_the_shorter_it_is(
    limits: list[int], left_ms: int
) -> None:
    found = limits_offered(limits, left_ms)
    assert all(LEAST_MS <= each < max(limits) for each in found)
    assert list(found) == sorted(set(found), reverse=True)
    counts = [_reached_by(limits, each, left_ms) for each in (max(limits, default=LEAST_MS), *found)]
    assert counts == sorted(counts)


def _reached_by(limits: list[int], limit_ms: int, left_ms: int, expect: Expected = CERTAIN) -> int:
    waits = [Wait(min(each, limit_ms)) for each in limits]
    return reached(start_ranges(waits, expect)[1:], left_ms).expected


def test_the_limit_for_all_reaches_all_where_each_takes_no_more() -> None:
    whole = replace(CERTAIN, ratio=0.999 * (75_000 + CALL_MS) / assumed_ms(75_000))  # all of the time, then a call
    limits = [2 * MINUTE] * 30
    assert [_reached_by(limits, each, 45 * MINUTE, whole) for each in (75_000, 90_000)] == [30, 25]
