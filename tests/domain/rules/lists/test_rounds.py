"""One list over the rounds of a panel: who waits goes on in the next, undo puts back, limits, confirmation, the end."""

from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.commands import Target
from interp.domain.model.list_rules import Band, CategoryLimit, ListRules, Reduction
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.model.state import ItemStatus
from interp.domain.rules.lists.listed_speakers import home_of_waiting
from interp.domain.rules.lists.rounds import calling_item, carried, is_not_reached, listed_speeches
from interp.domain.rules.programme_order import following, passed_over, upcoming
from interp.domain.rules.time_limits import limit_of
from interp.domain.views.console import console_view
from interp.domain.views.programme import programme, speaker_list
from tests.builders import BRAZIL, MINUTE, Sitting, sitting
from tests.given import given

RULES = ListRules(
    bands=(Band("states"), Band()), confirmation=("ngo",),
    limits=(CategoryLimit("member", 3 * MINUTE), CategoryLimit("everyone", MINUTE)),
)  # fmt: skip
ROUNDS = ListOfSpeakers("l1", ("i3", "i5"), RULES, seen_by="everyone")
OPEN, UNDO, NEXT = do.OpenMeeting(), do.UndoSwitch(), do.AdvanceFloor(None)


def state_named(name: str, category: str = "member", **more: object) -> do.InscribeEntry:
    return do.InscribeEntry("l1", Party("delegation", name), category, **more)  # type: ignore[arg-type]


def panel(*more: do.Command, rules: ListRules = RULES) -> Sitting:
    """Return a meeting in its first round (i3), with a second one after the film: a, b and c are inscribed."""
    here = sitting().happened(
        *(ev.ItemAdded(replace(item, id="i5", title="Second round"), "i4") for item in sitting().state.items[2:3])
    )
    here.does(do.SetList(replace(ROUNDS, rules=rules)), *map(state_named, "abc"), OPEN, do.OpenItem("i3"))
    return here.does(*more)


A, B, C = "c4", "c5", "c6"  # c1 is the plan, c2 the item, c3 the list


def items(here: Sitting) -> dict[str, tuple[str, ...]]:
    return {item.id: item.speeches for item in here.state.items if item.id in ("i3", "i5")}


def after_one() -> Sitting:
    """Return the panel with one heard in the first round and the film on."""
    return panel(do.AdvanceFloor(None), do.OpenItem("i4"))


def test_who_was_not_heard_is_at_the_head_of_the_next_round() -> None:
    here = after_one()
    assert items(here) == {"i3": (A, B, C), "i5": ()}
    assert {each.id: each.status for each in here.state.items}["i3"] == ItemStatus.DONE
    assert list(upcoming(here.state))[1:] == [Target("i5", B), Target("i5", C)]
    here.does(do.OpenItem("i5"))
    assert [each.speech.id for each in speaker_list(here.state, "en").entries] == [B, C]
    given(here).when(do.AdvanceFloor(None)).then(ev.FloorGiven("i5", B, None, 3 * MINUTE, None))
    here.does(NEXT)
    assert items(here) == {"i3": (A, C), "i5": (B,)}
    assert [each.speech.id for each in speaker_list(here.state, "en").entries] == [B, C]
    assert following(here.state) == Target("i5", C)
    here.does(state_named("d"))
    assert listed_speeches(here.state, here.state.items[4]) == (B, C, f"c{here.asked}")


def test_giving_the_floor_to_one_of_them_does_not_go_back_to_the_first_round() -> None:
    here = after_one().does(do.OpenItem("i5"))
    started = here.state.floor.item_clock
    here.does(do.ArmFloor(C))
    assert following(here.state) == Target("i5", C)
    here.does(do.GiveFloor(C))
    assert here.place == Target("i5", C) and here.state.floor.item_clock == started
    here.does(do.EndFloor(), do.GiveFloor(A))
    assert here.place == Target("i3", A), "who has spoken is called again where it spoke"


def test_undo_restores_order_home_and_the_place_by_hand() -> None:
    here = after_one().does(do.OpenItem("i5"), do.PlaceEntry(C, A, "request"))
    before, hands = here.state, here.state.hands
    undone = here.does(do.GiveFloor(C), UNDO).state
    assert (undone.items, undone.hands) == (before.items, hands)
    assert undone.floor == before.floor
    # an anchor that was called elsewhere leaves who stood behind it where it was
    here = after_one().does(do.OpenItem("i5"), do.PlaceEntry(C, B), do.GiveFloor(B), state_named("d"))
    assert items(here) == {"i3": (A, C, f"c{here.asked}"), "i5": (B,)}
    assert items(here.does(UNDO))["i5"] == ()


def test_next_opens_the_second_round_where_nobody_waits_and_the_first_stays_open_to_the_list() -> None:
    here = panel(*[do.AdvanceFloor(each) for each in (None, A, B)])
    assert following(here.state) == Target("i4", "s4")
    here.does(do.AdvanceFloor(C), do.EndFloor())
    assert following(here.state) == Target("i5")
    home = home_of_waiting(here.state, here.state.lists["l1"])
    assert home and home.id == "i5"
    here.does(state_named("d"))
    assert items(here)["i5"] == (f"c{here.asked}",)


def test_who_is_to_be_confirmed_is_passed_over_and_the_view_says_so() -> None:
    here = panel(*[do.AdvanceFloor(each) for each in (None, A, B)], state_named("Acme", "ngo"))
    acme = f"c{here.asked}"
    assert (following(here.state), passed_over(here.state)) == (Target("i4", "s4"), (acme,))
    assert console_view(here.state, "en").advance.passed_over == 1
    here.does(do.AmendEntry(acme, confirmed=True))
    assert (following(here.state), passed_over(here.state)) == (Target("i3", acme), ())
    here.does(do.AmendEntry(acme, confirmed=False), do.OpenItem("i4"), do.EndFloor(), NEXT, do.EndFloor())
    assert following(here.state) == Target("i5"), "the round is opened: there is somebody to confirm"
    assert console_view(here.state, "en").next_item is None
    here.does(do.GiveFloor(acme))
    assert here.place == Target("i5", acme), "the desk may call anybody"


def test_limits_are_by_category_and_no_entry_takes_a_share_of_the_block() -> None:
    here = panel(state_named("Acme", "ngo"), do.AddSpeech("i3", BRAZIL))
    limits = {each: limit_of(here.state, here.state.speeches[each]).limit_ms for each in items(here)["i3"]}
    assert list(limits.values()) == [3 * MINUTE, 3 * MINUTE, 3 * MINUTE, MINUTE, 2 * MINUTE]
    shared = sitting(do.AmendItem("i3", speech_limit_ms=0), do.AddSpeech("i3", BRAZIL))
    share = limit_of(shared.state, shared.state.speeches["c3"])
    shared.does(do.SetList(ListOfSpeakers("l1", ("i3",))), *map(state_named, "abc"))
    assert limit_of(shared.state, shared.state.speeches["c3"]) == share
    assert limit_of(shared.state, shared.state.speeches["c5"]).limit_ms is None


def test_a_limit_is_fixed_when_armed_and_falls_with_the_number_inscribed() -> None:
    rules = replace(RULES, reductions=(Reduction(3, (CategoryLimit("everyone", MINUTE),)),))
    here = panel(do.ArmFloor(A), rules=rules)
    before = programme(here.state, "en").programme_seq
    here.does(state_named("d"))
    assert limit_of(here.state, here.state.speeches[A]).limit_ms == 3 * MINUTE
    assert limit_of(here.state, here.state.speeches[B]).limit_ms == MINUTE
    news = programme(here.state, "en", since=before).items
    assert {each.speech.id for item in news for each in item.speeches} >= {B, C}
    divided = panel(rules=ListRules(divide=True))
    assert limit_of(divided.state, divided.state.speeches[A]).limit_ms == 45 * MINUTE // 3


def test_who_waits_when_the_list_is_over_was_not_reached() -> None:
    here = after_one()
    assert not is_not_reached(here.state, B)
    here.does(do.OpenItem("i5"), do.AdvanceFloor(None))
    before = programme(here.state, "en").programme_seq
    here.does(do.CloseMeeting())
    rows = {each.speech.id: each for item in programme(here.state, "en").items for each in item.speeches}
    assert [rows[each].entry.not_reached for each in (A, B, C)] == [False, False, True]  # type: ignore[union-attr]
    news = programme(here.state, "en", since=before).items
    assert C in {each.speech.id for item in news for each in item.speeches}
    assert calling_item(here.state, here.state.lists["l1"]) is None


def test_an_item_without_a_list_is_left_as_before() -> None:
    here = sitting(OPEN, do.OpenItem("i2"), do.OpenItem("i3"))
    assert here.state.items[1].status == ItemStatus.PLANNED
    assert carried(here.state, here.state.items[2]) == ()
