"""Decides the commands about the end of interpretation: ask for an extension, grant it, refuse it."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.domain.rules.time_limits import interpretation_until
from interp.errors import Refused

LONGEST_MS = 24 * 3_600_000  # after the meeting's beginning


@decides(do.AskInterpretation)
def ask(state: Meeting, command: do.AskInterpretation, context: Context) -> Events:
    """Return that an extension is asked for; none if the same is.

    Raises Refused after the meeting, and for an end no later than the one in force or a day after the beginning.
    """
    _check_until(state, command.until)
    asked = state.interpretation
    if (asked.standing, asked.asked_until) == ("asked", command.until):
        return ()
    if command.until <= interpretation_until(state):
        raise Refused("out_of_range")
    return (ev.InterpretationAsked(command.until),)


@decides(do.GrantInterpretation)
def grant(state: Meeting, command: do.GrantInterpretation, context: Context) -> Events:
    """Return the grant; none if interpretation is granted until then.

    Raises Refused after the meeting, and for an end before the meeting's beginning or a day after it.
    """
    _check_until(state, command.until)
    given = state.interpretation
    return () if (given.standing, given.until) == ("granted", command.until) else (
        ev.InterpretationGranted(command.until),
    )  # fmt: skip


@decides(do.RefuseInterpretation)
def refuse(state: Meeting, command: do.RefuseInterpretation, context: Context) -> Events:
    """Return the refusal; none if it is refused. Raises Refused when no extension is asked for."""
    standing = state.interpretation.standing
    if standing == "refused":
        return ()
    if standing != "asked":
        raise Refused("nothing_asked")
    return (ev.InterpretationRefused(),)


def _check_until(state: Meeting, until: int) -> None:
    """Raise Refused when the meeting is closed, or an end is not within a day of the meeting's beginning."""
    assert state.about is not None
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    if not state.about.starts_at < until <= state.about.starts_at + LONGEST_MS:
        raise Refused("out_of_range")
