"""Decides the commands of a handover of the microphone between two desks of a booth.

A request lapses by itself: it is looked at with the time of the command, and no event says so.
"""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.teams import BoothDesks, Handover, Unasked
from interp.domain.rules.booth_desk_changes import answering, open_handover
from interp.domain.rules.booth_staffing import occupant
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.errors import Refused

LAPSES_MS = 60_000  # the window of Clevercast's handover
LATE_MS = 60_000  # for so long who asked and was not answered may take the microphone


@decides(do.AskHandover)
def ask(state: Meeting, command: do.AskHandover, context: Context) -> Events:
    """Return the request; none if the same is open.

    Who has the microphone asks another desk to take it; another asks for it. Raises Refused when that is not so, a desk
    is not there, another request is open, or the microphone is free (it is taken at once then).
    """
    desks = _there(state, command.booth, command.desk)
    _there(state, command.booth, command.to)
    if (now := open_handover(desks, context.at)) is not None:
        if (now.by, now.to) == (command.desk, command.to):
            return ()
        raise Refused("handover_open")
    if desks.active is None:
        raise Refused("microphone_free")
    gives = command.desk == desks.active and command.to != command.desk
    wants = command.desk != desks.active and command.to == command.desk
    if not (gives or wants):
        raise Refused("not_your_handover")
    return (ev.HandoverAsked(command.booth, command.desk, command.to, context.at + LAPSES_MS),)


@decides(do.AcceptHandover)
def accept(state: Meeting, command: do.AcceptHandover, context: Context) -> Events:
    """Return the acceptance; none if it is accepted. Refused unless an open request asks this desk."""
    desks, now = _open(state, command.booth, command.desk, context)
    if command.desk != answering(desks, now):
        raise Refused("not_your_handover")
    if now.standing == "accepted":
        return ()
    return (ev.HandoverAccepted(command.booth, command.desk, context.at + LAPSES_MS),)


@decides(do.DeclineHandover)
def decline(state: Meeting, command: do.DeclineHandover, context: Context) -> Events:
    """Return the refusal in words, also after accepting. Refused unless an open request asks this desk."""
    desks, now = _open(state, command.booth, command.desk, context)
    if command.desk != answering(desks, now):
        raise Refused("not_your_handover")
    return (ev.HandoverDeclined(command.booth, command.desk, command.words),)


@decides(do.WithdrawHandover)
def withdraw(state: Meeting, command: do.WithdrawHandover, context: Context) -> Events:
    """Return the withdrawal. Refused unless this desk asked."""
    _, now = _open(state, command.booth, command.desk, context)
    if command.desk != now.by:
        raise Refused("not_your_handover")
    return (ev.HandoverWithdrawn(command.booth, command.desk),)


@decides(do.TakeHandover)
def take(state: Meeting, command: do.TakeHandover, context: Context) -> Events:
    """Return that the desk has the microphone, none if it has it.

    It may take it when nobody has it, when it is the desk that was asked to, or when its request was accepted. Without
    consent, which the event says: within a minute after its own request has lapsed, from who is marked as off duty, and
    where the command says `unasked`. Raises Refused otherwise, and for a desk that is not there.
    """
    desks = _there(state, command.booth, command.desk)
    if desks.active == command.desk:
        return ()
    now = open_handover(desks, context.at)
    agreed = now is not None and now.to == command.desk and (now.standing == "accepted" or now.by != command.desk)
    if desks.active is None or agreed:
        return (ev.HandoverTaken(command.booth, command.desk),)
    why = _why_unasked(state, desks, command, context.at)
    if why is None:
        lapsed = now is None and desks.handover is not None and desks.handover.to == command.desk
        raise Refused("handover_lapsed" if lapsed else "microphone_taken")
    return (ev.HandoverTaken(command.booth, command.desk, why),)


def _why_unasked(state: Meeting, desks: BoothDesks, command: do.TakeHandover, at: int) -> Unasked | None:
    """Return why a desk may take the microphone from one that did not agree; None where it may not."""
    team, has = state.teams.team(command.booth), desks.desk(desks.active)
    who = occupant(desks, team, has) if team and has else None
    if who and who.id in state.teams.off_duty:
        return "off_duty"
    asked_for = desks.handover
    is_mine = asked_for and asked_for.to == asked_for.by == command.desk
    if asked_for and is_mine and asked_for.lapses_at <= at < asked_for.lapses_at + LATE_MS:
        return "lapsed"
    return "pressed" if command.unasked else None


@decides(do.ReleaseHandover)
def release(state: Meeting, command: do.ReleaseHandover, context: Context) -> Events:
    """Return that the desk at the microphone has it no longer; none if no desk has it. Refused after the meeting."""
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    has = state.teams.desks_of(command.booth).active
    return (ev.HandoverReleased(command.booth),) if has is not None else ()


def _open(state: Meeting, booth: MeetingLanguage, desk: str, context: Context) -> tuple[BoothDesks, Handover]:
    """Return the desks and the open request. Raises Refused when there is none, or it has lapsed."""
    desks = _there(state, booth, desk)
    now = open_handover(desks, context.at)
    if now is None:
        raise Refused("handover_lapsed" if desks.handover else "no_handover")
    return desks, now


def _there(state: Meeting, booth: MeetingLanguage, desk: str) -> BoothDesks:
    """Return the booth's desks. Raises Refused after the meeting, and unless somebody sits at `desk`."""
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    desks = state.teams.desks_of(booth)
    found = desks.desk(desk)
    if found is None or not found.there:
        raise Refused("desk_not_taken")
    return desks
