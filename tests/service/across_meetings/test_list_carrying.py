"""A list is carried over whole, in order and with its reasons; a kill between any two steps heals at the next look."""

from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model.list_rules import Band, ListRules
from interp.domain.model.parties import Party, SpeechStatus
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.rules.lists.list_order import reason_of
from interp.domain.rules.permissions import SYSTEM
from interp.ports import Document
from tests.builders import BRAZIL, HOUR, START
from tests.service.across_meetings.two_meetings import LIST, TwoMeetings

PAPER = Document("d1", "m1", "Statement", "a.txt", "statement", "en", "drafts", created_at=1, created_by="Ana")


def test_who_waits_goes_over_in_order_and_is_called_there_alone() -> None:
    here = TwoMeetings()
    a, b, c, d, e = here.inscribes(*"ABCDE")
    here.does("m1", do.OpenMeeting(), do.OpenItem("i3"), do.GiveFloor(b), do.EndFloor(), do.WithdrawEntry(d))
    here.does("m1", do.PlaceEntry(e, None, "request", "leaves at noon"), do.ArmFloor(a))
    here.carries()
    assert here.waiting("m1") == here.waiting("m2") == []
    assert here.state().floor.armed is None
    here.works()
    assert here.waiting("m1") == [] and here.waiting("m2") == [e, a, c]
    assert [here.state("m2").entries[each].list for each in (e, a, c)] == [here.there()] * 3
    assert here.state().speeches[b].status == SpeechStatus.DONE and b not in here.state("m2").speeches
    assert d not in here.state("m2").speeches
    assert here.refuses("m1", do.GiveFloor(a)) == here.refuses("m1", do.ArmFloor(c)) == "carried_over"
    assert here.refuses("m1", do.RestoreEntry(a)) == here.refuses("m1", do.SwapEntries(d, a)) == "carried_over"
    inscribed = do.InscribeEntry("l1", BRAZIL, "member")
    assert here.refuses("m1", inscribed) == "list_carried_over"
    here.does("m2", do.OpenMeeting(), do.OpenItem("i3"), do.GiveFloor(a))
    assert here.state("m2").floor.speech == a


def test_an_entry_comes_by_value_with_rules_places_and_the_reason_of_its_place() -> None:
    here = TwoMeetings()
    here.does("m1", do.AddPerson("Ms. Di Four"))
    person = next(key for key, each in here.state().people.items() if each.name == "Ms. Di Four")
    here.does("m1", do.InscribeEntry(
        "l1", BRAZIL, "member", person=person, language="fr", topic="Safety", level="minister", level_confirmed=True,
        addressed_to=("p2",), video=True,
    ))  # fmt: skip
    minister = f"c{here.asked}"
    a, b = here.inscribes("A", "B")
    here.does("m1", do.PlaceEntry(b, a, "chair", "as agreed"))
    was = here.state()
    here.carries()
    here.works()
    now, there = here.state("m2"), here.there()
    for each in (minister, a, b):
        assert now.entries[each] == replace(was.entries[each], list=there)
        assert now.speeches[each] == was.speeches[each]
        rules = now.lists[there].rules
        assert reason_of(now.entries[each], rules) == reason_of(was.entries[each], was.lists["l1"].rules)
    assert now.lists[there] == replace(was.lists["l1"], id=there, items=("i3",))
    assert now.hands[there] == was.hands["l1"]
    assert now.people[person].name == "Ms. Di Four"
    assert now.texts[f"person.{person}.name"] == was.texts[f"person.{person}.name"]
    assert now.texts[f"party.{minister}.name" if not BRAZIL.id else "party.br.name"].value == "Brazil"
    assert now.texts[f"speech.{minister}.topic"].value == "Safety"
    (late,) = here.inscribes("C", meeting="m2", speakers=there)
    assert here.waiting("m2") == [minister, a, b, late]


def test_a_place_by_hand_behind_who_has_spoken_is_anchored_to_who_comes_along() -> None:
    here = TwoMeetings()
    a, b, c, d = here.inscribes(*"ABCD")
    here.does("m1", do.PlaceEntry(d, b), do.OpenMeeting(), do.OpenItem("i3"), do.GiveFloor(b), do.EndFloor())
    here.carries()
    here.works()
    assert here.waiting("m2") == [a, d, c]
    assert [(hand.id, hand.after) for hand in here.state("m2").hands[here.there()]] == [(d, a)]


def test_a_list_that_was_to_close_after_its_opening_closes_at_that_hour_there() -> None:
    here = TwoMeetings(speakers=replace(LIST, closes_after_ms=HOUR))
    here.inscribes("A")
    here.does("m1", do.OpenMeeting(), do.OpenItem("i3"))
    opened = here.clock.now
    here.carries()
    here.works()
    assert here.state("m2").lists[here.there()].closes_at == opened + HOUR > START


def test_a_person_whose_id_another_has_there_comes_under_an_id_of_its_own_and_goes_back_under_the_first() -> None:
    here = TwoMeetings()
    here.does("m1", do.AmendPerson("p2", "Mr. Bo Other"))
    here.does("m1", do.InscribeEntry("l1", BRAZIL, "member", person="p2", addressed_to=("p2", "p3")))
    speech = f"c{here.asked}"
    here.carries()
    here.works()
    now = here.state("m2")
    assert now.people["p2"].name == "Mr. Bo Two" and now.people["m1.p2"].name == "Mr. Bo Other"
    assert now.speeches[speech].person == "m1.p2" and now.entries[speech].addressed_to == ("m1.p2", "p3")
    assert now.texts["person.m1.p2.name"].value == "Mr. Bo Other"
    here.carries("m2", here.there())
    here.works()
    assert here.state().speeches[speech].person == "p2" and here.state().entries[speech].addressed_to == ("p2", "p3")
    assert "m1.p2" not in here.state().people


def test_handing_back_is_the_same_the_other_way() -> None:
    here = TwoMeetings()
    a, b, c = here.inscribes(*"ABC")
    here.carries()
    here.works()
    here.does("m2", do.OpenMeeting(), do.OpenItem("i3"), do.GiveFloor(a), do.EndFloor())
    here.carries("m2", here.there())
    here.works()
    assert here.waiting("m1") == [b, c] and here.waiting("m2") == []
    assert [each.standing for each in here.state("m1").carries] == ["returned"]
    assert list(here.state("m2").received) == [here.there()] and here.state("m1").received == {}
    assert here.state("m1").entries[b].list == "l1" and here.refuses("m1", do.GiveFloor(a)) == "carried_over"
    here.inscribes("D")
    here.carries()
    here.works()
    assert len(here.waiting("m2")) == 3 and list(here.state("m2").lists) == [here.there()]


@pytest.mark.parametrize("steps", range(4))
def test_a_kill_after_any_step_heals_at_the_next_look(steps: int) -> None:
    here = TwoMeetings()
    ids = here.inscribes(*"AB")
    here.carries()
    here.works(steps=steps)
    assert len(here.waiting("m1")) == 0
    for _ in range(2):
        here.works()
    assert here.waiting("m2") == ids and here.state().carries[0].standing == "carried_over"
    names = [each.event.name for each in here.log.read("meeting:m2", 0)]
    assert names.count("list.received") == 1


def test_statements_go_along_and_come_back() -> None:
    here = TwoMeetings()
    (a,) = here.inscribes("A")
    here.documents.add(replace(PAPER, speech=a), [], [])
    here.documents.add(replace(PAPER, id="d2"), [], [])
    here.does("m1", do.AttachStatement(a, "d1", "en"))
    here.carries()
    here.works()
    moved = here.documents.document("d1")
    assert moved and (moved.meeting, moved.speech) == ("m2", a)
    assert [each.id for each in here.documents.documents("m1")] == ["d2"]
    assert here.state("m2").speeches[a].statement == "d1" and here.state("m1").speeches[a].statement is None
    here.carries("m2", here.there())
    here.works()
    assert here.state("m1").speeches[a].statement == "d1"
    assert [each.id for each in here.documents.documents("m2")] == []


def test_what_is_filed_for_an_entry_that_is_carried_over_already_goes_after_it_and_on() -> None:
    here = TwoMeetings()
    a, b = here.inscribes("A", "B")
    here.carries()
    here.works()
    here.documents.add(replace(PAPER, speech=a), [], [])
    here.documents.add(replace(PAPER, id="d2", speech=b, release="desk"), [], [])
    here.meetings.handle(SYSTEM, "m1", "attach-d1", do.AttachStatement(a, "d1", "en"))
    here.works()
    here.works()
    assert {each.id for each in here.documents.documents("m2")} == {"d1", "d2"} and here.documents.documents("m1") == []
    there, now = here.state("m2").speeches, here.state("m1").speeches
    assert (there[a].statement, there[b].statement, now[a].statement) == ("d1", None, None)
    heads = here.meetings.heads()
    here.works()
    assert here.meetings.heads() == heads
    here.carries("m2", here.there())
    here.works()
    assert here.state("m1").speeches[a].statement == "d1"


def test_what_is_filed_stays_where_the_other_meeting_has_the_speech_no_more() -> None:
    here = TwoMeetings()
    (a,) = here.inscribes("A")
    here.carries()
    here.works()
    here.does("m2", do.RemoveSpeech(a))
    here.documents.add(replace(PAPER, speech=a), [], [])
    here.meetings.handle(SYSTEM, "m1", "attach-d1", do.AttachStatement(a, "d1", "en"))
    here.works()
    assert [each.id for each in here.documents.documents("m1")] == ["d1"]
    assert here.state("m1").speeches[a].statement == "d1"


def test_what_the_other_meeting_does_not_take_is_refused_in_words_at_once() -> None:
    here = TwoMeetings()
    assert here.refuses("m1", do.CarryList("l1", "m2", "i3")) == "nobody_waits"
    here.inscribes("A")
    assert here.refuses("m1", do.CarryList("l1", "m9", "i3")) == "meeting"
    assert here.refuses("m1", do.CarryList("l1", "m1", "i3")) == "invalid"
    assert here.refuses("m1", do.CarryList("l1", "m2", "i9")) == "item"
    here.does("m2", do.OpenMeeting(), do.OpenItem("i1"), do.CloseItem("i1"))
    assert here.refuses("m1", do.CarryList("l1", "m2", "i1")) == "target_over"
    here.does("m2", do.CloseMeeting())
    assert here.refuses("m1", do.CarryList("l1", "m2", "i2")) == "target_closed"


OWN = ListOfSpeakers("own", ("i3", "i4"), ListRules("theirs", bands=(Band("un_igo"), Band())))


def joining() -> tuple[TwoMeetings, list[str], list[str]]:
    """Return two meetings with a list of three in the first and a list of two in the second, one of whom has spoken."""
    here = TwoMeetings()
    own = here.does("m2", do.SetList(OWN)).inscribes("X", "Y", "Z", meeting="m2", speakers="own")
    here.does("m2", do.OpenMeeting(), do.OpenItem("i3"), do.PlaceEntry(own[2], own[0]), do.GiveFloor(own[0]))
    here.does("m2", do.EndFloor())
    going = here.inscribes("A", "B", "C")
    here.does("m1", do.PlaceEntry(going[2], going[0], "request", "leaves at noon"))
    return here, going, own


def test_a_list_joins_one_that_has_entries_at_its_head_in_order_and_by_hand() -> None:
    here, (a, b, c), (x, y, z) = joining()
    here.carries()
    here.works()
    now = here.state("m2")
    assert here.there() == "own" and here.waiting("m1") == [] and here.waiting("m2") == [a, c, b, z, y]
    assert now.lists == {"own": OWN} and {now.entries[each].list for each in (a, b, c)} == {"own"}
    places = [place for each in (a, c, b) if (place := now.entries[each].place)]
    assert [(each.reason, each.after) for each in places] == [("carried", x), ("request", a), ("carried", c)]
    (late,) = here.inscribes("W", meeting="m2", speakers="own")
    here.does("m2", do.InscribeEntry("own", Party("organization", "UNICEF"), "un_igo"))
    assert here.waiting("m2") == [a, c, b, z, f"c{here.asked}", y, late]
    here.does("m2", do.RestoreEntry(a))
    assert here.waiting("m2") == [c, b, z, f"c{here.asked - 1}", y, a, late], "by its own hour"


def test_those_who_joined_a_list_go_back_alone_to_where_they_stood() -> None:
    here, (a, b, c), (x, y, z) = joining()
    before = here.state("m1")
    here.carries()
    here.works()
    here.does("m2", do.GiveFloor(c), do.EndFloor())
    here.carries("m2", "own")
    here.works()
    assert here.waiting("m1") == [a, b] and here.waiting("m2") == [z, y]
    now = here.state("m1")
    assert now.lists == before.lists and now.received == {} and now.carries[0].standing == "returned"
    assert [now.entries[each] for each in (a, b)] == [before.entries[each] for each in (a, b)]
    here.inscribes("V", meeting="m2", speakers="own")
    here.inscribes("D")
    here.carries()
    here.works()
    assert len(here.waiting("m2")) == 6 and here.waiting("m2")[3:5] == [z, y] and here.waiting("m1") == []


@pytest.mark.parametrize("steps", range(4))
def test_a_kill_while_a_list_joins_another_heals_at_the_next_look(steps: int) -> None:
    here, (a, b, c), (_, y, z) = joining()
    here.carries()
    here.works(steps=steps)
    for _ in range(2):
        here.works()
    assert here.waiting("m2") == [a, c, b, z, y] and here.state().carries[0].standing == "carried_over"


def test_a_list_that_was_not_there_when_it_was_asked_is_not_joined() -> None:
    here = TwoMeetings()
    ids = here.inscribes("A")
    here.carries()
    here.does("m2", do.SetList(OWN)).inscribes("X", meeting="m2", speakers="own")
    here.works()
    assert here.state().carries[0].why == "item_has_list" and here.waiting("m1") == ids


def test_an_empty_list_of_the_item_makes_room() -> None:
    here = TwoMeetings()
    ids = here.inscribes("A")
    here.does("m2", do.SetList(ListOfSpeakers("own", ("i3",))), do.SetList(ListOfSpeakers("two", ("i2", "i4"))))
    here.carries()
    here.works()
    assert sorted(here.state("m2").lists) == sorted(["two", here.there()]) and here.waiting("m2") == ids


def test_what_the_other_meeting_takes_no_more_waits_here_again() -> None:
    here = TwoMeetings()
    ids = here.inscribes(*"AB")
    here.carries()
    here.does("m2", do.OpenMeeting(), do.CloseMeeting())
    here.works()
    (carry,) = here.state().carries
    assert (carry.standing, carry.why) == ("refused", "target_closed")
    assert here.waiting("m1") == ids and here.waiting("m2") == []
    here.inscribes("C")
    here.does("m2", do.ReopenMeeting())
    here.carries()
    here.works()
    assert here.waiting("m1") == [] and len(here.waiting("m2")) == 3


def test_a_list_on_its_way_is_not_carried_anywhere_else() -> None:
    here = TwoMeetings()
    here.inscribes("A")
    here.carries()
    assert here.refuses("m1", do.CarryList("l1", "m2", "i3")) == "list_carried_over"


def test_a_closed_meeting_hands_on_who_was_not_reached() -> None:
    here = TwoMeetings()
    ids = here.inscribes(*"AB")
    here.does("m1", do.OpenMeeting(), do.OpenItem("i3"), do.CloseMeeting())
    here.carries()
    here.works()
    assert here.waiting("m2") == ids


def test_undo_gives_nobody_back_who_is_in_another_meeting() -> None:
    here = TwoMeetings()
    a, b = here.inscribes(*"AB")
    here.does("m1", do.OpenMeeting(), do.OpenItem("i3"), do.GiveFloor(a), do.MarkSpeechAbsent(a), do.RestoreEntry(a))
    here.carries()
    here.works()
    assert here.waiting("m2") == [b, a] or here.waiting("m2") == [a, b]
    assert here.refuses("m1", do.UndoSwitch()) == "carried_over"


def test_looking_again_records_nothing() -> None:
    here = TwoMeetings()
    here.inscribes("A")
    here.carries()
    here.works()
    heads = here.meetings.heads()
    here.restarts()
    here.works()
    assert here.meetings.heads() == heads


def test_a_second_party_of_the_same_name_is_inscribed_only_if_asked_for_where_the_list_is() -> None:
    here = TwoMeetings()
    here.inscribes("A")
    here.carries()
    here.works()
    again = do.InscribeEntry(here.there(), Party("organization", "A"), "ngo")
    assert here.refuses("m2", again) == "inscribed_already"
