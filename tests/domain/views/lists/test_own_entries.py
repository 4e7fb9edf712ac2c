"""What one delegation sees of the lists: its own entries; of others only what the list publishes."""

from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model.list_rules import Band, ListRules
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import Capacity, ListOfSpeakers, Reason, SeenBy
from interp.domain.model.state import Meeting
from interp.domain.views.lists.own_entries import OwnEntry, OwnList, is_of, own_lists, own_number
from interp.wire import view_json
from tests.builders import BRAZIL, MINUTE, START, Sitting, sitting

OTHER = Party("delegation", "Kanarienland", id="kan", code="KAN")
CANARY = "Kanarienvogel"
RULES = ListRules(bands=(Band("dignitaries"), Band("states"), Band()), confirmation=("ngo",))
LIST = ListOfSpeakers("l1", ("i3",), RULES, closes_after_ms=15 * MINUTE)


def why(reason: Reason, after: str | None, other: str) -> str:
    place = f" {reason.place.reason} {reason.place.words}" if reason.place else ""
    return f"{reason.band}{place} after {after}" + (f" with {other}" if other else "")


def seen(state: Meeting, delegation: str = "BR") -> OwnList:
    (found,) = own_lists(state, delegation, "en", why).lists
    return found


def listed(seen_by: SeenBy) -> Sitting:
    """Return a list of three: another delegation (c3) with all that it has to hide, Brazil (c4), an NGO (c5)."""
    hidden = do.InscribeEntry(
        "l1", OTHER, "member", topic=f"{CANARY} sings", level="minister", channel="file", interpreter="es", video=True,
        capacity=Capacity("joint", (BRAZIL,), 54),
    )  # fmt: skip
    ngo = Party("organization", "Child Rights Coalition", id="crc")
    return sitting(do.SetList(replace(LIST, seen_by=seen_by))).later(77_000).does(hidden).does(
        do.InscribeEntry("l1", BRAZIL, "member", level="vice_minister"), do.InscribeEntry("l1", ngo, "ngo"),
    )  # fmt: skip


def test_a_delegation_sees_its_own_entry_with_place_and_reason() -> None:
    here = listed("desk")
    found = own_lists(here.state, "br", "en", why)
    assert (found.delegation, found.name and found.name.text) == ("br", "Brazil")
    assert found.mine_seq == own_number(here.state)
    (entry,) = found.lists[0].entries
    assert (entry.speech.id, entry.place, found.lists[0].waiting) == ("c4", 2, 3)
    assert (entry.level, entry.level_confirmed, entry.why) == ("vice_minister", False, "states after None")
    assert (entry.status, entry.standing, entry.not_reached, entry.to_confirm) == ("planned", "inscribed", False, False)
    assert seen(here.state, "crc").entries[0].to_confirm
    assert own_lists(here.state, "CUB", "en", why).name is None and seen(here.state, "CUB").entries == ()


@pytest.mark.parametrize("seen_by", ["desk", "delegations", "everyone"])
def test_nothing_of_another_is_seen_but_what_the_list_publishes(seen_by: SeenBy) -> None:
    here = listed(seen_by)
    here.does(do.AmendEntry("c3", confirmed=True), do.PlaceEntry("c4", "c3", "chair", f"{CANARY} asked"))
    hour = str(here.state.entries["c3"].at)
    told = str(view_json(own_lists(here.state, "BR", "en", why)))
    assert CANARY not in told and hour not in told
    assert all(each not in told for each in ("'minister'", "'file'", "'confirmed'", "Staff", "'es'", "statement': 'd"))
    assert (OTHER.name in told) == (seen_by != "desk")
    order = seen(here.state).order
    assert (order is None) == (seen_by == "desk")
    if order is not None:
        assert [each.party.name.text for each in order] == [OTHER.name, "Brazil", "Child Rights Coalition"]
        assert [each.own for each in order] == [False, True, False]
        assert [each.level for each in order] == [None] * 3 and order[0].capacity.others == 54
        here.does(do.AmendEntry("c3", level_confirmed=True))
        assert [each.level for each in seen(here.state).order or () if each.party.code == "KAN"] == ["minister"]


def test_whom_an_entry_was_placed_after_is_named_once_the_order_is_seen() -> None:
    def own(here: Sitting) -> OwnEntry:
        return seen(here.state).entries[0]

    hidden, shown = (listed(each).does(do.PlaceEntry("c4", "c3", "chair")) for each in ("desk", "delegations"))
    assert own(hidden).why == "states chair  after None"
    assert own(shown).why == "states chair  after Kanarienland"
    assert own(hidden.does(do.PlaceEntry("c4", None, "swap"))).why == "states swap  after "
    hidden, shown = (listed(each).does(do.SwapEntries("c4", "c3")) for each in ("desk", "delegations"))
    assert own(hidden).why == "states swap  after "
    assert own(shown).why == "states swap  after  with Kanarienland"


def test_the_window_is_counted_from_the_opening_of_the_item() -> None:
    here = listed("desk")
    assert (seen(here.state).closes_at, seen(here.state).closes_after_ms) == (None, 15 * MINUTE)
    here.does(do.OpenMeeting(), do.OpenItem("i3"))
    assert seen(here.state).closes_at == here.now + 15 * MINUTE
    before = own_lists(here.state, "BR", "en", why).mine_seq
    here.does(do.SetList(replace(LIST, opens_at=START, closes_at=START + MINUTE)))
    after = seen(here.state)
    assert (after.opens_at, after.closes_at) == (START, START + MINUTE)
    assert own_lists(here.state, "BR", "en", why).mine_seq > before


def test_an_entry_that_was_called_or_withdrawn_has_no_place_and_one_not_reached_says_so() -> None:
    here = listed("everyone").does(do.OpenMeeting(), do.OpenItem("i3"), do.GiveFloor("c4"))
    (entry,) = seen(here.state).entries
    assert (entry.status, entry.place, entry.why, seen(here.state).waiting) == ("on_floor", None, "", 2)
    here.does(do.EndFloor(), do.WithdrawEntry("c5"), do.OpenItem("i4"))
    assert seen(here.state, "crc").entries[0].standing == "withdrawn"
    (other,) = seen(here.state, "KAN").entries
    assert other.not_reached and other.place == 1


def test_a_party_is_named_by_its_code_or_its_id_in_capital_or_small_letters() -> None:
    assert is_of(BRAZIL, "BR") and is_of(BRAZIL, "br") and is_of(replace(BRAZIL, code=None), "BR")
    assert not is_of(BRAZIL, "CUB") and not is_of(Party("organization", "x", id="y"), "")
