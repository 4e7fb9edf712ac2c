"""A list of speakers is set as a whole: what it may be, and what may change once somebody is inscribed."""

from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.list_rules import Band, CategoryLimit, ListRules
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.rules.carrying import elsewhere
from interp.domain.rules.evolve import replay
from interp.domain.rules.lists.list_order import drawn
from tests.builders import BRAZIL, sitting
from tests.given import given
from tests.row_by_row import row_by_row

RULES = ListRules("ours", limits=(CategoryLimit("everyone", 120_000),), bands=(Band("states"), Band()))
LIST = ListOfSpeakers("l1", ("i3",), RULES)
SET = do.SetList(LIST)
INSCRIBE = do.InscribeEntry("l1", BRAZIL, "member")


def test_a_list_is_set_with_its_own_copy_of_the_rules_and_again_is_nothing() -> None:
    given().when(SET).then(ev.ListSet(LIST))
    given(SET).when(SET).nothing()
    seen = replace(LIST, seen_by="everyone", closes_at=9)
    given(SET, INSCRIBE).when(do.SetList(seen)).then(ev.ListSet(seen))


@row_by_row(
    ("changes", "reason"),
    [
        ({"closes_at": -1}, "out_of_range"),
        ({"opens_at": 5, "closes_at": 5}, "out_of_range"),
        ({"closes_after_ms": -1}, "out_of_range"),
        ({"id": "l2"}, "item_has_list"),
        ({"items": ("i2",)}, "list_in_use"),
        ({"items": ("i2", "i3"), "rules": replace(RULES, rounds=1)}, "too_many_rounds"),
    ],
)
def test_what_is_refused(changes: dict[str, object], reason: str) -> None:
    given(SET, INSCRIBE).when(do.SetList(replace(LIST, **changes))).refused(reason)  # type: ignore[arg-type]


@row_by_row(
    "changes",
    [
        {"id": ""}, {"items": ()}, {"items": ("i3", "i3")},
        {"rules": ListRules(bands=())}, {"rules": ListRules(bands=(Band(), Band()))},
        {"rules": ListRules(limits=(CategoryLimit("everyone", 0),))},
        {"rules": ListRules(limits=(CategoryLimit("everyone", 1),) * 51)},
    ],
)  # fmt: skip
def test_what_is_no_list(changes: dict[str, object]) -> None:
    given().when(do.SetList(replace(LIST, **changes))).bad_request("invalid")  # type: ignore[arg-type]


def test_an_unknown_item_and_a_closed_meeting() -> None:
    given().when(do.SetList(replace(LIST, items=("i9",)))).not_found("item")
    given(do.OpenMeeting(), do.CloseMeeting()).when(SET).refused("meeting_closed")


BY_LOT = replace(LIST, rules=ListRules(bands=(Band("states", "lot"), Band())))
KENYA, CHILE = Party("delegation", "Kenya", code="KE"), Party("delegation", "Chile", code="CL")
THREE = tuple(do.InscribeEntry("l1", party, "member") for party in (BRAZIL, KENYA, CHILE))
NGO = do.InscribeEntry("l1", Party("organization", "Acme"), "ngo")


def test_lots_are_drawn_with_a_seed_that_anybody_can_use_again() -> None:
    here = sitting(do.SetList(BY_LOT), *THREE, NGO)
    drawn_ = drawn(("c3", "c4", "c5"), "7 March")
    here.does(do.DrawList("l1", "7 March"))
    event = here.log[-1].event
    assert isinstance(event, ev.ListOrdered)
    assert (event.speeches, event.why, event.draw) == ((*drawn_.result, "c6"), "drawn", drawn_)
    assert here.state.items[2].speeches == event.speeches
    assert [here.state.entries[each].lot for each in drawn_.result] == [1, 2, 3]
    given(here).when(do.DrawList("l1", "again")).refused("nobody_to_draw")
    here.does(do.InscribeEntry("l1", Party("delegation", "Norway"), "observer"))
    assert here.state.items[2].speeches == (*drawn_.result, "c8", "c6"), "the late are after all who were drawn"


def test_a_draw_by_hand_is_entered_and_a_place_by_hand_stays_behind_its_anchor() -> None:
    here = sitting(do.SetList(BY_LOT), *THREE, NGO, do.PlaceEntry("c6", "c4"))
    given(here).when(do.DrawList("l1", result=("c4", "c5"))).bad_request("invalid")
    here.does(do.DrawList("l1", result=("c5", "c4", "c3")))
    assert here.state.items[2].speeches == ("c5", "c4", "c6", "c3")
    assert replay(here.log) == here.state
    given(SET, INSCRIBE).when(do.DrawList("l1")).refused("nobody_to_draw")
    given(SET).when(do.DrawList("l9")).not_found("list")


def test_other_rules_order_again_who_waits_in_one_event() -> None:
    here = sitting(do.OpenMeeting(), SET, *THREE, do.GiveFloor("c4"))
    assert here.state.items[2].speeches == ("c4", "c5", "c6")
    names = replace(LIST, rules=ListRules(bands=(Band("states", "alphabetical"), Band())))
    here.does(do.InscribeEntry("l1", Party("delegation", "Åland"), "observer"), do.SetList(names))
    assert [type(each.event) for each in here.log[-2:]] == [ev.ListSet, ev.ListOrdered]
    assert tuple(here.state.items[2].speeches) == ("c4", "c8", "c6", "c5"), "Åland, Chile, Kenya; the floor stays"


def test_a_carry_that_is_known_or_unknown_is_handed_on_once() -> None:
    other = sitting(id="m2").state
    here = sitting(SET, INSCRIBE)
    carry = ev.ListCarryAsked("l1", elsewhere(other, "l1"), "i3", (f"c{here.asked}",))
    given(here, carry).when(do.HandOnList(0)).then(ev.ListHandedOn(0))
    given(here).when(do.HandOnList(0, "target_over")).then(ev.ListKept(0, "target_over"))
    given(here, do.HandOnList(0)).when(do.HandOnList(0)).nothing()
    given(here).when(do.HandOnList(1)).bad_request("invalid")
