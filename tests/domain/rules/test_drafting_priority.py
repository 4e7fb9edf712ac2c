"""How urgent a text is: the speech on now, the next two, then the rest."""

from interp.domain.model import commands as do
from interp.domain.rules.drafting_priority import LATER, NEXT, ON_THE_FLOOR, USUAL_MS, needed_in, priorities
from tests.builders import HOUR, MINUTE, START, Sitting, sitting

TEXTS = [do.AttachStatement(f"s{number}", f"d{number}") for number in range(1, 5)]


def open_with_texts(*more: do.Command) -> Sitting:
    return sitting(*TEXTS, do.OpenMeeting(), *more)


def test_before_the_first_speech_the_next_two_are_urgent() -> None:
    assert priorities(open_with_texts().state) == {"d1": NEXT, "d2": NEXT, "d3": LATER, "d4": LATER}


def test_the_speech_on_the_floor_comes_before_all() -> None:
    state = open_with_texts(do.AdvanceFloor(None)).state
    assert priorities(state) == {"d1": ON_THE_FLOOR, "d2": NEXT, "d3": NEXT, "d4": LATER}


def test_an_armed_speech_is_one_of_the_next_two() -> None:
    state = open_with_texts(do.AdvanceFloor(None), do.ArmFloor("s4")).state
    assert priorities(state) == {"d1": ON_THE_FLOOR, "d4": NEXT, "d2": NEXT, "d3": LATER}


def test_what_has_been_said_is_no_longer_urgent() -> None:
    state = open_with_texts(do.AdvanceFloor(None), do.AdvanceFloor("s1")).state
    assert priorities(state)["d1"] == LATER


def test_a_speech_without_a_text_needs_no_drafting() -> None:
    assert priorities(sitting(do.OpenMeeting(), do.AdvanceFloor(None)).state) == {}


def test_each_speech_is_expected_after_those_before_it() -> None:
    sat = open_with_texts(do.AdvanceFloor(None))
    due = needed_in(sat.state, sat.now + MINUTE)
    assert due["s1"] == 0
    assert due["s2"] == 4 * MINUTE
    assert due["s3"] == 12 * MINUTE
    assert due["s4"] == (4 + 8 + 8 + 30) * MINUTE


def test_before_the_meeting_its_beginning_counts() -> None:
    due = needed_in(sitting().state, START - 10 * MINUTE)
    assert (due["s1"], due["s2"]) == (10 * MINUTE, 15 * MINUTE)


def test_a_speaker_who_runs_over_puts_nothing_into_the_past() -> None:
    sat = open_with_texts(do.AdvanceFloor(None))
    assert needed_in(sat.state, sat.now + 9 * MINUTE)["s2"] == 0


def test_a_speech_without_any_limit_is_taken_to_last_the_usual_time() -> None:
    assert USUAL_MS == 5 * MINUTE


def test_nothing_is_expected_before_the_hour_that_the_programme_states_of_its_item() -> None:
    stated = do.AmendItem("i2", starts_at=START + HOUR)
    due = needed_in(sitting(stated).state, START - 10 * MINUTE)
    assert (due["s1"], due["s2"], due["s3"]) == (10 * MINUTE, 70 * MINUTE, 78 * MINUTE)
    late = open_with_texts(stated, do.AdvanceFloor(None), do.AdvanceFloor("s1"))
    assert needed_in(late.state, late.now)["s3"] == 8 * MINUTE
