"""What is expected before the first turn is assumed, and fades as turns are measured."""

from math import isclose

from interp.domain.rules.forecast.measured_times import (
    ABSENT,
    CALLED,
    STOP_MS,
    VISIT_PER_TURNS,
    MeasuredTimes,
    Ratios,
    assumed_ms,
    expected,
)
from tests.builders import MINUTE


def of(*ratios: float) -> Ratios:
    made = Ratios()
    for each in ratios:
        made = made.with_one(each)
    return made


def test_a_turn_is_assumed_to_take_most_of_its_limit_and_the_call() -> None:
    assert assumed_ms(2 * MINUTE) == 0.93 * 2 * MINUTE + 15_000


def test_nothing_measured_is_what_is_assumed() -> None:
    found = expected(MeasuredTimes())
    assert (found.ratio, found.ratio_of("ngo")) == (1.0, 1.0)
    assert (found.absent, found.stop_ms) == (ABSENT / CALLED, STOP_MS)
    assert found.visits == 1 / VISIT_PER_TURNS


def test_a_meeting_that_takes_longer_is_believed_more_with_each_turn() -> None:
    means = [expected(MeasuredTimes({"ngo": of(*[1.3] * n)})).ratio for n in (0, 1, 10, 100)]
    assert means == sorted(means) and isclose(means[2], 1.15) and means[3] > 1.25


def test_a_category_has_its_own_time_and_an_unknown_one_that_of_all() -> None:
    found = expected(MeasuredTimes({"member": of(*[1.0] * 20), "ngo": of(*[1.4] * 20)}))
    assert found.ratio_of("member") < found.ratio < found.ratio_of("ngo")
    assert found.ratio_of("group") == found.ratio


def test_equal_turns_leave_less_doubt_and_never_none() -> None:
    found = [expected(MeasuredTimes({"": of(*[1.0] * n)})) for n in (0, 30, 3_000)]
    assert found[0].spread > found[1].spread >= found[2].spread > 0
    assert found[0].doubt > found[1].doubt > found[2].doubt > 0


def test_the_absent_and_interruptions_are_counted() -> None:
    quiet = expected(MeasuredTimes({"": of(*[1.0] * 40)}, called=40))
    found = expected(MeasuredTimes({"": of(*[1.0] * 40)}, called=50, absent=10, stops=4, stops_ms=32 * MINUTE))
    assert found.absent > expected(MeasuredTimes()).absent > quiet.absent
    assert found.stops > expected(MeasuredTimes()).stops > quiet.stops
    assert STOP_MS < found.stop_ms < 8 * MINUTE


def test_after_a_visit_none_is_expected() -> None:
    assert expected(MeasuredTimes(visit=False)).visits == 0
