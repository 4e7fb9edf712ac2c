"""The order of the programme: what comes next, and sequences with one element moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.commands import Target
from interp.domain.rules.programme_order import (
    empty_item_next,
    following,
    hours_moved,
    open_empty_round,
    placed,
    upcoming,
)
from tests.builders import BRAZIL, sitting

S1, S2, S3 = Target("i1", "s1"), Target("i2", "s2"), Target("i2", "s3")
ROUND, FILM = Target("i3"), Target("i4", "s4")


def test_next_leads_through_the_whole_programme() -> None:
    assert list(upcoming(sitting().state)) == [S1, S2, S3, ROUND, FILM]


def test_what_is_behind_does_not_come_again() -> None:
    assert list(upcoming(sitting(do.OpenItem("i2")).state)) == [S2, S3, ROUND, FILM]


def test_the_armed_speech_comes_first_and_once() -> None:
    assert list(upcoming(sitting(do.ArmFloor("s3")).state)) == [S3, S1, S2, ROUND, FILM]


def test_of_a_log_in_which_a_speech_of_no_item_was_armed_the_programme_is_what_comes() -> None:
    absent = sitting(do.OpenMeeting(), do.InterruptFloor("point_of_order", BRAZIL), do.MarkSpeechAbsent("c3"))
    assert list(upcoming(absent.happened(ev.FloorArmed("c3", 0)).state)) == [S1, S2, S3, ROUND, FILM]


def test_an_item_whose_speeches_are_all_armed_or_passed_over_does_not_come() -> None:
    passed = sitting(do.SkipSpeech("s2"), do.SkipSpeech("s3"), do.ArmFloor("s4")).state
    assert list(upcoming(passed)) == [FILM, S1, ROUND]


def test_next_leads_on_by_itself() -> None:
    walk, seen = sitting(), []
    while target := following(walk.state):
        seen.append(target)
        walk.does(do.AdvanceFloor(walk.state.floor.speech, target))
    assert seen == [S1, S2, S3, ROUND, FILM]


@pytest.mark.parametrize(
    ("element", "after", "expected"),
    [("b", None, "bac"), ("a", "c", "bca"), ("x", "a", "axbc"), ("x", None, "xabc"), ("x", "gone", "abcx")],
)
def test_an_element_is_placed_right_after_another(element: str, after: str | None, expected: str) -> None:
    assert placed(("a", "b", "c"), element, after) == tuple(expected)


@given(st.permutations(list("abcdef")), st.sampled_from("abcdef"), st.sampled_from("abcdefx"))
def test_placing_loses_nothing(order: list[str], element: str, after: str) -> None:
    assert sorted(placed(tuple(order), element, after)) == list("abcdef")


ROUND_OPEN = (do.OpenMeeting(), do.OpenItem("i3"))


def test_an_item_with_nobody_inscribed_is_what_comes_next() -> None:
    before = sitting(do.OpenMeeting(), do.OpenItem("i2"), do.SkipSpeech("s2"), do.SkipSpeech("s3")).state
    assert [empty_item_next(before), open_empty_round(before)] == [before.items[2], None]
    assert empty_item_next(sitting().state) is None


def test_an_open_round_is_what_comes_next_until_somebody_is_inscribed() -> None:
    state = sitting(*ROUND_OPEN).state
    assert empty_item_next(state) == open_empty_round(state) == state.items[2]
    for more in (do.AddSpeech("i3", BRAZIL), do.GiveFloor(party=BRAZIL), do.CloseItem("i3")):
        assert open_empty_round(sitting(*ROUND_OPEN, more).state) is None


def test_an_open_round_is_empty_again_when_its_only_speech_is_taken_back() -> None:
    state = sitting(*ROUND_OPEN, do.GiveFloor(party=BRAZIL), do.UndoSwitch()).state
    assert open_empty_round(state) == state.items[2]


def test_nothing_comes_next_after_the_meeting_or_before_an_armed_speech() -> None:
    for last in (do.CloseMeeting(), do.ArmFloor("s4")):
        assert empty_item_next(sitting(*ROUND_OPEN, last).state) is None


def test_stated_hours_move_with_a_meeting_to_another_day_only() -> None:
    assert [hours_moved(hours * 3_600_000) for hours in (3, -3, 24, -24)] == [0, 0, 86_400_000, -86_400_000]
