"""The document that holds what a speech will say is attached."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import TextStatus
from interp.domain.model.state import Meeting
from interp.domain.rules.decide.registration import Context, Events, decides
from interp.domain.rules.order import speech_of
from interp.errors import BadRequest

LONGEST_ID = 64


@decides(do.AttachStatement)
def attach(state: Meeting, command: do.AttachStatement, context: Context) -> Events:
    """Return the speech with its document, or nothing when it has it already.

    A speech whose text was not there is from then on its text; one that leaves its text keeps saying so.
    """
    speech = speech_of(state, command.speech)
    if speech.statement == command.document:
        return ()
    if command.document is None:
        return (ev.StatementAttached(speech.id),)
    text: TextStatus = "off_text" if speech.text == "off_text" else "on_text"
    return (ev.StatementAttached(speech.id, document_id(command.document), text),)


def document_id(document: str) -> str:
    """Return a document's id. Raises BadRequest for one no document can have."""
    if not 0 < len(document) <= LONGEST_ID:
        raise BadRequest("invalid", detail="document")
    return document
