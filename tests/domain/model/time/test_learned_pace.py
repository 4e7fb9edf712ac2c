"""What steps teach of a pace: half a minute of assumption, stretches that teach nothing, quick steps that correct."""

import pytest

from interp.domain.model.time.learned_pace import (
    MOST_MS,
    LearnedPace,
    Point,
    assumed_rate,
    laid_again,
    later,
    measured,
    place_of,
    rate,
    resumed,
    stepped,
)

MINUTE = 60_000


def step(
    pace: LearnedPace, place: int, at_ms: int, *, quick: bool = False, expected: float | None = None
) -> LearnedPace:
    return stepped(pace, Point(place, at_ms), expected, quick=quick)


BEGUN = LearnedPace(last=Point(0, 0))


def test_the_place_of_a_unit_is_the_time_of_all_before_it() -> None:
    assert [place_of((10, 20, 30), position) for position in (0, 1, 2, 3)] == [0, 0, 10, 30]


def test_without_a_step_what_was_assumed_holds() -> None:
    assert rate(LearnedPace(), 1.4) == rate(BEGUN, 1.4) == 1.4


def test_half_a_minute_of_text_counts_as_much_as_what_was_assumed() -> None:
    assert rate(step(BEGUN, 30_000, 45_000), 1.0) == 1.25


def test_a_pace_is_measured_from_steps_alone_and_from_half_a_minute_on() -> None:
    assert measured(BEGUN) is None and measured(step(BEGUN, 20_000, 20_000)) is None
    assert measured(step(BEGUN, 30_000, 45_000)) == 1.5


def test_the_more_was_heard_the_less_the_assumption_counts() -> None:
    pace = BEGUN
    for minute in range(1, 6):
        pace = step(pace, minute * MINUTE, round(minute * 1.5 * MINUTE))
    assert rate(pace, 1.0) == pytest.approx(1.5, abs=0.05)


@pytest.mark.parametrize(
    ("place", "at_ms"), [(MINUTE, 20_000), (10_000, MINUTE), (0, MINUTE), (-10_000, MINUTE), (MINUTE, 0)]
)
def test_a_stretch_nobody_speaks_like_that_teaches_nothing(place: int, at_ms: int) -> None:
    assert rate(step(BEGUN, place, at_ms), 1.0) == 1.0


def test_a_quick_step_corrects_the_end_of_the_stretch_and_the_words_ahead() -> None:
    pace = step(step(BEGUN, 30_000, 45_000, expected=36_000), 36_000, 46_000, quick=True, expected=31_000)
    assert (pace.since, pace.last, pace.ahead_ms) == (Point(0, 0), Point(36_000, 46_000), 1_000)


def test_a_break_keeps_what_was_learned_and_is_in_no_stretch() -> None:
    pace = resumed(step(BEGUN, 30_000, 45_000), Point(30_000, 200_000))
    assert rate(pace, 1.0) == 1.25
    assert rate(step(pace, 60_000, 245_000), 1.0) == pytest.approx(120 / 90)


def test_in_a_long_speech_older_steps_count_less() -> None:
    pace = BEGUN
    for minute in range(1, 21):
        pace = step(pace, minute * MINUTE, minute * MINUTE)
    for minute in range(1, 6):
        pace = step(pace, (20 + minute) * MINUTE, round((20 + minute * 0.6) * MINUTE))
    assert pace.usual_ms <= MOST_MS and rate(pace, 1.0) < 0.8


def test_a_text_laid_again_and_a_clock_put_right_move_the_points_alike() -> None:
    pace = step(BEGUN, 30_000, 45_000)
    assert rate(laid_again(pace, 7_000), 1.0) == rate(pace, 1.0)
    assert (later(pace, 5_000).since, later(pace, 5_000).last) == (Point(0, 0), Point(30_000, 50_000))


@pytest.mark.parametrize(("ahead_ms", "words"), [(None, None), (0, 0), (6_100, 12), (-6_100, -12)])
def test_ahead_is_told_in_words(ahead_ms: int | None, words: int | None) -> None:
    assert LearnedPace(ahead_ms=ahead_ms).ahead_words == words


@pytest.mark.parametrize(
    ("limit_ms", "since_ms", "assumed"),
    [(None, 0, 1.0), (90_000, 0, 1.5), (90_000, 15_000, 1.25), (90_000, 95_000, 1.0)],
)
def test_a_limit_counts_as_long_as_any_of_it_is_left(limit_ms: int | None, since_ms: int, assumed: float) -> None:
    assert assumed_rate(MINUTE, limit_ms, since_ms) == assumed
