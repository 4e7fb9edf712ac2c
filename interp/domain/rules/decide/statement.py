"""Decides the command that attaches a document to a speech as its text."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import TextStatus
from interp.domain.model.state import Meeting
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.domain.rules.programme_order import speech_of
from interp.errors import BadRequest

LONGEST_ID = 64


@decides(do.AttachStatement)
def attach(state: Meeting, command: do.AttachStatement, context: Context) -> Events:
    """Return the attached document; none if it is attached. Raises NotFound, BadRequest.

    The speech is then marked as following its text, unless the speaker has departed from the text; to open or close
    the text it has changes nothing else.
    """
    speech = speech_of(state, command.speech)
    if command.document is None:
        return (ev.StatementAttached(speech.id),) if speech.statement else ()
    is_same = speech.statement == command.document
    if is_same and speech.text_closed == command.closed:
        return ()
    text: TextStatus = speech.text if is_same or speech.text == "off_text" else "on_text"
    return (ev.StatementAttached(speech.id, document_id(command.document), text, command.language, command.closed),)


def document_id(document: str) -> str:
    """Return the document's id. Raises BadRequest for an empty or too long one."""
    if not 0 < len(document) <= LONGEST_ID:
        raise BadRequest("invalid", detail="document")
    return document
