"""What becomes of the meeting's clocks and texts."""

from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.state import Floor, Meeting, MeetingStatus
from interp.domain.model.time.speaking_clock import Clock, ClockStatus, elapsed_ms
from interp.domain.rules.evolve import evolve
from tests.builders import HOUR, MINUTE, SECOND, START, Sitting, sitting

OPEN, SUSPEND, RESUME, CLOSE = do.OpenMeeting(), do.SuspendMeeting(), do.ResumeMeeting(), do.CloseMeeting()
NEXT = do.AdvanceFloor(None)
FRENCH = do.SetText("meeting.title", "fr", "Droits de l’enfant")


def speaking() -> Sitting:
    return sitting(OPEN, NEXT)


def happened(state: Meeting, event: ev.Event) -> Meeting:
    return evolve(state, ev.Logged(state.seq + 1, START, event, "Staff", "", "x1"))


def test_the_meetings_clock_runs_from_the_opening_for_the_time_planned() -> None:
    clock = Clock(ClockStatus.RUNNING, START + 2 * SECOND, limit_ms=3 * HOUR, warning_ms=10 * MINUTE)
    assert sitting(OPEN).state.clock == clock


def test_suspension_holds_every_clock_and_loses_nothing() -> None:
    held = speaking().later(MINUTE - SECOND).does(SUSPEND).later(HOUR - SECOND).does(RESUME)
    for clock in (held.state.clock, held.state.floor.item_clock, held.state.floor.speech_clock):
        assert clock is not None
        assert (clock.status, clock.paused_ms) == (ClockStatus.RUNNING, HOUR)
    speech = held.state.floor.speech_clock
    assert speech is not None
    assert elapsed_ms(speech, held.now) == MINUTE


def test_a_speech_that_was_paused_before_the_suspension_stays_paused() -> None:
    held = speaking().does(do.PauseFloor(), SUSPEND).later(HOUR).does(RESUME)
    assert held.state.floor.speech_clock == speaking().does(do.PauseFloor()).state.floor.speech_clock


def test_while_suspended_every_clock_stands() -> None:
    state = speaking().does(SUSPEND).state
    clocks = (state.clock, state.floor.item_clock, state.floor.speech_clock)
    assert [clock.status for clock in clocks if clock] == [ClockStatus.PAUSED] * 3


def test_closing_ends_the_speech_and_stops_the_clocks() -> None:
    closed = speaking().does(do.ArmFloor("s4"), CLOSE)
    item_clock = Clock(ClockStatus.PAUSED, START + 3 * SECOND, START + 5 * SECOND, 0, 10 * MINUTE, 5 * MINUTE)
    assert closed.state.floor == Floor(item="i1", item_clock=item_clock)
    assert closed.statuses()["s1"] == "done"
    assert closed.state.clock is not None
    assert closed.state.clock.status == ClockStatus.PAUSED


def test_an_archived_meeting_is_closed_and_so_is_one_that_is_unarchived() -> None:
    here = sitting(do.OpenMeeting(), CLOSE)
    before = here.state
    archived = here.does(do.ArchiveMeeting()).state
    assert archived.archived and replace(archived, archived=False, seq=before.seq, record=before.record) == before
    unarchived = here.does(do.UnarchiveMeeting()).state
    assert replace(unarchived, seq=before.seq, record=before.record) == before
    assert [each.name for each in unarchived.record.acts[-2:]] == ["meeting.archived", "meeting.unarchived"]


def test_a_meeting_closed_before_it_opened_has_no_clock() -> None:
    assert sitting(CLOSE).state.clock is None


def test_a_meeting_is_amended_field_by_field_and_its_texts_follow() -> None:
    sat = sitting(FRENCH).does(do.AmendMeeting(title="Rights of every child", theme="", venue="Room XVII"))
    about = sat.state.about
    assert about and (about.title, about.theme, about.venue) == ("Rights of every child", None, "Room XVII")
    title = sat.state.texts["meeting.title"]
    assert (title.value, title.original_revision, title.versions) == ("Rights of every child", 2, ())
    assert "meeting.theme" not in sat.state.texts


def test_what_is_not_amended_keeps_its_translations() -> None:
    sat = sitting(FRENCH).does(do.AmendMeeting(venue="Room XVII"))
    assert sat.state.texts["meeting.title"].version("fr")


def test_new_hours_move_the_running_clock_of_the_meeting_and_nothing_else() -> None:
    sat = sitting(do.OpenMeeting(), do.AdvanceFloor(None))
    before = sat.state.floor
    sat.does(do.AmendMeeting(ends_at=START + 4 * HOUR))
    assert sat.state.clock and sat.state.clock.limit_ms == 4 * HOUR
    assert sat.state.floor == before


def test_a_meeting_without_a_plan_still_follows_its_log() -> None:
    opened = happened(Meeting(), ev.MeetingOpened())
    assert (opened.status, opened.clock and opened.clock.limit_ms) == (MeetingStatus.OPEN, None)
    assert happened(opened, ev.FloorGiven("i1", "s1")).floor.speech == "s1"


def test_the_status_says_since_when_and_why() -> None:
    here = speaking().later(MINUTE - SECOND).does(do.SuspendMeeting("technical"))
    assert (here.state.status_since, here.state.status_reason) == (here.now, "technical")
    here.does(RESUME)
    assert (here.state.status_since, here.state.status_reason) == (here.now, None)
    here.does(do.CloseMeeting("time"))
    assert (here.state.status_since, here.state.status_reason) == (here.now, "time")
    planned_again = sitting(NEXT, do.UndoSwitch()).state
    assert (sitting().state.status_since, planned_again.status_since) == (None, None)


def test_a_meeting_closed_too_early_goes_on_with_its_clocks_as_after_a_suspension() -> None:
    here = speaking().does(CLOSE).later(HOUR - SECOND).does(do.ReopenMeeting())
    assert (here.state.status, here.state.status_since, here.state.floor.speech) == (MeetingStatus.OPEN, here.now, None)
    for clock in (here.state.clock, here.state.floor.item_clock):
        assert clock is not None
        assert (clock.status, clock.paused_ms) == (ClockStatus.RUNNING, HOUR)


def test_undo_after_a_reopening_gives_the_floor_to_whoever_had_it() -> None:
    here = speaking().later(MINUTE - SECOND).does(CLOSE).later(HOUR - SECOND).does(do.ReopenMeeting(), do.UndoSwitch())
    assert (here.state.floor.speech, here.state.status) == ("s1", MeetingStatus.OPEN)
    clock = here.state.floor.speech_clock
    assert clock is not None
    assert elapsed_ms(clock, here.now) == MINUTE + SECOND


def test_a_meeting_closed_before_it_was_opened_begins_when_it_is_reopened() -> None:
    here = sitting(CLOSE, do.ReopenMeeting())
    assert here.state.clock and here.state.clock.started_at == here.now
