"""What the record says of an entry: since when, by which channel, moved by whom and why, and what became of it."""

from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.list_rules import Band, ListRules
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.views.meeting_record import meeting_record
from interp.domain.views.recorded_entries import RecordedEntry
from tests.builders import SECOND, START, Sitting, sitting

LIST = ListOfSpeakers("l1", ("i3",), ListRules(bands=(Band("dignitaries"), Band())))


def inscribed(*names: str) -> Sitting:
    """Return a sitting with a list on which these are inscribed as c3, c4 and so on, one a second."""
    asked = (do.InscribeEntry("l1", Party("organization", name), "ngo", channel="file") for name in names)
    return sitting(do.SetList(LIST), *asked)


def entries(here: Sitting) -> dict[str, RecordedEntry]:
    return {each.speech.id: each for each in meeting_record(here.state, "en").entries}


def test_each_act_on_an_entry_is_told_with_its_hour_and_why() -> None:
    here = inscribed("A", "B", "C").does(
        do.AmendEntry("c3", confirmed=True), do.PlaceEntry("c4", None, "request", "leaves at noon"),
        do.SwapEntries("c3", "c5"), do.AmendEntry("c3", confirmed=False), do.AmendEntry("c3", level="minister"),
        do.AmendEntry("c3", category="un_igo", confirmed=True), do.CallEntryInVain("c4"), do.RestoreEntry("c4"),
        do.WithdrawEntry("c5"), do.RestoreEntry("c5"), do.WithdrawEntry("c5"),
        do.SetList(replace(LIST, rules=ListRules(bands=(Band("ngo", "alphabetical"), Band())))),
    )  # fmt: skip
    told = entries(here)
    first, placed, last = (told[each] for each in ("c3", "c4", "c5"))
    assert [each.name for each in first.acts] == [
        "inscribed", "confirmed", "placed", "unconfirmed", "level", "confirmed", "category"
    ]  # fmt: skip
    assert (first.acts[0].at, first.acts[0].by) == (START + 3 * SECOND, "Staff")
    assert first.confirmed_at == first.acts[-1].at
    assert first.entry.desk and (first.entry.desk.at, first.entry.desk.channel) == (first.acts[0].at, "file")
    assert [each.name for each in placed.acts] == ["inscribed", "placed", "called_in_vain", "restored", "rules"]
    by_hand = placed.acts[1]
    assert (by_hand.reason, by_hand.words, by_hand.after) == ("request", "leaves at noon", None)
    assert [each.name for each in last.acts] == ["inscribed", "placed", "withdrawn", "restored", "withdrawn"]
    with_whom = last.acts[1].other_name
    assert last.acts[1].reason == "swap" and with_whom and with_whom.text == first.speech.party.name.text
    assert last.outcome == "withdrawn" and last.confirmed_at is None


def test_a_draw_and_late_inscription_by_leave_are_told() -> None:
    drawn = replace(LIST, rules=ListRules(bands=(Band("everyone", "lot"),)))
    here = sitting(do.SetList(replace(drawn, closes_at=START)))
    here.does(*(do.InscribeEntry("l1", Party("organization", name), "ngo", leave=True) for name in "AB"))
    here.does(do.DrawList("l1"))
    for each in entries(here).values():
        assert [(act.name, act.leave) for act in each.acts] == [("inscribed", True), ("drawn", False)]


def test_who_is_called_in_a_later_round_stands_before_those_not_reached() -> None:
    here = sitting()
    here.happened(ev.ItemAdded(replace(here.state.items[2], id="i5"), "i4"))
    names = (do.InscribeEntry("l1", Party("organization", name), "ngo") for name in "ABC")
    here.does(do.SetList(replace(LIST, items=("i3", "i5"))), *names, do.OpenMeeting(), do.OpenItem("i5"))
    here.does(do.GiveFloor(next(iter(here.state.entries))), do.CloseMeeting())
    assert [(each.speech.party.name.text, each.outcome) for each in entries(here).values()] == [
        ("A", "done"), ("B", "not_reached"), ("C", "not_reached")
    ]  # fmt: skip


def test_the_outcome_says_whether_each_spoke() -> None:
    here = inscribed("A", "B", "C", "D", "E").does(do.OpenMeeting(), do.OpenItem("i3"))
    here.does(do.GiveFloor("c3"), do.EndFloor())
    here.does(do.GiveFloor("c4"), do.MarkSpeechAbsent("c4"), do.SkipSpeech("c5"), do.GiveFloor("c6"))
    found = {key: (each.outcome, each.spoken) for key, each in entries(here).items()}
    assert found == {
        "c3": ("done", True), "c4": ("absent", False), "c5": ("skipped", False), "c6": ("on_floor", True),
        "c7": ("planned", False),
    }  # fmt: skip
    here.does(do.CloseMeeting("time"))
    assert {key: each.outcome for key, each in entries(here).items()}["c7"] == "not_reached"


def test_a_speech_removed_is_in_no_act_and_no_booth_is_named() -> None:
    here = inscribed("A", "B", "C").does(do.PlaceEntry("c3", "c4"), do.AmendEntry("c3", interpreter="es"))
    (act,) = [each for each in entries(here)["c3"].acts if each.name == "placed"]
    assert act.after == "c4" and act.after_name and act.after_name.text == "B"
    desk = entries(here)["c3"].entry.desk
    assert desk is not None and desk.interpreter is None
    here.does(do.RemoveSpeech("c4"))
    told = entries(here)
    assert "c4" not in told and "c4" not in here.state.entry_acts
    (act,) = [each for each in told["c3"].acts if each.name == "placed"]
    assert (act.after, act.after_name) == ("c4", None)
    here.does(do.WithdrawEntry("c3"), do.WithdrawEntry("c5"), do.RemoveItem("i3"))
    assert here.state.entry_acts == {} and meeting_record(here.state, "en").entries == ()
