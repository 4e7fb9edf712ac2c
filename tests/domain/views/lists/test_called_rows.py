"""Who was not called in the first round of a list is shown in the round that is open or next, for whoever sees them."""

from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers, SeenBy
from interp.domain.views.lists.called_rows import as_called
from interp.domain.views.parts.view_part_cache import public_state
from interp.domain.views.programme import programme
from tests.builders import Sitting, sitting


def panel(seen_by: SeenBy = "everyone") -> Sitting:
    """Return a meeting whose round i3 and the one after the film (i5) have one list; a, b and c are inscribed."""
    here = sitting()
    here.happened(*(ev.ItemAdded(replace(item, id="i5"), "i4") for item in here.state.items[2:3]))
    here.does(do.SetList(ListOfSpeakers("l1", ("i3", "i5"), seen_by=seen_by)))
    here.does(*(do.InscribeEntry("l1", Party("delegation", each), "member") for each in "abc"))
    return here.does(do.OpenMeeting(), do.OpenItem("i3"), do.AdvanceFloor(None))


def shown(here: Sitting) -> dict[str, str]:
    """Return the names in the rounds as the public is shown them."""
    state = public_state(here.state)
    rows = as_called(state, programme(here.state, "en").items)
    names = {row.item.id: [each.speech.party.name.text for each in row.speeches] for row in rows}
    return {item: "".join(each for each in names[item] if each in "abc") for item in ("i3", "i5")}


def test_who_waits_is_in_the_open_round_or_the_next() -> None:
    here = panel()
    assert shown(here) == {"i3": "abc", "i5": ""}
    here.does(do.OpenItem("i4"))
    assert shown(here) == {"i3": "a", "i5": "bc"}
    here.does(do.OpenItem("i5"), do.AdvanceFloor(None))
    assert shown(here) == {"i3": "a", "i5": "bc"}
    here.does(do.CloseMeeting())
    assert shown(here) == {"i3": "ac", "i5": "b"}


def test_who_is_not_shown_to_the_public_is_in_neither_round() -> None:
    here = panel("desk").does(do.OpenItem("i4"))
    assert shown(here) == {"i3": "a", "i5": ""}
