"""Decides the commands that override the relay plan by hand."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.teams import RelayOverride
from interp.domain.rules.decide.registration import Context, Events, decides
from interp.domain.rules.relays_in_force import overrides_for
from interp.errors import BadRequest, NotFound, Refused


@decides(do.OverrideRelay)
def override(state: Meeting, command: do.OverrideRelay, context: Context) -> Events:
    """Return the override; none if it is in force.

    Raises NotFound for a booth without a team; BadRequest without a reason; Refused after the meeting, for the booth's
    own channel, for a channel that is made from it by hand, and for a speech when nobody has the floor.
    """
    if state.teams.team(command.booth) is None:
        raise NotFound("booth", booth=command.booth)
    if not command.reason:
        raise BadRequest("missing", field="reason")
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    if command.source == command.booth:
        raise Refused("own_channel")
    if not command.whole_meeting and state.floor.speech is None:
        raise Refused("nobody_on_floor")
    if _comes_round(state, command):
        raise Refused("relay_circle")
    speech = None if command.whole_meeting else state.floor.speech
    wanted = RelayOverride(command.booth, command.source, command.reason, speech)
    if wanted in overrides_for(state, state.floor.speech):
        return ()
    return (ev.RelayOverridden(command.booth, command.source, command.reason, speech),)


def _comes_round(state: Meeting, command: do.OverrideRelay) -> bool:
    """Return whether the channel is made, by the overrides in force, from the booth's own: it carries no sound."""
    by_hand: dict[str, str] = {each.booth: each.source for each in overrides_for(state, state.floor.speech)}
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
