"""Decides a command: takes a meeting, a command and a context, returns events or raises the error that says why not.

One module for each noun of the commands' names; the steps through a text and undo have one each too.
"""

# ruff: noqa: F401 - a module registers its rules as it is imported; these imports are the only list
from interp.domain.model.commands import COMMANDS, ArchiveMeeting, Command, PlanMeeting, UnarchiveMeeting
from interp.domain.model.state import Meeting
from interp.domain.rules.decide import (
    announcement,
    booth,
    caption,
    caption_steps,
    correction,
    entry,
    floor,
    handover,
    interpretation,
    interruption,
    item,
    limit,
    list,
    meeting,
    outputs,
    party,
    person,
    relay,
    room,
    speech,
    statement,
    team,
    text,
    undo,
)
from interp.domain.rules.decide.deciders import RULES, Context, Events
from interp.errors import BadRequest, NotFound, Refused

__all__ = ["Context", "decide"]

RULES.check(COMMANDS.values())


def decide(state: Meeting, command: Command, context: Context) -> Events:
    """Return the events that `command` causes, none if the state is as asked already.

    Raises NotFound, Stale, Refused (`archived` for all that a person asks of an archived meeting but to unarchive it,
    `carried_over` for what a person asks of a speech that is carried over into another meeting), or BadRequest when the
    command's id is the id of a speech or item already.
    """
    if not isinstance(command, PlanMeeting):
        _planned_and_new(state, context)
        if state.archived and not (context.is_service or isinstance(command, ArchiveMeeting | UnarchiveMeeting)):
            raise Refused("archived")
        if state.away and not context.is_service:
            _check_here(state, command)
    events: Events = RULES.of(command)(state, command, context)
    return events


def _check_here(state: Meeting, command: Command) -> None:
    named = (getattr(command, field, None) for field in ("speech", "other"))
    if away := next((each for each in named if each is not None and each in state.away), None):
        raise Refused("carried_over", speech=away, meeting=state.carries[state.away[away]].into.title.value)


def _planned_and_new(state: Meeting, context: Context) -> None:
    if state.about is None:
        raise NotFound("meeting")
    if context.new_id in state.speeches or any(each.id == context.new_id for each in state.items):
        raise BadRequest("identifier", field="id")
