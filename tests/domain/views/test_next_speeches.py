"""Who comes next: two speeches, one fewer for the public while one is armed, and to the public only their names.

Of a list of speakers also who spoke last and how many wait.
"""

from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers, SeenBy
from interp.domain.views.attendee import caption_view
from interp.domain.views.audiences import Audience, view
from tests.builders import BRAZIL, Sitting, sitting
from tests.domain.views.open_meeting import caption, console, original


def test_the_next_two_come_with_the_armed_one_first() -> None:
    seen = console(do.ArmFloor("s4"))
    assert [each.id for each in seen.next] == ["s4", "s2"]
    assert seen.armed is not None
    assert seen.armed.id == "s4"


@pytest.mark.parametrize(("armed", "coming"), [(None, ["s2", "s3"]), ("s4", ["s4"])])
def test_the_public_gets_two_to_come_and_one_less_while_one_is_armed(armed: str | None, coming: list[str]) -> None:
    seen = caption(do.ArmFloor(armed))
    assert [each.id for each in seen.next] == coming
    assert (seen.armed.id if seen.armed else None) == armed


def test_what_is_to_come_bears_no_topic_or_functions_in_public_and_both_for_those_who_work() -> None:
    assert [each.topic for each in caption().next] == [None, None]
    assert [each.topic for each in console().next] == [original("Safety"), None]
    (opening, _) = caption_view(sitting().state, "en").next
    assert opening.person is not None
    assert opening.person.functions == ()


def round_with(seen_by: SeenBy) -> Sitting:
    """Return the round open with three on its list: c3 and c4 states, c5 a group."""
    group = Party("group", "African Group", id="ag")
    cuba = replace(BRAZIL, id="cu", code="CU", name="Cuba")
    asked = [do.InscribeEntry("l1", each, "member") for each in (BRAZIL, cuba, group)]
    speakers = ListOfSpeakers("l1", ("i3",), seen_by=seen_by)
    return sitting(do.SetList(speakers), *asked, do.OpenMeeting(), do.OpenItem("i3"))


def told(here: Sitting, name: str = "captions") -> tuple[str | None, int | None]:
    seen = view(here.state, Audience(name, "en"))
    return seen.last.id if seen.last else None, seen.remaining


def test_of_a_list_it_is_told_who_spoke_last_and_how_many_wait() -> None:
    here = round_with("everyone")
    assert told(here) == told(here, "room") == told(here, "chair") == (None, 3)
    first, second, third = here.state.items[2].speeches
    here.does(do.GiveFloor(first))
    assert told(here) == (None, 2)
    here.does(do.ArmFloor(third))
    assert told(here) == (None, 2), "the armed one waits too"
    here.does(do.GiveFloor(third), do.InterruptFloor("point_of_order", party=BRAZIL))
    assert told(here) == (first, 1), "who raises a point of order is not on the list"
    here.does(do.ReturnFloor(), do.MarkSpeechAbsent(second))
    assert told(here) == (first, 0)
    here.does(do.EndFloor())
    assert told(here) == (third, 0)


def test_who_speaks_again_was_the_last_to_speak() -> None:
    here = round_with("everyone")
    first, second, third = here.state.items[2].speeches
    here.does(do.GiveFloor(first), do.GiveFloor(second), do.GiveFloor(first), do.GiveFloor(third))
    assert told(here)[0] == first
    here.does(do.UndoSwitch())
    assert told(here)[0] == second


@pytest.mark.parametrize("seen_by", ["desk", "delegations"])
def test_how_many_wait_is_told_to_nobody_who_does_not_see_the_list(seen_by: SeenBy) -> None:
    here = round_with(seen_by)
    first = here.state.items[2].speeches[0]
    here.does(do.GiveFloor(first), do.EndFloor())
    assert [told(here, name) for name in ("captions", "room", "technician")] == [(first, None)] * 3
    assert [told(here, name) for name in ("chair", "console")] == [(first, 2)] * 2


def test_nothing_of_it_is_told_of_an_item_without_a_list() -> None:
    here = round_with("everyone").does(do.OpenItem("i2"), do.AdvanceFloor(None), do.AdvanceFloor("s2"))
    assert told(here) == (None, None)
