"""Decides the commands that override the relay plan by hand."""

from collections.abc import Iterable

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.teams import RelayOverride
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.domain.rules.relays_in_force import is_silent, overrides_for, plan_with
from interp.errors import BadRequest, NotFound, Refused


@decides(do.OverrideRelay)
def override(state: Meeting, command: do.OverrideRelay, context: Context) -> Events:
    """Return the override; none if it is in force. Raises BadRequest without a reason, and as `check_override`."""
    speech = check_override(state, command)
    if not command.reason:
        raise BadRequest("missing", field="reason")
    wanted = RelayOverride(command.booth, command.source, command.reason, speech)
    if wanted in overrides_for(state, state.floor.speech):
        return ()
    return (ev.RelayOverridden(command.booth, command.source, command.reason, speech),)


def check_override(state: Meeting, command: do.OverrideRelay) -> str | None:
    """Return the speech for which the override would be, None for the meeting.

    Raises NotFound for a booth without a team; Refused after the meeting, for the booth's own channel, for a channel
    that is made from it by hand, and for a speech when nobody has the floor, or when nobody would make that channel.
    """
    if state.teams.team(command.booth) is None:
        raise NotFound("booth", booth=command.booth)
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    if command.source == command.booth:
        raise Refused("own_channel")
    if not command.whole_meeting and state.floor.speech is None:
        raise Refused("nobody_on_floor")
    speech = None if command.whole_meeting else state.floor.speech
    if any(_comes_round(overrides_for(state, each), command) for each in {speech, state.floor.speech}):
        raise Refused("relay_circle")
    wanted = RelayOverride(command.booth, command.source, command.reason, speech)
    if not command.whole_meeting and is_silent(plan_with(state, wanted), command.booth):
        raise Refused("relay_silent", channel=command.source)
    return speech


def _comes_round(overrides: Iterable[RelayOverride], command: do.OverrideRelay) -> bool:
    """Return whether the channel is made, by these overrides, from the booth's own: it carries no sound."""
    by_hand: dict[str, str] = {each.booth: each.source for each in overrides}
    source, passed = command.source, set[str]()
    while source in by_hand and source not in passed:
        passed.add(source)
        source = by_hand[source]  # type: ignore[assignment]
        if source == command.booth:
            return True
    return False


@decides(do.ClearRelay)
def clear(state: Meeting, command: do.ClearRelay, context: Context) -> Events:
    """Return the end of the booth's overrides; none if it has none."""
    has = any(each.booth == command.booth for each in state.teams.overrides)
    return (ev.RelayCleared(command.booth),) if has else ()
