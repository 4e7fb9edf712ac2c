"""Decides the commands about booth reports, signals and desks."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.booths import BoothSignal
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.teams import Desk
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.domain.rules.floor_language import confirmed, known_language
from interp.errors import NotFound, Refused

AGREE, AGREE_AGAINST_OTHERS = 2, 3  # booths that hear the same language, by which it is confirmed


@decides(do.ReportLanguage)
def report_language(state: Meeting, command: do.ReportLanguage, context: Context) -> Events:
    """Return the report; none if the booth has reported the language already, or it is confirmed already.

    Two booths that hear the same language confirm it, three where another booth hears another one, unless staff said
    the floor's. A language that booths confirmed and one contradicts is expected again. Raises BadRequest.
    """
    language = known_language(command.language)
    assert language is not None
    if confirmed(state.floor) == language:
        return ()
    heard = dict.fromkeys(state.floor.heard_by, state.floor.language)
    heard |= {each.booth: each.language for each in state.reports if each.language}
    if heard.get(command.booth) == language and confirmed(state.floor) is None:
        return ()
    heard |= {command.booth: language}
    report = ev.BoothLanguageReported(command.booth, language)
    if state.floor.speech is None or (confirmed(state.floor) and not state.floor.heard_by):
        same = any(each.booth == command.booth and each.language == language for each in state.reports)
        return () if same else (report,)
    agree = tuple(sorted(booth for booth, code in heard.items() if code == language))
    if len(agree) >= (AGREE if len(set(heard.values())) == 1 else AGREE_AGAINST_OTHERS):
        pivot = state.floor.interpreted_in if language == state.floor.language else None
        return (report, ev.FloorLanguageSet(language, pivot, heard_by=agree))
    doubted = confirmed(state.floor)
    return (report, ev.FloorLanguageDoubted(doubted)) if doubted else (report,)


@decides(do.ReportDisplay)
def report_display(state: Meeting, command: do.ReportDisplay, context: Context) -> Events:
    """Return the report of a wrong display; none if there is one that is not dismissed."""
    same = any(r.booth == command.booth and r.language is None for r in state.reports)
    return () if same else (ev.BoothDisplayReported(command.booth),)


@decides(do.DismissReport)
def dismiss(state: Meeting, command: do.DismissReport, context: Context) -> Events:
    """Return the dismissal of the booth's reports; none if there are no reports."""
    return (ev.BoothReportDismissed(command.booth),) if any(r.booth == command.booth for r in state.reports) else ()


@decides(do.SignalBooth)
def signal(state: Meeting, command: do.SignalBooth, context: Context) -> Events:
    """Return the signal; none if it stands. Raises Refused after the meeting."""
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    return () if _standing(state, command) else (ev.BoothSignalled(command.booth, command.signal),)


@decides(do.AnswerSignal)
def answer_signal(state: Meeting, command: do.AnswerSignal, context: Context) -> Events:
    """Return who answered the signal; none if somebody has, or it no longer stands."""
    found = _standing(state, command)
    answers = found is not None and found.answered_by is None
    return (ev.BoothSignalAnswered(command.booth, command.signal, context.role),) if answers else ()


@decides(do.EndSignal)
def end_signal(state: Meeting, command: do.EndSignal, context: Context) -> Events:
    """Return the end of the signal; none if it no longer stands."""
    return (ev.BoothSignalEnded(command.booth, command.signal),) if _standing(state, command) else ()


def _standing(state: Meeting, command: do.SignalBooth | do.AnswerSignal | do.EndSignal) -> BoothSignal | None:
    named = (command.booth, command.signal)
    return next((each for each in state.signals if (each.booth, each.signal) == named), None)


@decides(do.TakeDesk)
def take_desk(state: Meeting, command: do.TakeDesk, context: Context) -> Events:
    """Return that somebody sits at the desk; none if the same person does. It puts nobody on air.

    Raises NotFound for a desk or interpreter that the booth's team has not; Refused after the meeting.
    """
    team = state.teams.team(command.booth)
    if team is None or command.desk not in team.desks:
        raise NotFound("desk", desk=command.desk[:80])
    if command.interpreter is not None and all(each.id != command.interpreter for each in team.interpreters):
        raise NotFound("interpreter", interpreter=command.interpreter[:80])
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    now = state.teams.desks_of(command.booth).desk(command.desk)
    if now and now.there and now.interpreter == command.interpreter:
        return ()
    return (ev.DeskTaken(command.booth, command.desk, command.interpreter),)


@decides(do.LeaveDesk)
def leave_desk(state: Meeting, command: do.LeaveDesk, context: Context) -> Events:
    """Return that the desk is left; none if nobody sits there."""
    now = state.teams.desks_of(command.booth).desk(command.desk)
    return (ev.DeskLeft(command.booth, command.desk),) if now and now.there else ()


@decides(do.ReportDesk)
def report_desk(state: Meeting, command: do.ReportDesk, context: Context) -> Events:
    """Return that the desk is lost or found; none if it is known, nobody ever sat there, or its person left it."""
    now = state.teams.desks_of(command.booth).desk(command.desk)
    if now is None or not now.taken or now.left or now.gone == command.gone:
        return ()
    return (ev.DeskReported(command.booth, command.desk, command.gone),)


@decides(do.ReportMicrophone)
def report_microphone(state: Meeting, command: do.ReportMicrophone, context: Context) -> Events:
    """Return what the hardware knows of the desk; none if it is known, or the team has no such desk."""
    team = state.teams.team(command.booth)
    now = state.teams.desks_of(command.booth).desk(command.desk) or Desk(command.desk, context.at)
    if team is None or command.desk not in team.desks:
        return ()
    if (now.microphone, now.hears) == (command.microphone, command.hears):
        return ()
    return (ev.MicrophoneReported(command.booth, command.desk, command.microphone, command.hears),)
