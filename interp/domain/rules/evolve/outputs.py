"""Applies the events of every public output at once."""


from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve.evolvers import evolves
from interp.value_types import replace


@evolves(ev.OutputsBlanked)
def blanked(state: Meeting, event: ev.OutputsBlanked, logged: ev.Logged) -> Meeting:
    return replace(state, blank_outputs=True)


@evolves(ev.OutputsShown)
def shown(state: Meeting, event: ev.OutputsShown, logged: ev.Logged) -> Meeting:
    return replace(state, blank_outputs=False)
