"""Applies the event of a document attached to a speech."""

from dataclasses import replace

from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve.registration import evolves


@evolves(ev.StatementAttached)
def attached(state: Meeting, event: ev.StatementAttached, logged: ev.Logged) -> Meeting:
    speech = replace(state.speeches[event.speech], statement=event.document, text=event.text)
    return replace(state, speeches=state.speeches | {speech.id: speech})
