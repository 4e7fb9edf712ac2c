"""Applies the events of the interpretation team."""


from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.rules import booth_desk_changes as desks
from interp.domain.rules.evolve.evolvers import evolves
from interp.value_types import replace


@evolves(ev.TeamSet)
def team_set(state: Meeting, event: ev.TeamSet, logged: ev.Logged) -> Meeting:
    return replace(state, teams=desks.set_team(state.teams, event.booths))


@evolves(ev.InterpreterMarked)
def marked(state: Meeting, event: ev.InterpreterMarked, logged: ev.Logged) -> Meeting:
    one = {event.interpreter}
    off = state.teams.off_duty - one if event.on_duty else state.teams.off_duty | one
    return replace(state, teams=replace(state.teams, off_duty=off))
