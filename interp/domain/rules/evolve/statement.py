"""Applies the events of a document attached to a speech, and of the line that is read of it."""


from interp.domain.model import events as ev
from interp.domain.model.parties import PointedLine
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve.evolvers import evolves
from interp.domain.rules.state_changes.floor_changes import expected_again
from interp.value_types import replace


@evolves(ev.StatementAttached)
def attached(state: Meeting, event: ev.StatementAttached, logged: ev.Logged) -> Meeting:
    """Return the state with the text attached; its language is expected of a speech whose language nobody confirmed."""
    before = state.speeches[event.speech]
    speech = replace(
        before, statement=event.document, text=event.text, statement_language=event.language, text_closed=event.closed
    )
    return expected_again(replace(state, speeches=state.speeches | {speech.id: speech}), speech.id)


@evolves(ev.StatementPointed)
def pointed(state: Meeting, event: ev.StatementPointed, logged: ev.Logged) -> Meeting:
    return replace(state, pointed=PointedLine(event.speech, event.line, event.of))
