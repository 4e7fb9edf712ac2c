"""Decides the commands about the interpretation team."""

from collections.abc import Iterable

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.spoken_languages import NAMES
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.teams import BoothTeam, Interpreter
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.errors import BadRequest, NotFound, Refused

MOST_DESKS, MOST_PEOPLE = 6, 12  # of one booth; a Bosch booth has at most six desks


@decides(do.SetTeam)
def set_team(state: Meeting, command: do.SetTeam, context: Context) -> Events:
    """Return the new team; none if it is the present one.

    Raises Refused after the meeting; BadRequest for a booth or an id that comes twice, a desk that the booth has not,
    an interpreter whose A language is not the booth's, an unknown language, or more than a booth can hold.
    """
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    _once(team.booth for team in command.booths)
    _once(each.id for team in command.booths for each in team.interpreters)
    for team in command.booths:
        _check_booth(team)
    return () if state.teams.booths == command.booths else (ev.TeamSet(command.booths),)


def _check_booth(team: BoothTeam) -> None:
    _once(team.desks)
    if not 1 <= len(team.desks) <= MOST_DESKS or len(team.interpreters) > MOST_PEOPLE or "" in team.desks:
        raise BadRequest("team", booth=team.booth, detail="size")
    if team.booth in team.into:
        raise BadRequest("team", booth=team.booth, detail="into")
    for each in team.interpreters:
        _check_interpreter(team, each)


def _check_interpreter(team: BoothTeam, each: Interpreter) -> None:
    languages = (each.a, *each.b, *each.c)
    unknown = not set(each.c) <= NAMES.keys()
    if each.a != team.booth or unknown or len(set(languages)) < len(languages) or not each.id:
        raise BadRequest("team", booth=team.booth, interpreter=each.name or each.id, id=each.id, detail="languages")
    if each.desk is not None and each.desk not in team.desks:
        raise BadRequest("team", booth=team.booth, interpreter=each.name or each.id, id=each.id, detail="desk")


def _once(names: Iterable[str]) -> None:
    """Raise BadRequest for a name that comes twice."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise BadRequest("team", name=name, detail="twice")
        seen.add(name)


@decides(do.MarkInterpreter)
def mark(state: Meeting, command: do.MarkInterpreter, context: Context) -> Events:
    """Return the mark; none if it is so. Raises NotFound for somebody who is not in the team."""
    people = {each.id for team in state.teams.booths for each in team.interpreters}
    if command.interpreter not in people:
        raise NotFound("interpreter", interpreter=command.interpreter[:80])
    if (command.interpreter not in state.teams.off_duty) == command.on_duty:
        return ()
    return (ev.InterpreterMarked(command.interpreter, command.on_duty),)
