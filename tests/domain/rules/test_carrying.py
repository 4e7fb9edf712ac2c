"""What of a list goes over into another meeting by value, and what that takes."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.list_rules import Band, CategoryLimit, ListRules
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import CarryOver, ListOfSpeakers
from interp.domain.model.time.time_limit import TimeLimit
from interp.domain.rules.carrying import adopted, check_takes, contents, elsewhere, id_there, waiting_on
from interp.domain.rules.lists.band_quota import without_place
from interp.domain.rules.lists.seen import as_public
from interp.domain.rules.time_limits import limit_of
from interp.domain.views.list_entries import list_rows
from interp.domain.views.lists.own_entries import own_lists
from interp.domain.views.meeting_record import meeting_record
from interp.domain.views.view_parts import Recipient
from interp.errors import NotFound, Refused
from tests.builders import Sitting, sitting

LIST = ListOfSpeakers("l1", ("i3",), ListRules(bands=(Band(),)))
THERE = "c99"


def inscribed(*names: str, seen_by: str = "desk") -> Sitting:
    """Return a sitting with a list on which these are inscribed as c3, c4 and so on."""
    asked = (do.InscribeEntry("l1", Party("organization", name), "ngo") for name in names)
    shown = ListOfSpeakers("l1", ("i3",), LIST.rules, seen_by=seen_by)  # type: ignore[arg-type]
    return sitting(do.SetList(shown), *asked)


def asked(here: Sitting, *, other: str = "m2") -> Sitting:
    """Record that the list is to be carried over into another meeting."""
    into = elsewhere(sitting(id=other, title="The afternoon").state, THERE)
    return here.happened(ev.ListCarryAsked("l1", into, "i3", waiting_on(here.state, here.state.lists["l1"])))


def received(here: Sitting) -> Sitting:
    """Return the other meeting, which has the list."""
    carried = contents(here.state, here.state.carries[0])
    return sitting(id="m2", title="The afternoon").does(do.ReceiveList(elsewhere(here.state, "l1"), "i3", carried))


def test_who_waits_is_planned_and_an_entry() -> None:
    here = inscribed("A", "B", "C").does(do.WithdrawEntry("c4"), do.AddSpeech("i3", Party("organization", "D")))
    assert waiting_on(here.state, here.state.lists["l1"]) == ("c3", "c5")


def test_contents_are_of_the_list_there_and_name_whom_they_need() -> None:
    here = asked(inscribed("A", "B"))
    carried = contents(here.state, here.state.carries[0])
    assert (carried.speakers.id, carried.speakers.items) == (THERE, ("i3",))
    assert [(each.speech.id, each.speech.status, each.entry.list) for each in carried.entries] == [
        ("c3", "planned", THERE), ("c4", "planned", THERE)
    ]  # fmt: skip
    assert {each.id for each in carried.texts} == {"party.c3.name", "party.c4.name"} and carried.people == ()
    assert adopted(sitting().state, carried, "m1") == carried


def test_a_list_keeps_the_id_that_it_has_in_the_other_meeting() -> None:
    here = asked(inscribed("A"))
    there = received(here)
    third = sitting(id="m3").state
    assert id_there(here.state, "l1", there.state, "i2", "new") == THERE
    assert id_there(here.state, "l1", third, "i3", "new") == "new"
    assert id_there(there.state, THERE, here.state, "i2", "new") == "l1"


def test_a_list_has_the_id_of_the_one_with_entries_that_it_joins() -> None:
    here, other = inscribed("A"), sitting(do.SetList(ListOfSpeakers("own", ("i3",))), id="m2")
    assert id_there(here.state, "l1", other.state, "i3", "new") == "new"
    other.does(do.InscribeEntry("own", Party("organization", "B"), "ngo"))
    assert id_there(here.state, "l1", other.state, "i3", "new") == "own"
    check_takes(other.state, "i3", "own", ())
    with pytest.raises(Refused):
        check_takes(other.state, "i3", "new", ())


def test_a_meeting_takes_no_speech_that_it_has_and_no_unknown_item() -> None:
    here = inscribed("A")
    with pytest.raises(Refused) as refused:
        check_takes(here.state, "i2", "other", ("c3",))
    assert refused.value.reason == "speech_there"
    with pytest.raises(NotFound):
        check_takes(here.state, "i9", "other", ())


def test_the_public_sees_nothing_of_it_in_either_meeting_until_the_list_is_published() -> None:
    here = asked(inscribed("A"))
    there = received(here)
    for each in (here, there):
        shown = as_public(each.state)
        assert "c3" not in shown.speeches and all("c3" not in item.speeches for item in shown.items)
        assert list_rows(each.state, Recipient("en")) == ()
    before = sitting(id="m2").state
    assert there.state.public_numbers == before.public_numbers and there.state.numbers != before.numbers
    published = asked(inscribed("A", seen_by="everyone"))
    assert "c3" not in as_public(published.state).speeches and "c3" in as_public(received(published).state).speeches


def test_the_console_and_the_record_of_both_say_where_the_list_is() -> None:
    here = asked(inscribed("A", "B"))
    there = received(here)
    here.happened(ev.ListHandedOn(0))
    staff = Recipient("en", drafts=True)
    ((row,), (other,)) = (list_rows(each.state, staff) for each in (here, there))
    assert row.carried and (row.carried.title.text, row.carried.entries) == ("The afternoon", 2)
    assert (row.carried.standing, row.carried.list, row.received) == ("carried_over", THERE, None)
    assert other.received and other.received.meeting == "m1" and other.carried is None
    told = meeting_record(here.state, "en").entries
    assert [(each.outcome, each.acts[-1].name) for each in told] == [("carried_over", "carried_over")] * 2
    assert told[0].acts[-1].meeting and told[0].acts[-1].meeting.text == "The afternoon"
    (first, _) = meeting_record(there.state, "en").entries
    assert first.acts[0].name == "received" and first.acts[0].meeting
    assert (first.acts[0].meeting.text, first.outcome) == ("Rights of the child", "planned")


def test_what_was_not_taken_waits_again() -> None:
    here = asked(inscribed("A")).happened(ev.ListKept(0, "target_closed"))
    assert here.state.speeches["c3"].status == "planned" and here.state.away == {}
    (row,) = list_rows(here.state, Recipient("en", drafts=True))
    assert row.carried and (row.carried.standing, row.carried.why) == ("refused", "target_closed")


def test_of_a_band_in_which_so_many_may_speak_those_heard_in_either_meeting_count() -> None:
    rules = ListRules(bands=(Band("ngo", most=2), Band()))
    here = inscribed("A", "B", "C").does(do.SetList(ListOfSpeakers("l1", ("i3",), rules)), do.OpenMeeting())
    here.does(do.OpenItem("i3"), do.GiveFloor("c3"), do.EndFloor())
    there = received(asked(here))
    assert there.state.lists[THERE].rules.bands[0].most == 1
    there.asked = 50  # the ids of the speeches are those of the first meeting's commands
    there.does(do.OpenMeeting(), do.OpenItem("i3"), do.GiveFloor("c4"), do.EndFloor())
    back = CarryOver(THERE, elsewhere(here.state, "l1"), "i3", ("c5",))
    assert adopted(here.state, contents(there.state, back), "m2").speakers.rules.bands[0].most == 1
    assert without_place(there.state, there.state.lists[THERE]) == {"c5"}


def test_a_delegation_is_told_into_which_meeting_its_entry_went_unless_that_is_private() -> None:
    here = asked(inscribed("A"))
    (own,) = own_lists(here.state, "c3", "en", lambda *_: "").lists[0].entries
    assert own.carried_over and own.carried_into and own.carried_into.text == "The afternoon"
    into = elsewhere(sitting(id="m2", title="The afternoon", private=True).state, THERE)
    hidden = inscribed("A").happened(ev.ListCarryAsked("l1", into, "i3", ("c3",)))
    (own,) = own_lists(hidden.state, "c3", "en", lambda *_: "").lists[0].entries
    assert own.carried_over and own.carried_into is None


SHORT = (CategoryLimit("everyone", 90_000),)


def test_a_limit_announced_for_who_waits_goes_along_and_is_lifted_there() -> None:
    limited = inscribed("A", "B").does(do.ProposeLimit(SHORT, "l1", by_chair=True), do.AnnounceLimit(SHORT, "l1"))
    there = received(asked(limited))
    assert [limit_of(there.state, there.state.speeches[each]).limit_ms for each in ("c3", "c4")] == [90_000, 90_000]
    there.asked = 50  # the ids of its commands are not those of who came
    lifted = there.does(do.LiftLimit(THERE))
    assert limit_of(lifted.state, lifted.state.speeches["c3"]) == TimeLimit(120_000, "meeting")
    unlimited = received(asked(inscribed("A")))
    assert unlimited.state.announced == {}


def test_a_limit_lifted_in_the_other_meeting_is_no_longer_in_force_when_the_list_comes_back() -> None:
    limited = inscribed("A").does(do.ProposeLimit(SHORT, "l1", by_chair=True), do.AnnounceLimit(SHORT, "l1"))
    here = asked(limited)
    there = received(here)
    there.asked = 50  # the ids of its commands are not those of who came
    there.does(do.LiftLimit(THERE))
    back = elsewhere(here.state, "l1")
    asked_back = there.happened(ev.ListCarryAsked(THERE, back, "i3", ("c3",)))
    carried = contents(asked_back.state, asked_back.state.carries[0])
    again = here.happened(ev.ListHandedOn(0)).does(do.ReceiveList(elsewhere(there.state, THERE), "i3", carried))
    assert again.state.announced == {}
