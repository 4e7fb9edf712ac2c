"""What the screen in the room shows, and that it can be blank."""

from interp.domain.model import commands as do
from interp.domain.model.list_rules import ListRules
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.views.room import room_view
from tests.domain.views.open_meeting import DRAFT, at_s1, original


def test_the_room_can_be_blank() -> None:
    assert room_view(at_s1().does(do.BlankRoom()).state, "fr").blank
    assert not room_view(at_s1().state, "fr").blank


def test_the_room_sees_no_draft() -> None:
    item = room_view(at_s1().does(DRAFT).state, "fr").item
    assert item is not None and item.title == original("Opening")


def test_a_room_shown_again_is_blank_no_more() -> None:
    assert not room_view(at_s1().does(do.BlankRoom(), do.ShowRoom()).state, "fr").blank


def test_the_clock_of_the_item_is_shown_where_the_rules_of_the_open_list_want_it() -> None:
    for wanted in (True, False):
        listed = do.SetList(ListOfSpeakers("l1", ("i3",), ListRules(item_clock=wanted)))
        meeting = at_s1().does(listed)
        assert not room_view(meeting.state, "fr").item_clock
        assert room_view(meeting.does(do.OpenItem("i3")).state, "fr").item_clock is wanted
