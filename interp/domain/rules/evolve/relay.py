"""Applies the events of the relay plan's overrides."""


from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.model.teams import RelayOverride
from interp.domain.rules.evolve.evolvers import evolves
from interp.value_types import replace


@evolves(ev.RelayOverridden)
def overridden(state: Meeting, event: ev.RelayOverridden, logged: ev.Logged) -> Meeting:
    """One for a speech comes before the booth's one for the meeting, which is in force again after that speech."""
    new = RelayOverride(event.booth, event.source, event.reason, event.speech)
    others = tuple(
        each for each in state.teams.overrides
        if each.booth != event.booth or (event.speech is not None and each.speech != event.speech)
    )  # fmt: skip
    return replace(state, teams=replace(state.teams, overrides=(*others, new)))


@evolves(ev.RelayCleared)
def cleared(state: Meeting, event: ev.RelayCleared, logged: ev.Logged) -> Meeting:
    others = tuple(each for each in state.teams.overrides if each.booth != event.booth)
    return replace(state, teams=replace(state.teams, overrides=others))
