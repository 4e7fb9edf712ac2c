"""A view is made again only if something that it is made of changed: then the old one is what a new one would be."""

import random
from collections import Counter
from dataclasses import fields
from typing import Any

import pytest

from interp.domain.model import commands as do
from interp.domain.model.state import Floor, Meeting
from interp.domain.views import incremental_views
from interp.domain.views.attendee import CaptionView
from interp.domain.views.audiences import AUDIENCES, IN_NONE, IN_SOME, Audience, view
from interp.domain.views.incremental_views import COMPARED, later_view, parts
from tests.builders import audience
from tests.domain.views.open_meeting import at_s1
from tests.domain.views.recorded_day import days, walk
from tests.sample_sizes import size
from tests.speech_scripts import SENTENCES

TOLD = tuple(name for name, rule in AUDIENCES.items() if rule.reads is not None)
EVERY = tuple(audience(name, "fr") for name in TOLD)
Seen = dict[Audience, CaptionView]


def followed(before: Meeting, after: Meeting, seen: Seen) -> Counter[bool]:
    """Bring every view up to a state; fail unless it is a new one's equal. Return how many were the same object."""
    same: Counter[bool] = Counter()
    for each, old in seen.items():
        seen[each] = later_view(before, after, each, old)
        assert seen[each] == view(after, each), each
        same[seen[each] is old] += 1
    return same


def test_on_the_recorded_day_no_view_is_missed() -> None:
    same: Counter[bool] = Counter()
    for states in (day[:: size(4, torture=2)] for day in days()):
        seen = {each: view(states[0], each) for each in EVERY}
        for before, after in zip(states, states[1:], strict=False):
            same += followed(before, after, seen)
    assert same[True] and same[False]


@pytest.mark.parametrize("seed", range(size(2, torture=100)))
def test_after_random_commands_no_view_is_missed(seed: int) -> None:
    dice = random.Random(seed)
    state = dice.choice([state for states in days() for state in states if state.floor.speech])
    seen, same = {each: view(state, each) for each in EVERY}, Counter[bool]()
    for after in walk(state, dice, 120):
        same += followed(state, after, seen)
        state = after
    assert same[True] and same[False]


def spied(state: Meeting) -> tuple[Meeting, set[str], set[str]]:
    """Return the state as one that notes which of its parts, and which of its floor's, are read."""
    read: tuple[set[str], set[str]] = (set(), set())

    def noting(kind: type, noted: set[str]) -> Any:
        def get(self: object, name: str) -> Any:
            noted.add(name)
            return object.__getattribute__(self, name)

        return type(kind.__name__, (kind,), {"__slots__": (), "__getattribute__": get})

    floor = noting(Floor, read[1])(*(getattr(state.floor, each.name) for each in fields(Floor)))
    parts = (floor if each.name == "floor" else getattr(state, each.name) for each in fields(Meeting))
    return noting(Meeting, read[0])(*parts), *read


@pytest.mark.parametrize("name", TOLD)
def test_a_view_reads_the_parts_its_table_says_and_never_the_number_of_the_cue(name: str) -> None:
    known = {each.name for each in fields(Meeting)}
    read, of_floor = set[str](), set[str]()
    for states in days():
        for state in states[::2]:
            spy, of_state, on_floor = spied(state)
            view(spy, audience(name, "fr"))
            read |= of_state & known
            of_floor |= on_floor & {each.name for each in fields(Floor)}
    reads = AUDIENCES[name].reads
    assert reads is not None
    assert read - COMPARED <= set(parts(reads))
    assert reads <= read
    assert of_floor <= set(incremental_views.OF_FLOOR)


def test_a_part_of_the_state_that_no_table_names_is_in_every_view() -> None:
    named = IN_NONE | IN_SOME | COMPARED
    assert named < {each.name for each in fields(Meeting)}
    assert {"speeches", "texts"} <= set(parts(frozenset())) - named


def cue() -> tuple[Meeting, Meeting]:
    """Return the states before and after a sentence of the text is released."""
    sat = at_s1().does(do.LoadCaptions("s1", "d1", 6))
    before = sat.state
    return before, sat.does(do.ReleaseCaptions("s1", "pace", 1, SENTENCES[:1])).state


def test_a_cue_makes_no_view(monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = cue()
    seen = {each: view(before, each) for each in EVERY}
    expected = {each: view(after, each) for each in EVERY}

    def made(_: Meeting, each: Audience) -> CaptionView:
        raise AssertionError(each)

    monkeypatch.setattr(incremental_views, "view", made)
    later = {each: later_view(before, after, each, old) for each, old in seen.items()}
    assert later == expected
    assert {each.name for each in later if later[each] is not seen[each]} == {"booth", "console", "desk"}


def test_a_typed_line_changes_nothing_in_any_view() -> None:
    sat = at_s1()
    before = sat.state
    after = sat.does(do.TypeCaption("Thank you.", "en")).state
    assert all(later_view(before, after, each, seen) is seen for each in EVERY for seen in [view(before, each)])


def test_an_audience_of_which_nothing_is_known_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = cue()
    monkeypatch.setitem(AUDIENCES, "chair", AUDIENCES["chair"].__class__(AUDIENCES["chair"].view, None, quick=True))
    old = view(before, Audience("chair", "fr"))
    assert later_view(before, after, Audience("chair", "fr"), old) is not old
