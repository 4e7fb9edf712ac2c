"""The events of lists are applied: nothing is sorted again."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import Draw, ListOfSpeakers, OrderKey
from tests.builders import sitting

LIST = ListOfSpeakers("l1", ("i3",))


def test_the_order_is_that_of_the_event() -> None:
    entries = (do.InscribeEntry("l1", Party("organization", name), "ngo") for name in ("A", "B"))
    here = sitting(do.SetList(LIST), *entries)
    keys = (("c3", OrderKey(lot=2)), ("c4", OrderKey(lot=1)))
    here.happened(ev.ListOrdered("l1", "i3", ("c4", "c3"), keys, "drawn", Draw("x", ("c4", "c3"))))
    assert here.state.items[2].speeches == ("c4", "c3")
    assert [here.state.entries[each].lot for each in ("c3", "c4")] == [2, 1]
    assert here.state.entries["c3"].key == OrderKey(lot=2)
    before = here.state.items
    here.happened(ev.ListSet(ListOfSpeakers("l1", ("i3",), seen_by="everyone")))
    assert here.state.items is before and here.state.lists["l1"].seen_by == "everyone"
