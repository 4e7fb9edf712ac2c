"""The order of the programme: what comes next, and sequences with one element moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.domain.model import commands as do
from interp.domain.model.commands import Target
from interp.domain.rules.order import following, placed, upcoming
from tests.builders import sitting

S1, S2, S3 = Target("i1", "s1"), Target("i2", "s2"), Target("i2", "s3")
ROUND, FILM = Target("i3"), Target("i4", "s4")


def test_next_leads_through_the_whole_programme() -> None:
    assert list(upcoming(sitting().state)) == [S1, S2, S3, ROUND, FILM]


def test_what_is_behind_does_not_come_again() -> None:
    assert list(upcoming(sitting(do.OpenItem("i2")).state)) == [S2, S3, ROUND, FILM]


def test_the_armed_speech_comes_first_and_once() -> None:
    assert list(upcoming(sitting(do.ArmFloor("s3")).state)) == [S3, S1, S2, ROUND, FILM]


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
