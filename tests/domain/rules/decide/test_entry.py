"""Inscription on a list of speakers: where an entry stands, who is refused, and places by hand that stay."""

import random
from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.done_by import DoneBy
from interp.domain.model.list_rules import LEVELS, Band, ListRules
from interp.domain.model.parties import Party, Speech, SpeechStatus
from interp.domain.model.speaker_lists import Capacity, Entry, Hand, ListOfSpeakers, OrderKey, Place
from interp.domain.rules.evolve import replay
from interp.domain.rules.lists.list_order import letters
from tests.builders import BRAZIL, HOUR, SECOND, START, Sitting, person, sitting
from tests.domain.rules.lists.list_on_paper import Line, Paper
from tests.domain.rules.lists.test_list_order import entry_of, rules_of
from tests.given import given
from tests.row_by_row import row_by_row
from tests.sample_sizes import size

RULES = ListRules(bands=(Band("dignitaries"), Band("groups"), Band()), leave_when_late=("member",), once=True)
SET = do.SetList(ListOfSpeakers("l1", ("i3",), RULES))
OPEN, NEXT = do.OpenMeeting(), do.AdvanceFloor(None)
UNION = Party("group", "European Union", id="eu", code="EU")
ACME = Party("organization", "Acme")


MORE = ("withdraw", "vain", "amend")


def inscribed(party: Party = BRAZIL, **fields: object) -> do.InscribeEntry:
    return do.InscribeEntry("l1", party, **{"category": "member"} | fields)  # type: ignore[arg-type]


def order_of(given_: Sitting) -> tuple[str, ...]:
    return given_.state.items[2].speeches


def test_an_entry_is_a_speech_where_the_rules_put_it_and_remembers_its_key() -> None:
    here = sitting(SET, inscribed())
    speech = Speech("c4", "floor_speaker", UNION, on_behalf_of=(UNION,))
    entry = Entry("l1", here.now, "group", capacity=Capacity("group", (UNION,)), key=OrderKey(1, 0, here.now))
    command = do.InscribeEntry("l1", UNION, capacity=Capacity("group", (UNION,)))
    given(here).when(command).then(ev.SpeechAdded("i3", speech, None), ev.EntryInscribed("c4", entry))
    here.does(command)
    assert order_of(here) == ("c4", "c3")
    assert here.state.entries["c4"].by == DoneBy("Staff", "desk-1", here.now)


@row_by_row(
    ("command", "reason"),
    [
        (inscribed(Party("delegation", "")), "empty_text"),
        (inscribed(), "inscribed_already"),
        (inscribed(Party("delegation", "Brésil", code="BR", language="fr")), "inscribed_already"),
        (do.InscribeEntry("l1", ACME), "category_unknown"),
        (do.InscribeEntry("l1", Party("delegation", "X")), "category_unknown"),
    ],
)
def test_who_is_refused(command: do.InscribeEntry, reason: str) -> None:
    given(SET, inscribed()).when(command).refused(reason)


def test_a_second_entry_is_another_capacity_another_turn_or_asked_for() -> None:
    here = sitting(SET, inscribed())
    here.does(inscribed(again=True), inscribed(turn=2), inscribed(capacity=Capacity("group", (UNION,))))
    assert len(here.state.entries) == 4
    given(here).when(inscribed(capacity=Capacity("group", (UNION,)))).refused("inscribed_already")


@row_by_row(
    "command",
    [
        inscribed(ACME, turn=3), inscribed(ACME, category="concerned"), inscribed(ACME, capacity=Capacity("group")),
        inscribed(ACME, capacity=Capacity("national", (UNION,))), inscribed(ACME, capacity=Capacity("joint", (), 194)),
    ],
)  # fmt: skip
def test_what_is_no_entry(command: do.InscribeEntry) -> None:
    given(SET).when(command).bad_request("invalid")


def test_what_is_not_there() -> None:
    given().when(inscribed()).not_found("list")
    given(SET).when(inscribed(addressed_to=("p9",))).not_found("person")
    given(SET).when(do.PlaceEntry("s1", None)).not_found("speech")
    given(SET, inscribed()).when(do.PlaceEntry("c3", "s1")).not_found("speech")


def test_before_the_window_nobody_is_inscribed_and_after_it_some_with_leave() -> None:
    window = ListOfSpeakers("l1", ("i3",), RULES, opens_at=START + 10 * SECOND, closes_after_ms=15 * SECOND)
    here = sitting(do.SetList(window))
    given(here).when(inscribed()).refused("inscription_not_open")
    here.later(20 * SECOND).does(OPEN, do.OpenItem("i3")).later(15 * SECOND)
    given(here).when(inscribed()).refused("inscription_closed")
    assert here.would(inscribed(leave=True))[1].leave  # type: ignore[attr-defined]
    assert not here.would(inscribed(ACME, category="ngo"))[1].leave  # type: ignore[attr-defined]


def test_delegations_inscribe_themselves_between_two_hours_and_the_desk_before_and_after() -> None:
    rules = replace(RULES, opens_before_ms=2 * HOUR, online_closes_before_ms=HOUR)
    own = inscribed(ACME, category="ngo", channel="delegation")
    hours = {"starts_at": START + 3 * HOUR, "ends_at": START + 6 * HOUR}
    here = sitting(do.SetList(ListOfSpeakers("l1", ("i3",), rules)), **hours)
    given(here).when(own).refused("inscription_not_open", list="l1", opens_at=START + HOUR)
    assert here.would(inscribed(ACME, category="ngo"))
    here.later(HOUR)
    assert here.would(own)
    here.later(HOUR)
    given(here).when(own).refused("inscription_at_desk", list="l1")
    assert here.would(inscribed(ACME, category="ngo"))


def test_where_a_party_has_one_entry_another_is_by_leave_of_the_chair_on_record() -> None:
    here = sitting(SET, inscribed())
    assert here.would(inscribed(again=True))[1].leave  # type: ignore[attr-defined]
    several = sitting(do.SetList(ListOfSpeakers("l1", ("i3",), replace(RULES, once=False))), inscribed())
    given(several).when(inscribed()).refused("inscribed_already")
    assert not several.would(inscribed(again=True))[1].leave  # type: ignore[attr-defined]
    assert not here.would(inscribed(ACME, again=True))[1].leave  # type: ignore[attr-defined]


def test_the_waiting_of_a_list_stand_in_its_first_item_that_is_not_over() -> None:
    both = do.SetList(ListOfSpeakers("l1", ("i2", "i3"), RULES))
    over = (do.SkipSpeech("s2"), do.SkipSpeech("s3"), OPEN, do.OpenItem("i2"), do.CloseItem("i2"))
    here = sitting(both, *over, inscribed())
    assert order_of(here) == ("c8",)
    here = sitting(SET, OPEN, do.OpenItem("i3"), do.CloseItem("i3"))
    given(here).when(inscribed(ACME)).refused("list_over")


def test_a_place_by_hand_is_recorded_with_its_reason_and_stays() -> None:
    kenya, chile = Party("delegation", "Kenya", code="KE"), Party("delegation", "Chile", code="CL")
    here = sitting(SET, inscribed(), inscribed(kenya), inscribed(chile))
    place = do.PlaceEntry("c5", "c3", "request", "flight at noon")
    given(here).when(place).then(ev.EntryPlaced("c5", "c3", "request", "flight at noon"), ev.SpeechMoved("c5", "c3"))
    here.does(place, inscribed(UNION, category="group"))
    assert order_of(here) == ("c7", "c3", "c5", "c4")
    by = DoneBy("Staff", "desk-1", here.now - SECOND)
    assert here.state.entries["c5"].place == Place("c3", "request", "flight at noon", by)
    given(here).when(place).nothing()
    here.does(do.RemoveSpeech("c3"))
    assert order_of(here) == ("c7", "c5", "c4") and "c3" not in here.state.entries
    here.does(inscribed(ACME, category="member"), do.MoveSpeech("c4", "c7"))
    assert order_of(here) == ("c7", "c4", "c5", "c9")
    assert here.state.entries["c4"].place == Place("c7", "command", by=DoneBy("Staff", "desk-1", here.now))


def test_what_others_commands_add_stands_where_they_say() -> None:
    here = sitting(SET, inscribed(), inscribed(ACME, category="ngo"), do.AddSpeech("i3", UNION, after="c3"))
    here.does(do.InscribeEntry("l1", person("p9", "A minister"), "member", level="minister", level_confirmed=True))
    assert order_of(here) == ("c6", "c3", "c5", "c4")


def test_an_entry_is_confirmed_and_falls_back_when_its_level_does_not_count_any_more() -> None:
    here = sitting(SET, inscribed(), inscribed(UNION, category="group"), inscribed(ACME, level="minister"))
    assert order_of(here) == ("c4", "c3", "c5"), "claimed, and not confirmed"
    sure = do.AmendEntry("c5", confirmed=True, level_confirmed=True)
    assert [type(each) for each in here.would(sure)] == [ev.EntryAmended, ev.SpeechMoved]
    here.does(sure)
    assert order_of(here) == ("c5", "c4", "c3") and here.state.entries["c5"].standing == "confirmed"
    given(here).when(sure).nothing()
    here.does(do.AmendEntry("c5", level="chair_of_delegation"))
    assert order_of(here) == ("c4", "c3", "c5") and not here.state.entries["c5"].level_confirmed
    here.does(do.PlaceEntry("c5", None), do.AmendEntry("c5", level="minister", level_confirmed=True))
    assert order_of(here) == ("c5", "c4", "c3")
    given(here).when(do.AmendEntry("c5", addressed_to=("p9",))).not_found("person")


def test_an_entry_whose_key_is_as_before_stays_and_so_does_who_was_placed_after_it() -> None:
    here = sitting(SET, *(inscribed(Party("organization", name), category="ngo") for name in "ABC"))
    here.does(do.PlaceEntry("c5", "c3", "request"))
    order, hands = order_of(here), here.state.hands
    for facts in ({"confirmed": True}, {"video": True}, {"level": "minister"}):
        change = do.AmendEntry("c3", **facts)
        assert [type(each) for each in here.would(change)] == [ev.EntryAmended]
        here.does(change)
        assert (order_of(here), here.state.hands) == (order, hands)
    here.does(do.AmendEntry("c3", level_confirmed=True))
    assert order_of(here) == ("c5", "c3", "c4"), "the first of the rules, behind who was placed at the head"
    assert here.state.hands == {"l1": (Hand("c5", None),)}
    assert replay(here.log) == here.state


def test_who_is_called_in_vain_is_last_of_the_band_or_loses_the_turn() -> None:
    last = sitting(SET, inscribed(), inscribed(ACME), inscribed(UNION, category="group"))
    last.does(OPEN, do.ArmFloor("c3"), do.CallEntryInVain("c3"))
    assert last.state.floor.armed is None
    assert order_of(last) == ("c5", "c4", "c3") and last.state.entries["c3"].absent_at == last.now
    loses = do.SetList(ListOfSpeakers("l1", ("i3",), replace(RULES, absence="loses_turn")))
    given(loses, inscribed()).when(do.CallEntryInVain("c3")).then(ev.SpeechMarkedAbsent("c3"))


def test_who_withdraws_is_skipped_and_may_be_inscribed_again() -> None:
    here = sitting(SET, inscribed(), inscribed(ACME))
    given(here).when(do.WithdrawEntry("c3")).then(ev.EntryWithdrawn("c3"), ev.SpeechSkipped("c3"))
    here.does(do.WithdrawEntry("c3"))
    given(here).when(do.WithdrawEntry("c3")).nothing()
    given(here).when(do.PlaceEntry("c3", None)).refused("not_planned")
    here.does(inscribed())
    assert order_of(here) == ("c3", "c4", "c6")


@row_by_row("seed", range(size(25, torture=60)))
def test_sittings_by_chance_are_as_on_paper_and_replay_alike(seed: int) -> None:
    """Inscribed, placed, moved, called, skipped and removed at random; equal times cannot occur here."""
    chance = random.Random(seed)
    rules = rules_of(chance)
    rules = replace(rules, bands=rules.bands or (Band(),))
    here, paper = sitting(do.SetList(ListOfSpeakers("l1", ("i3",), rules)), OPEN, do.OpenItem("i3")), Paper(rules)
    for number in range(18):
        waiting = [each for each in order_of(here) if here.state.speeches[each].status == SpeechStatus.PLANNED]
        act = chance.choice(("inscribe", "inscribe", "inscribe", "place", "move", "call", "skip", "remove", *MORE))
        if act == "inscribe" or not waiting:
            _inscribe(here, paper, chance, number)
            continue
        who = chance.choice(waiting)
        after = chance.choice([None, *(each for each in order_of(here) if each != who)])
        match act:
            case "place":
                here.does(do.PlaceEntry(who, after))
                paper.put(who, after)
            case "move":
                if here.would(do.MoveSpeech(who, after)):
                    paper.put(who, after)
                here.does(do.MoveSpeech(who, after))
            case "call" | "skip":
                here.does(do.GiveFloor(who) if act == "call" else do.SkipSpeech(who))
                paper.cross_out(who)
            case "remove":
                here.does(do.RemoveSpeech(who))
                paper.take(who)
            case "withdraw":
                here.does(do.WithdrawEntry(who))
                paper.cross_out(who)
            case "vain":
                here.does(do.CallEntryInVain(who))
                paper.absent(who, here.now)
            case "amend":
                level, sure = chance.choice(LEVELS), chance.random() < 0.7
                if here.would(do.AmendEntry(who, level=level, level_confirmed=sure)):
                    before = here.state.entries[who]
                    paper.amend(who, replace(before, level=level, level_confirmed=sure))
                here.does(do.AmendEntry(who, level=level, level_confirmed=sure))
    assert order_of(here) == paper.ids()
    assert replay(here.log) == here.state
    for hand in here.state.hands.get("l1", ()):
        assert hand.after in (None, *order_of(here)), "an anchor dangles"


def _inscribe(here: Sitting, paper: Paper, chance: random.Random, number: int) -> None:
    facts, name = entry_of(chance), f"{chance.choice('ABÇÉ')}{number}"
    kind = "group" if facts.capacity.kind == "group" else facts.capacity.kind
    capacity = Capacity(kind, (UNION,)) if kind != "national" else Capacity()
    here.does(do.InscribeEntry(
        "l1", Party("delegation", name), facts.category, capacity=capacity, level=facts.level,
        level_confirmed=facts.level_confirmed, concerned=facts.concerned, turn=facts.turn,
    ))  # fmt: skip
    who = f"c{here.asked}"
    paper.inscribe(Line(who, here.state.entries[who], letters(name)))


def test_two_entries_change_places_and_back_beside_each_other_or_not() -> None:
    here = sitting(SET, *(inscribed(Party("organization", name), category="ngo") for name in "ABCD"))
    assert order_of(here) == ("c3", "c4", "c5", "c6")
    for pair, after in ((("c3", "c6"), ("c6", "c4", "c5", "c3")), (("c5", "c4"), ("c3", "c5", "c4", "c6"))):
        here.does(do.SwapEntries(*pair))
        assert order_of(here) == after
        places = [here.state.entries[each].place for each in pair]
        assert [(each.reason, each.other) for each in places if each] == [("swap", other) for other in pair[::-1]]
        here.does(do.SwapEntries(*pair))
        assert order_of(here) == ("c3", "c4", "c5", "c6")
    here.does(do.SwapEntries("c3", "c4"), inscribed(Party("organization", "E"), category="ngo"))
    assert order_of(here)[:2] == ("c4", "c3"), "a later inscription undoes no swap"
    given(here).when(do.SwapEntries("c3", "c3")).not_found("speech")
    given(here).when(do.SwapEntries("c3", "s4")).not_found("speech")
    here.does(do.WithdrawEntry("c4"))
    given(here).when(do.SwapEntries("c3", "c4")).refused("not_planned")


def test_who_was_withdrawn_or_called_in_vain_is_put_back_where_the_rules_say() -> None:
    here = sitting(SET, *(inscribed(Party("organization", name), category="ngo") for name in "ABC"))
    before = here.state
    for gone in (do.WithdrawEntry("c3"), do.CallEntryInVain("c3")):
        here.does(gone, do.RestoreEntry("c3"))
        assert (order_of(here), here.state.entries["c3"]) == (before.items[2].speeches, before.entries["c3"])
        assert here.state.speeches["c3"].status == SpeechStatus.PLANNED
    given(here).when(do.RestoreEntry("c3")).then()
    given(here).when(do.RestoreEntry("s1")).not_found("speech")
    here.does(do.SetList(ListOfSpeakers("l1", ("i3",), replace(RULES, absence="loses_turn"))), do.CallEntryInVain("c4"))
    assert here.state.speeches["c4"].status == SpeechStatus.ABSENT
    here.does(do.RestoreEntry("c4"))
    assert (order_of(here), here.state.speeches["c4"].status) == (before.items[2].speeches, SpeechStatus.PLANNED)


def test_who_is_put_back_where_it_stood_stays_and_so_does_who_was_placed_after_it() -> None:
    here = sitting(SET, *(inscribed(Party("organization", name), category="ngo") for name in "ABC"))
    here.does(do.PlaceEntry("c5", "c3", "request"))
    order, hands = order_of(here), here.state.hands
    assert order == ("c3", "c5", "c4")
    here.does(do.WithdrawEntry("c3"), do.RestoreEntry("c3"))
    assert (order_of(here), here.state.hands) == (order, hands)
    assert [each.name for each in here.state.entry_acts["c3"]] == ["inscribed", "withdrawn", "restored"]
    here.does(do.WithdrawEntry("c3"), inscribed(category="group"), do.RestoreEntry("c3"))
    assert order_of(here) == ("c5", "c10", "c3", "c4"), "the group comes before it now, and who was placed stays"
    assert replay(here.log) == here.state


def test_who_was_placed_by_hand_is_put_back_where_the_rules_say_and_who_was_placed_after_it_stays() -> None:
    here = sitting(SET, *(inscribed(Party("organization", name), category="ngo") for name in "ABCD"))
    before = here.state
    here.does(do.PlaceEntry("c5", None), do.PlaceEntry("c6", "c5", "request"))
    assert order_of(here) == ("c5", "c6", "c3", "c4")
    here.does(do.RestoreEntry("c5"))
    assert order_of(here) == ("c6", "c3", "c4", "c5") and here.state.entries["c5"] == before.entries["c5"]
    assert [each.name for each in here.state.entry_acts["c5"]] == ["inscribed", "placed", "restored"]
    here.does(do.RestoreEntry("c6"))
    assert (order_of(here), here.state.entries) == (before.items[2].speeches, before.entries)
    given(here).when(do.RestoreEntry("c6")).then()
    here.does(do.PlaceEntry("c6", None, "chair"), do.WithdrawEntry("c6"), do.RestoreEntry("c6"))
    placed = here.state.entries["c6"].place
    assert order_of(here)[0] == "c6" and placed is not None, "who withdrew keeps the place"
    here.does(do.CallEntryInVain("c6"), do.RestoreEntry("c6"))
    assert (order_of(here), here.state.entries["c6"]) == (before.items[2].speeches, before.entries["c6"])


def test_an_entry_says_who_interprets_that_it_is_a_video_and_that_its_text_is_checked_against_delivery() -> None:
    here = sitting(SET, inscribed(interpreter="fr", against_delivery=True))
    entry = here.state.entries["c3"]
    assert (entry.interpreter, entry.against_delivery, entry.video) == ("fr", True, False)
    here.does(do.AmendEntry("c3", against_delivery=False, video=True))
    entry = here.state.entries["c3"]
    assert (entry.interpreter, entry.against_delivery, entry.video) == ("fr", False, True)
