"""What happened, happened: an event is taken in whatever the meeting looks like, and never refused."""

from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import Party, Speech, SpeechStatus
from interp.domain.model.state import Floor, Meeting, MeetingStatus
from interp.domain.model.texts import ProgrammeText
from interp.domain.rules.evolve import evolve
from tests.builders import BRAZIL, SPEECHES, START, Sitting, plan, sitting

GROUP = Party("group", "African Group", "g1")


def happened(state: Meeting, event: ev.Event) -> Meeting:
    return evolve(state, ev.Logged(state.seq + 1, START, event, "Staff", "", "x1"))


@pytest.mark.parametrize(
    "event",
    [
        ev.FloorTimeAdded(30), ev.FloorPaused(), ev.FloorResumed(), ev.TextApproved("item.i1.title", "fr", 1),
        ev.TextApproved("gone", "fr", 1), ev.TextTranslated("gone", "fr", "A", "auto", "phrase", 1),
        ev.BoothReportDismissed("ar"), ev.RoomShown(),
    ],
    ids=lambda event: event.name,
)  # fmt: skip
def test_what_concerns_nothing_changes_nothing_but_the_number(event: ev.Event) -> None:
    before = sitting().state
    assert happened(before, event) == replace(before, seq=before.seq + 1)


def test_a_meeting_without_a_plan_still_follows_its_log() -> None:
    opened = happened(Meeting(), ev.MeetingOpened())
    assert (opened.status, opened.clock and opened.clock.limit_ms) == (MeetingStatus.OPEN, None)
    assert happened(opened, ev.FloorGiven("i1", "s1")).floor.speech == "s1"


def test_an_undo_restores_by_value_and_leaves_away_what_is_gone() -> None:
    undone = ev.FloorUndone(speeches=(("gone", SpeechStatus.PLANNED), ("s1", SpeechStatus.SKIPPED)))
    state = happened(sitting(do.AdvanceFloor(None)).state, undone)
    assert (state.floor, state.speeches["s1"].status, "gone" in state.speeches) == (Floor(), "skipped", False)


def test_every_party_a_speech_is_made_for_has_a_text() -> None:
    speech = replace(SPEECHES[2], on_behalf_of=(GROUP,))
    state = Sitting().does(replace(plan(), speeches=(*SPEECHES[:2], speech, SPEECHES[3]))).state
    assert state.texts["party.g1.name"] == ProgrammeText("party.g1.name", "en", "African Group")


def test_the_hand_and_the_reports_follow_every_switch() -> None:
    state = happened(sitting(do.ReportDisplay("ar")).state, ev.ItemOpened("i1"))
    assert (state.hand.actor, state.reports) == ("Staff", ())


def test_a_speech_added_by_an_earlier_log_is_shown() -> None:
    state = happened(sitting().state, ev.SpeechAdded("i3", Speech("n1", "floor_speaker", BRAZIL), "gone"))
    assert state.items[2].speeches == ("n1",)
