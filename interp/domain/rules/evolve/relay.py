"""Applies the events of the relay plan's overrides."""

from dataclasses import replace

from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.model.teams import RelayOverride
from interp.domain.rules.evolve.registration import evolves


@evolves(ev.RelayOverridden)
def overridden(state: Meeting, event: ev.RelayOverridden, logged: ev.Logged) -> Meeting:
    """A booth has one override: for the speech on the floor, or for the meeting."""
    new = RelayOverride(event.booth, event.source, event.reason, event.speech)
    others = tuple(each for each in state.teams.overrides if each.booth != event.booth)
    return replace(state, teams=replace(state.teams, overrides=(*others, new)))


@evolves(ev.RelayCleared)
def cleared(state: Meeting, event: ev.RelayCleared, logged: ev.Logged) -> Meeting:
    others = tuple(each for each in state.teams.overrides if each.booth != event.booth)
    return replace(state, teams=replace(state.teams, overrides=others))
