"""Routes of editing at the desk: many sentences at once, replacing, what can be inserted, notes, a term added."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from flask import Blueprint, Response

from interp.domain.rules.permissions import Actor
from interp.domain.translation.text_replacement import Search
from interp.errors import Refused
from interp.ports import Document
from interp.service.review_desk.selections import Outcome
from interp.service.review_desk.sentence_notes import NewNote
from interp.service.review_desk.term_adding import NewTerm
from interp.web.review_desk import desk_messages
from interp.web.review_desk import editing_messages as say
from interp.web.routes.json_bodies import asked, said, several
from interp.web.routes.materials import DOCUMENT, changes, worker
from interp.web.routes.materials import Work as MeetingWork
from interp.web.services import services
from interp.web.wording.i18n import request_language
from interp.web.wording.refusal_sentences import sentence
from interp.wire import language_from

M = TypeVar("M")
Work = Callable[..., object]
ROOT = f"{DOCUMENT}/editing/<language>"


def create_editing() -> Blueprint:
    """Return the routes below /api/meetings/<meeting>/documents/<document>/editing/<language>."""
    editing = Blueprint("editing", __name__)
    looks: tuple[tuple[str, Work], ...] = (("notes", notes), ("inserts/<segment>", inserts))
    for path, shown in looks:
        editing.add_url_rule(f"{ROOT}/{path}", shown.__name__, _looked(shown))
    acts: tuple[tuple[str, Work], ...] = (
        ("approve", approve), ("preview", preview), ("replace", replace), ("take_back", take_back), ("notes", add_note),
        ("notes/<note>", settle_note), ("terms", add_term), ("terms/take_back", take_term_back),
    )  # fmt: skip
    for path, work in acts:
        editing.add_url_rule(f"{ROOT}/{path}", work.__name__, _changed(work), methods=["POST"])
    return editing


def _looked(shown: Work) -> Callable[..., Response]:
    """Return the view of what the section may see."""

    def guarded(meeting: str, document: str, language: str, **where: str) -> Response:
        worker(meeting)
        return said(shown(_document(meeting, document), language_from(language), **where))

    return guarded


def _changed(work: Work) -> MeetingWork:
    """Return the view of a change to a document in a language; see materials.changes."""

    @wraps(work)
    def done(actor: Actor, meeting: str, document: str, language: str, **where: str) -> Response:
        return said(work(actor, _document(meeting, document), language_from(language), **where))

    return changes(cast(MeetingWork, done))


def notes(document: Document, language: str) -> say.NoteRows:
    """Comments and flags, the oldest first."""
    return say.NoteRows(tuple(map(say.note_row, services().editing.notes.of(document, language))))


def inserts(document: Document, language: str, segment: str) -> say.InsertRows:
    """What can be inserted into a sentence by number."""
    found = services().editing.inserts.of(document, segment, language)
    return say.InsertRows(found.placeables, found.terms)


def approve(actor: Actor, document: Document, language: str) -> say.OutcomeRow:
    """Approve sentences as they stand."""
    chosen = _wanted(say.Choose).chosen
    return _outcome(services().editing.selections.approve(actor, document, language, chosen))


def take_back(actor: Actor, document: Document, language: str) -> say.OutcomeRow:
    """Restore an earlier revision of each sentence."""
    chosen = _wanted(say.Choose).chosen
    return _outcome(services().editing.selections.take_back(actor, document, language, chosen))


def preview(actor: Actor, document: Document, language: str) -> say.Preview:
    """The sentences that a replacement would change."""
    asked = _wanted(say.LookFor)
    search = Search(asked.words, asked.by, asked.case, asked.whole)
    found = services().editing.replacing.preview(document, language, search)
    return say.Preview(tuple(map(say.replacement_row, found)))


def replace(actor: Actor, document: Document, language: str) -> say.OutcomeRow:
    """Replace words in sentences."""
    asked = _wanted(say.ReplaceIn)
    search = Search(asked.words, asked.by, asked.case, asked.whole)
    done = services().editing.replacing.replace(actor, document, language, search, asked.chosen)
    return _outcome(done)


def add_note(actor: Actor, document: Document, language: str) -> say.Noted:
    """Write a comment, or flag a sentence."""
    asked = _wanted(say.WriteNote)
    new = NewNote(asked.sentence, asked.kind, asked.words)
    return say.Noted(True, say.note_row(services().editing.notes.add(actor, document, language, new)))


def settle_note(actor: Actor, document: Document, language: str, note: str) -> desk_messages.Kept:
    """Mark a note as done, or open it again."""
    done = _wanted(say.SettleNote).done
    services().editing.notes.settle(actor, document, language, note, done=done)
    return desk_messages.Kept(True)


def add_term(actor: Actor, document: Document, language: str) -> desk_messages.Kept:
    """Add a term to the operator's list."""
    asked = _wanted(say.AddTerm)
    services().editing.terms.add(actor, document, NewTerm(language, asked.source, asked.target))
    return desk_messages.Kept(True)


def take_term_back(actor: Actor, document: Document, language: str) -> desk_messages.Kept:
    """Remove a term that the same person added."""
    asked = _wanted(say.AddTerm)
    services().editing.terms.take_back(actor, document, NewTerm(language, asked.source, asked.target))
    return desk_messages.Kept(True)


def _outcome(found: Outcome) -> say.OutcomeRow:
    language = request_language()
    return say.outcome_row(found, lambda reason: sentence(Refused(reason), language))


def _document(meeting: str, document: str) -> Document:
    return services().materials.document(meeting, document)


def _wanted(kind: type[M]) -> M:
    return asked(kind, longest=several())
