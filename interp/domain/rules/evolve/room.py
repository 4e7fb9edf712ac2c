"""Applies the events of the room's screen."""


from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve.evolvers import evolves
from interp.value_types import replace


@evolves(ev.RoomBlanked)
def blanked(state: Meeting, event: ev.RoomBlanked, logged: ev.Logged) -> Meeting:
    return replace(state, blank=True)


@evolves(ev.RoomShown)
def shown(state: Meeting, event: ev.RoomShown, logged: ev.Logged) -> Meeting:
    return replace(state, blank=False)
