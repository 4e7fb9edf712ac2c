"""The events of entries are applied: who inscribed and placed them, and what is anchored to them."""

from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import Hand, ListOfSpeakers
from tests.builders import sitting

ENTRIES = (do.InscribeEntry("l1", Party("organization", name), "ngo") for name in "ABC")


def test_an_amended_entry_keeps_or_loses_its_place_by_hand() -> None:
    here = sitting(do.SetList(ListOfSpeakers("l1", ("i3",))), *ENTRIES)
    here.does(do.PlaceEntry("c5", "c3"), do.PlaceEntry("c4", "c5"))
    entry = here.state.entries["c5"]
    assert entry.place and entry.place.by.at == here.now - 1_000
    assert entry.by.actor == entry.place.by.actor == "Staff"
    here.happened(ev.EntryAmended("c5", replace(entry, level="minister")))
    assert [*here.state.hands["l1"]] == [Hand("c5", "c3"), Hand("c4", "c5")]
    here.happened(ev.EntryAmended("c5", replace(entry, place=None), same_key=True))
    assert [*here.state.hands["l1"]] == [Hand("c5", "c3"), Hand("c4", "c5")]
    here.happened(ev.EntryAmended("c5", replace(entry, place=None)))
    assert [*here.state.hands["l1"]] == [Hand("c4", "c3")]
    here.happened(ev.EntryWithdrawn("c5"))
    assert here.state.entries["c5"].standing == "withdrawn"
