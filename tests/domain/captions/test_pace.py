"""When a unit is due: at the usual rate of speech, within a limit people can keep, by the times of a recording."""

from typing import Any

import pytest

from interp.domain.captions.pace import SHORTEST_MS, due, next_ms, spoken_ms, starts
from interp.domain.model.caption_state import Following, ScriptUnit
from interp.domain.model.time.learned_pace import FASTEST, SLOWEST
from interp.domain.model.time.speaking_clock import Clock, start
from tests.speech_scripts import FILM, SENTENCES, said

MINUTE = 60_000


def spoken(text: str, language: str = "en", name: str = "a") -> ScriptUnit:
    return ScriptUnit(f"d1.{name}.0", language, (said(text, language),), document="d1", segment=name)


def at(position: int = 0, **about: Any) -> Following:
    return Following("d1", 6, position=position, anchor=position, **about)


def clock(limit_ms: int | None = None) -> Clock:
    return start(0, limit_ms, 30_000)


# --- how long a unit takes to say


@pytest.mark.parametrize(
    ("language", "letters", "ms"),
    [("en", 120, 10_000), ("zh", 40, 10_000), ("ar", 115, 10_000), ("fr", 125, 10_000), ("ru", 125, 10_000),
     ("es", 125, 10_000), ("pt", 120, 10_000), ("en", 1, SHORTEST_MS), ("en", 0, SHORTEST_MS)],
)  # fmt: skip
def test_a_unit_takes_as_long_as_its_original_usually_takes_to_say(language: str, letters: int, ms: int) -> None:
    assert spoken_ms([spoken("x" * letters, language)]) == (ms,)


def test_units_in_which_the_original_says_nothing_new_share_the_time_of_the_one_before() -> None:
    units = [spoken("x" * 120), spoken(""), spoken("x" * 60), spoken(""), spoken(""), spoken("x" * 24)]
    assert spoken_ms(units) == (5_000, 5_000, 1_666, 1_666, 1_666, 2_000)


def test_a_text_that_begins_with_nothing_said_has_its_own_time() -> None:
    assert spoken_ms([spoken(""), spoken("x" * 120)]) == (SHORTEST_MS, 10_000)


def test_a_unit_without_its_original_takes_the_shortest_time() -> None:
    assert spoken_ms([ScriptUnit("d1.a.0", "ru", (said("x" * 120, "en"),))]) == (SHORTEST_MS,)
    assert spoken_ms([]) == ()


# --- when each begins


def test_without_a_limit_each_begins_when_the_one_before_has_been_said() -> None:
    assert starts(SENTENCES, at(), None) == (0, 10_000, 20_000, 30_000, 40_000, 50_000)


def test_from_the_anchor_on_the_unit_that_is_being_said_comes_first() -> None:
    assert starts(SENTENCES, at(3, since_ms=7_000), None) == (17_000, 27_000, 37_000)
    assert starts(SENTENCES, at(1), None) == (10_000, 20_000, 30_000, 40_000, 50_000)
    assert starts(SENTENCES, at(6), None) == ()


@pytest.mark.parametrize(
    ("limit_ms", "rate"),
    [(MINUTE, 1.0), (90_000, 1.5), (48_000, 0.8), (600_000, SLOWEST), (1_000, FASTEST), (0, 1.0), (None, 1.0)],
)
def test_a_limit_is_shared_out_within_what_people_can_say(limit_ms: int | None, rate: float) -> None:
    assert starts(SENTENCES, at(), limit_ms) == tuple(round(rate * each) for each in range(0, MINUTE, 10_000))


def test_what_is_left_of_the_limit_is_shared_out_over_what_is_left_of_the_text() -> None:
    assert starts(SENTENCES, at(4, since_ms=15_000), MINUTE) == (30_000, 45_000)


def test_a_recording_runs_by_its_own_times_whatever_the_limit() -> None:
    assert starts(FILM, at(timed=True), 1_000) == (0, 3_000, 9_000)
    assert starts(FILM, at(2, timed=True), None) == (9_000,)


def test_a_recording_without_times_begins_at_once() -> None:
    assert starts(SENTENCES[:2], at(timed=True), None) == (0, 0)


# --- where a pace is


@pytest.mark.parametrize(("elapsed_ms", "position"), [(0, 1), (9_999, 1), (10_000, 2), (50_000, 6), (900_000, 6)])
def test_a_unit_is_due_from_the_moment_it_begins(elapsed_ms: int, position: int) -> None:
    assert due(SENTENCES, at(), clock(), elapsed_ms) == position


def test_a_pace_is_never_behind_where_the_text_is() -> None:
    ahead = Following("d1", 6, position=5, anchor=0)
    assert due(SENTENCES, ahead, clock(), 10_000) == 5
    assert due(SENTENCES, at(3, since_ms=7_000), clock(), 17_000) == 4


@pytest.mark.parametrize(("elapsed_ms", "wait_ms"), [(0, 10_000), (9_999, 1), (10_000, 10_000), (49_000, 1_000)])
def test_the_next_unit_is_waited_for(elapsed_ms: int, wait_ms: int) -> None:
    assert next_ms(SENTENCES, at(), clock(), elapsed_ms) == wait_ms


def test_after_the_last_unit_there_is_nothing_to_wait_for() -> None:
    assert next_ms(SENTENCES, at(), clock(), 50_000) is None
    assert next_ms((), at(), clock(), 0) is None


def test_the_limit_of_the_clock_counts() -> None:
    assert due(SENTENCES, at(), clock(90_000), 14_999) == 1
    assert next_ms(SENTENCES, at(), clock(90_000), 14_999) == 1
