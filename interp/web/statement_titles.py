"""Words the titles of statements that have none: "Statement by {speaker}", in each of the six languages."""

from collections.abc import Iterable

from interp.domain.model.state import Meeting
from interp.domain.text.document_titles import is_untitled
from interp.domain.views.view_parts import PersonView, Recipient, SpeechView, speech_view
from interp.languages import INTERFACE_LANGUAGES
from interp.ports import Document
from interp.service.document_reading import DocumentRow
from interp.value_types import replace
from interp.web.wording.page_words import word
from interp.web.wording.phrases import isolated, plain

STATEMENT = "statement"
Called = dict[str, str]
"""What people are shown in place of a title, by language."""


def statement_title(state: Meeting, speech: str | None) -> Called:
    """Return the title of a statement without one, by language: of whom it is; of nobody known, the word alone."""
    given = state.speeches.get(speech or "")
    if given is None:
        return {code: plain(word("reading.statement"), code, {}) for code in INTERFACE_LANGUAGES}
    return {code: _title(speech_view(state, given, Recipient(code)), code) for code in INTERFACE_LANGUAGES}


def _title(speech: SpeechView, language: str) -> str:
    kind = "person" if speech.person else "party"
    return plain(word(f"statement_by.{kind}"), language, {"speaker": speaker_name(speech, language)})


def speaker_name(speech: SpeechView, language: str) -> str:
    """Return who speaks, as a page in this language names them: the person as addressed, else the party."""
    return _addressed(speech.person, language) if speech.person else speech.party.name.text


def _addressed(person: PersonView, language: str) -> str:
    try:
        form = word(f"honorific.{person.honorific}")
    except KeyError:  # none, or one of another kind than the pages know: it is left out, as they do
        return person.name.text
    return plain(form, language, {"name": person.name.text})


def called(state: Meeting, document: Document) -> Called:
    """Return what people at the desk are shown in place of a document's title; nothing where it has one of its own."""
    bare = document.kind == STATEMENT and is_untitled(document.title, document.name)
    return statement_title(state, document.speech) if bare else {}


def all_called(state: Meeting, documents: Iterable[Document]) -> dict[str, Called]:
    """Return `called` of each document that has no title, by the document's id."""
    found = {each.id: called(state, each) for each in documents}
    return {key: each for key, each in found.items() if each}


def row_called(state: Meeting, row: DocumentRow) -> DocumentRow:
    """Return a document's row for attendees, with what it is called where it has no title."""
    bare = row.kind == STATEMENT and row.untitled
    return replace(row, called=statement_title(state, row.speech)) if bare else row


def shown_title(row: DocumentRow, language: str) -> str:
    """Return the title as a file in this language prints it, isolated."""
    return isolated(row.called.get(language) or row.title)
