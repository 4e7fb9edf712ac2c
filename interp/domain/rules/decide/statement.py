"""Decides the commands that attach a document to a speech as its text, and that show the line that is read."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import PointedLine, TextStatus
from interp.domain.model.state import Meeting
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.domain.rules.programme_order import speech_of
from interp.domain.rules.remembered_parties import who
from interp.errors import BadRequest, Refused

LONGEST_ID = 64
MOST_LINES = 20_000


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


@decides(do.PointStatement)
def point(state: Meeting, command: do.PointStatement, context: Context) -> Events:
    """Return the line shown; none if it is shown already. Raises BadRequest for a line that the text has not.

    Raises Refused("nobody_on_floor") unless this speech of the delegation has the floor.
    """
    speech = state.speeches.get(command.speech)
    own = (speech.party.id, who(speech.party)) if speech else ()
    if speech is None or state.floor.speech != speech.id or command.delegation not in own:
        raise Refused("nobody_on_floor")
    if not 0 <= command.line <= command.of <= MOST_LINES:
        raise BadRequest("invalid", field="line")
    now = ev.StatementPointed(speech.id, command.line, command.of)
    return () if state.pointed == PointedLine(now.speech, now.line, now.of) else (now,)


def document_id(document: str) -> str:
    """Return the document's id. Raises BadRequest for an empty or too long one."""
    if not 0 < len(document) <= LONGEST_ID:
        raise BadRequest("invalid", detail="document")
    return document
