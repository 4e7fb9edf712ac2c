"""The heart: what a command makes of a meeting, and what an event makes of it."""

from typing import assert_never

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.commands.caption import CaptionCommand
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.rules.decide import amendments, floor, party_names, programme, text
from interp.domain.rules.decide.caption import caption
from interp.domain.rules.evolve import evolve, replay
from interp.errors import BadRequest, NotFound, Refused

__all__ = ["decide", "evolve", "replay"]


def decide(state: Meeting, command: do.Command, at: int, new_id: str) -> tuple[ev.Event, ...]:
    """Return what `command` causes at `at` (milliseconds); a new thing takes `new_id`, the command's own id.

    An empty answer means that what was asked for holds already. Raises NotFound, Stale, Refused, or BadRequest
    when the command's id is that of something else already.
    """
    if isinstance(command, do.PlanMeeting):
        return _plan(state, command)
    if state.about is None:
        raise NotFound("meeting")
    if new_id in state.speeches or any(item.id == new_id for item in state.items):
        raise BadRequest("identifier", field="id")
    if isinstance(command, CaptionCommand):
        return caption(state, command, new_id)
    match command:
        case do.OpenMeeting() | do.SuspendMeeting() | do.ResumeMeeting() | do.CloseMeeting():
            return _sit(state, command)
        case do.RestrictMeeting():
            return () if state.about.private == command.private else (ev.MeetingRestricted(command.private),)
        case do.AmendMeeting() | do.AddPerson() | do.AmendPerson() | do.RemoveSpeech():
            return _amend(state, command, new_id)
        case do.OpenItem() | do.ArmFloor() | do.AdvanceFloor() | do.GiveFloor() | do.UndoSwitch():
            return _switch(state, command, new_id)
        case do.PauseFloor() | do.ResumeFloor() | do.EndFloor() | do.AddTime() | do.SetLanguage():
            return _speak(state, command)
        case do.AddItem() | do.AmendItem() | do.MoveItem() | do.RemoveItem() | do.CloseItem():
            return _edit_item(state, command, new_id)
        case do.AddSpeech() | do.AmendSpeech() | do.MoveSpeech() | do.SkipSpeech() | do.AttachStatement():
            return _edit_speech(state, command, new_id)
        case do.DescribeParty():
            return party_names.describe(state, command)
        case do.SetText() | do.ApproveText() | do.SupplyTexts():
            return _word(state, command)
        case do.ReportLanguage() | do.ReportDisplay() | do.DismissReport():
            return _report(state, command)
        case do.BlankRoom():
            return () if state.blank else (ev.RoomBlanked(),)
        case do.ShowRoom():
            return (ev.RoomShown(),) if state.blank else ()
        case _:
            assert_never(command)


def _plan(state: Meeting, command: do.PlanMeeting) -> tuple[ev.Event, ...]:
    if state.about is not None:
        raise Refused("meeting_exists", meeting=state.about.id)
    if not programme.is_sound(command):
        raise BadRequest("invalid", detail="programme")
    return (
        ev.MeetingPlanned(command.about, command.blocks, command.people, command.items, command.speeches),
    )


def _amend(
    state: Meeting, command: do.AmendMeeting | do.AddPerson | do.AmendPerson | do.RemoveSpeech, new_id: str
) -> tuple[ev.Event, ...]:
    match command:
        case do.AmendMeeting():
            return amendments.amend_meeting(state, command)
        case do.AddPerson():
            return amendments.add_person(state, command, new_id)
        case do.AmendPerson():
            return amendments.amend_person(state, command)
        case do.RemoveSpeech():
            return amendments.remove_speech(state, command)


Sitting = do.OpenMeeting | do.SuspendMeeting | do.ResumeMeeting | do.CloseMeeting
PLANNED, OPEN, SUSPENDED, CLOSED = MeetingStatus
SITTINGS: dict[type[Sitting], tuple[MeetingStatus, ev.Event, tuple[MeetingStatus, ...]]] = {
    do.OpenMeeting: (OPEN, ev.MeetingOpened(), (PLANNED,)),
    do.SuspendMeeting: (SUSPENDED, ev.MeetingSuspended(), (OPEN,)),
    do.ResumeMeeting: (OPEN, ev.MeetingResumed(), (SUSPENDED,)),
    do.CloseMeeting: (CLOSED, ev.MeetingClosed(), (PLANNED, OPEN, SUSPENDED)),
}


def _sit(state: Meeting, command: Sitting) -> tuple[ev.Event, ...]:
    """Return the change of the meeting's status; closed is the end, and one can only suspend what is open."""
    wanted, event, allowed = SITTINGS[type(command)]
    if state.status == wanted:
        return ()
    if state.status not in allowed:
        raise Refused(f"meeting_{state.status.value}")
    return (event,)


def _switch(
    state: Meeting,
    command: do.OpenItem | do.ArmFloor | do.AdvanceFloor | do.GiveFloor | do.UndoSwitch,
    new_id: str,
) -> tuple[ev.Event, ...]:
    match command:
        case do.OpenItem():
            return floor.open_item(state, command)
        case do.ArmFloor():
            return floor.arm(state, command)
        case do.AdvanceFloor():
            return floor.advance(state, command)
        case do.GiveFloor():
            return floor.give(state, command, new_id)
        case do.UndoSwitch():
            return floor.undo(state, command)


def _speak(
    state: Meeting, command: do.PauseFloor | do.ResumeFloor | do.EndFloor | do.AddTime | do.SetLanguage
) -> tuple[ev.Event, ...]:
    match command:
        case do.PauseFloor():
            return floor.pause(state)
        case do.ResumeFloor():
            return floor.resume(state)
        case do.EndFloor():
            return floor.end(state)
        case do.AddTime():
            return floor.add_time(state, command)
        case do.SetLanguage():
            return floor.set_language(state, command)


def _edit_item(
    state: Meeting, command: do.AddItem | do.AmendItem | do.MoveItem | do.RemoveItem | do.CloseItem, new_id: str
) -> tuple[ev.Event, ...]:
    match command:
        case do.AddItem():
            return programme.add_item(state, command, new_id)
        case do.AmendItem():
            return programme.amend_item(state, command)
        case do.MoveItem():
            return programme.move_item(state, command)
        case do.RemoveItem():
            return programme.remove_item(state, command)
        case do.CloseItem():
            return programme.close_item(state, command)


def _edit_speech(
    state: Meeting,
    command: do.AddSpeech | do.AmendSpeech | do.MoveSpeech | do.SkipSpeech | do.AttachStatement,
    new_id: str,
) -> tuple[ev.Event, ...]:
    match command:
        case do.AddSpeech():
            return programme.add_speech(state, command, new_id)
        case do.AmendSpeech():
            return programme.amend_speech(state, command)
        case do.MoveSpeech():
            return programme.move_speech(state, command)
        case do.SkipSpeech():
            return programme.skip_speech(state, command)
        case do.AttachStatement():
            return programme.attach_statement(state, command)


def _word(state: Meeting, command: do.SetText | do.ApproveText | do.SupplyTexts) -> tuple[ev.Event, ...]:
    match command:
        case do.SetText():
            return text.set_text(state, command)
        case do.ApproveText():
            return text.approve_text(state, command)
        case do.SupplyTexts():
            return text.supply_texts(state, command)


def _report(
    state: Meeting, command: do.ReportLanguage | do.ReportDisplay | do.DismissReport
) -> tuple[ev.Event, ...]:
    match command:
        case do.ReportLanguage():
            return text.report_language(state, command)
        case do.ReportDisplay():
            return text.report_display(state, command)
        case do.DismissReport():
            return text.dismiss(state, command)
