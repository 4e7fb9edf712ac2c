"""Applies the event of a document attached to a speech."""

from dataclasses import replace

from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve.evolvers import evolves
from interp.domain.rules.state_changes.floor_changes import expected_again


@evolves(ev.StatementAttached)
def attached(state: Meeting, event: ev.StatementAttached, logged: ev.Logged) -> Meeting:
    """Return the state with the text attached; its language is expected of a speech whose language nobody confirmed."""
    before = state.speeches[event.speech]
    speech = replace(
        before, statement=event.document, text=event.text, statement_language=event.language, text_closed=event.closed
    )
    return expected_again(replace(state, speeches=state.speeches | {speech.id: speech}), speech.id)
