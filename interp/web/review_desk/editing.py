"""Routes of editing at the desk: many sentences at once, replacing, what can be inserted, notes, a term added."""

from functools import wraps
from typing import TypeVar

from flask import Response

from interp.domain.model.roles import TEXTS
from interp.domain.rules.permissions import Actor
from interp.domain.translation.text_replacement import Search
from interp.errors import Refused
from interp.ports import Document
from interp.service.review_desk.selections import Outcome
from interp.service.review_desk.sentence_notes import NewNote
from interp.service.review_desk.term_adding import NewTerm
from interp.web.review_desk import editing_messages as say
from interp.web.review_desk.desk_messages import Kept
from interp.web.review_desk.materials import changes, document_of, worker
from interp.web.routing.json_bodies import asked, said, several
from interp.web.routing.route_declarations import CHANGE, DOCUMENT, LOOK, Handler, Routes, WhoMay
from interp.web.services import services
from interp.web.wording.i18n import request_language
from interp.web.wording.refusal_sentences import sentence
from interp.wire import language_from

M = TypeVar("M")
ROUTES = Routes("editing", "editing")
EDITING = f"{DOCUMENT}/editing/<language>"


def _looked(shown: Handler) -> Handler:
    """Return the route of what the section may see."""

    def guarded(meeting: str, document: str, language: str, **where: str) -> Response:
        worker(meeting)
        return said(shown(document_of(meeting, document), language_from(language), **where))

    return guarded


def _changed(work: Handler) -> Handler:
    """Return the route of a change to a document in a language; see materials.changes."""

    @wraps(work)
    def done(actor: Actor, meeting: str, document: str, language: str, **where: str) -> Response:
        return said(work(actor, document_of(meeting, document), language_from(language), **where))

    return changes(done)


LOOKS, EDITS = WhoMay(TEXTS, guard=_looked), WhoMay(TEXTS, guard=_changed)


@ROUTES.get(f"{EDITING}/notes", say.NoteRows, may=LOOKS, refusals=LOOK)
def notes(document: Document, language: str) -> say.NoteRows:
    """The comments and flags on its sentences.

    comments and flags, the oldest first: `{id, sentence, language, kind, author, words, at, done_at}`
    """
    return say.NoteRows(tuple(map(say.note_row, services().editing.notes.of(document, language))))


@ROUTES.get(f"{EDITING}/inserts/<segment>", say.InsertRows, may=LOOKS, refusals=LOOK)
def inserts(document: Document, language: str, segment: str) -> say.InsertRows:
    """What can be inserted by number.

    what can be inserted by number, at most nine of each in the order of the text: `placeables`, `{kind, text,
    insert}` of kind `address symbol placeholder name date number`, and `terms`, `{source, target}`: the operator's,
    States and organizations
    """
    found = services().editing.inserts.of(document, segment, language)
    return say.InsertRows(found.placeables, found.terms)


@ROUTES.post(f"{EDITING}/approve", say.OutcomeRow, body=say.Choose, may=EDITS, refusals=CHANGE)
def approve(actor: Actor, document: Document, language: str) -> say.OutcomeRow:
    """Approve sentences as they stand.

    `{chosen}`: approves sentences as they stand
    """
    chosen = _wanted(say.Choose).chosen
    return _outcome(services().editing.selections.approve(actor, document, language, chosen))


@ROUTES.post(f"{EDITING}/take_back", say.OutcomeRow, body=say.Choose, may=EDITS, refusals=CHANGE)
def take_back(actor: Actor, document: Document, language: str) -> say.OutcomeRow:
    """Put earlier revisions back.

    `{chosen}`: restores the revision `back` of each, as a new one
    """
    chosen = _wanted(say.Choose).chosen
    return _outcome(services().editing.selections.take_back(actor, document, language, chosen))


@ROUTES.post(f"{EDITING}/preview", say.Preview, body=say.LookFor, may=EDITS, refusals=CHANGE)
def preview(actor: Actor, document: Document, language: str) -> say.Preview:
    """What a replacement would change.

    `{words, by, case?, whole?}`: the sentences that replacing would change, `{segment, revision, standing, before,
    after}`; nothing is stored. A space finds every kind of space, `'` also `’`
    """
    asked = _wanted(say.LookFor)
    search = Search(asked.words, asked.by, asked.case, asked.whole)
    found = services().editing.replacing.preview(document, language, search)
    return say.Preview(tuple(map(say.replacement_row, found)))


@ROUTES.post(f"{EDITING}/replace", say.OutcomeRow, body=say.ReplaceIn, may=EDITS, refusals=CHANGE)
def replace(actor: Actor, document: Document, language: str) -> say.OutcomeRow:
    """Replace words in sentences.

    `{words, by, case?, whole?, chosen}`: replaces, as `preview` showed, in these sentences
    """
    asked = _wanted(say.ReplaceIn)
    search = Search(asked.words, asked.by, asked.case, asked.whole)
    done = services().editing.replacing.replace(actor, document, language, search, asked.chosen)
    return _outcome(done)


@ROUTES.post(f"{EDITING}/notes", say.Noted, body=say.WriteNote, may=EDITS, refusals=CHANGE)
def add_note(actor: Actor, document: Document, language: str) -> say.Noted:
    """Write a comment, or flag a sentence.

    `{sentence, kind, words}`: a `comment`, or a `flag` for later, which may be without words; a sentence has one open
    flag
    """
    asked = _wanted(say.WriteNote)
    new = NewNote(asked.sentence, asked.kind, asked.words)
    return say.Noted(True, say.note_row(services().editing.notes.add(actor, document, language, new)))


@ROUTES.post(f"{EDITING}/notes/<note>", Kept, body=say.SettleNote, may=EDITS, refusals=CHANGE)
def settle_note(actor: Actor, document: Document, language: str, note: str) -> Kept:
    """Mark a note as done, or open it.

    `{done}`: marks a note as done, or opens it again
    """
    done = _wanted(say.SettleNote).done
    services().editing.notes.settle(actor, document, language, note, done=done)
    return Kept(True)


@ROUTES.post(f"{EDITING}/terms", Kept, body=say.AddTerm, may=EDITS, refusals=CHANGE)
def add_term(actor: Actor, document: Document, language: str) -> Kept:
    """Add a term to the operator's list.

    `{source, target}`: adds a required term to the operator's list, signed in its note
    """
    asked = _wanted(say.AddTerm)
    services().editing.terms.add(actor, document, NewTerm(language, asked.source, asked.target))
    return Kept(True)


@ROUTES.post(f"{EDITING}/terms/take_back", Kept, body=say.AddTerm, may=EDITS, refusals=CHANGE)
def take_term_back(actor: Actor, document: Document, language: str) -> Kept:
    """Remove a term that one added.

    `{source, target}`: removes the required term that the same person added
    """
    asked = _wanted(say.AddTerm)
    services().editing.terms.take_back(actor, document, NewTerm(language, asked.source, asked.target))
    return Kept(True)


def _outcome(found: Outcome) -> say.OutcomeRow:
    language = request_language()
    return say.outcome_row(found, lambda reason: sentence(Refused(reason), language))


def _wanted(kind: type[M]) -> M:
    return asked(kind, longest=several())
