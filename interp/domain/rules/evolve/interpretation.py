"""Applies the events of the end of interpretation."""


from interp.domain.model import events as ev
from interp.domain.model.interpretation import ExtensionStanding
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve.evolvers import evolves
from interp.value_types import replace


@evolves(ev.InterpretationAsked)
def asked(state: Meeting, event: ev.InterpretationAsked, logged: ev.Logged) -> Meeting:
    return _extension(state, "asked", asked_until=event.until)


@evolves(ev.InterpretationGranted)
def granted(state: Meeting, event: ev.InterpretationGranted, logged: ev.Logged) -> Meeting:
    return _extension(state, "granted", until=event.until)


@evolves(ev.InterpretationRefused)
def refused(state: Meeting, event: ev.InterpretationRefused, logged: ev.Logged) -> Meeting:
    return _extension(state, "refused")


def _extension(state: Meeting, standing: ExtensionStanding, **ends: int) -> Meeting:
    return replace(state, interpretation=replace(state.interpretation, standing=standing, **ends))
