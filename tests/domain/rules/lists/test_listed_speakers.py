"""What a meeting has on its lists: who waits, where, and what an anchor becomes."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import Hand, ListOfSpeakers
from interp.domain.rules.lists.listed_speakers import home_of_waiting, list_of, speeches_of, waiting_of, without_anchor
from interp.errors import NotFound
from tests.builders import BRAZIL, Sitting, sitting
from tests.given import given


def here(*more: do.Command) -> Sitting:
    """Return a meeting with a list over two items and three entries, c6 to c8."""
    parties = (Party("organization", name) for name in ("A", "B", "C"))
    entries = (do.InscribeEntry("l1", each, "ngo") for each in parties)
    over = (do.OpenMeeting(), do.OpenItem("i2"), do.CloseItem("i2"))
    return sitting(do.SetList(ListOfSpeakers("l1", ("i2", "i3"))), *over, *entries, *more)


def test_the_waiting_stand_in_the_first_item_in_which_anybody_waits() -> None:
    state = here(do.SkipSpeech("c7")).state
    home = home_of_waiting(state, list_of(state, "l1"))
    assert home is not None and home.id == "i2", "its two panellists were not heard"
    assert list(waiting_of(state, home)) == ["c6", "c8"]
    assert speeches_of(state, list_of(state, "l1")) == ("s2", "s3", "c6", "c7", "c8")
    with pytest.raises(NotFound):
        list_of(state, "l2")


def test_a_speech_that_goes_leaves_its_place_to_what_stands_before() -> None:
    state = here(do.PlaceEntry("c8", "c6"), do.PlaceEntry("c7", "c8")).state
    assert state.hands["l1"] == (Hand("c8", "c6"), Hand("c7", "c8"))
    assert without_anchor(state, "c8").hands["l1"] == (Hand("c7", "c6"),)
    assert without_anchor(state, "s2") is state


def test_an_item_that_is_removed_is_on_no_list_and_none_with_somebody_inscribed_is_removed() -> None:
    waits = sitting(do.SetList(ListOfSpeakers("l1", ("i3", "i4"))), do.InscribeEntry("l1", BRAZIL, "member"))
    given(waits).when(do.RemoveItem("i3")).refused("item_in_use")
    waits.does(do.RemoveItem("i4"))
    assert waits.state.lists["l1"].items == ("i3",)
    waits.does(do.PlaceEntry("c3", None), do.WithdrawEntry("c3"), do.RemoveItem("i3"))
    assert (waits.state.lists, waits.state.entries, waits.state.hands) == ({}, {}, {})
