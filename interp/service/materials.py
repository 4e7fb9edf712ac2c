"""Files documents with their new and official versions, sets who may see them, withdraws and restores them."""

from collections.abc import Mapping, Sequence
from uuid import uuid4

from interp.domain.model.commands import AttachStatement
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.roles import STAFF, TEXTS
from interp.domain.model.state import Meeting
from interp.domain.rules.drafting_priority import LATER, priorities
from interp.domain.rules.permissions import SYSTEM, Actor, check_role
from interp.domain.text.cleaning import is_identifier
from interp.errors import BadRequest, NotAllowed, NotFound
from interp.file_size import check_size
from interp.ports import DeskAct, Document, Documents, DraftingQueue, HelperTask, HelperWork, ServiceClock
from interp.ports.documents import foreign
from interp.service.desk_acts import act
from interp.service.document_filing import (
    FILE_TEXT,
    AttachedOfficial,
    FiledDocument,
    Filing,
    FilingOrder,
    VersionCounts,
    attach_official,
    file_document,
    file_version,
    jobs_of,
)
from interp.service.meetings import Meetings
from interp.service.public_texts import DESK_ALONE
from interp.service.typed_lines import TYPED
from interp.value_types import replace

KINDS = ("statement", "note", "agenda", "official", "recording", "other")
VISIBILITIES = ("desk", "original", "reviewed", "drafts")
RELEASES = ("desk", "booths", "as_delivered", "now")
DELIVERIES = ("verbatim", "check")
FEW_BYTES = 10_000  # of a plain text: about sixty sentences


class Materials:
    """Files and stores documents with their drafting jobs, which the worker processes."""

    def __init__(
        self, drafts: Documents, jobs: DraftingQueue, meetings: Meetings, clock: ServiceClock, helpers: HelperWork
    ) -> None:
        """`helpers` read files and store what they hold, in this process or another."""
        self._drafts, self._jobs, self._meetings, self._clock = drafts, jobs, meetings, clock
        self._helpers = helpers

    def file(self, actor: Actor, meeting: str, paper: Filing) -> FiledDocument:
        """Store a document with jobs for the other five languages, and attach it to its speech; return it with its
        passages in another language and what was left out of its file.

        Raises BadRequest (reasons of the readers, `language_unsure`, `languages_mixed`, `empty_file`), NotAllowed,
        NotFound, Unavailable.
        """
        check_works(actor, meeting)
        state = self._meetings.state(meeting)
        if paper.speech is not None and paper.speech not in state.speeches:
            raise NotFound("speech", speech=paper.speech[:80])
        check_size(len(paper.data))
        blank = Document(
            uuid4().hex[:12], meeting, "", "", _one_of(paper.kind, KINDS, "kind"), "",
            _one_of(paper.visibility, VISIBILITIES, "visibility"), paper.speech, created_at=self._clock.now_ms(),
            created_by=name_of(actor), release=_one_of(paper.release, RELEASES, "release"),
            delivery=_delivery(paper.delivery),
        )  # fmt: skip
        filed = self._helpers.run(_task_for(paper), paper, self._order(actor, state, blank))
        self._attach(meeting, filed.document)
        return filed

    def file_version(self, actor: Actor, meeting: str, document_id: str, paper: Filing) -> VersionCounts:
        """Store a corrected version: unchanged sentences keep their translations, only the rest is drafted again.

        A language with the official version is not drafted. The same text again changes nothing. Raises as `file`, and
        Refused `other_language`.
        """
        check_works(actor, meeting)
        document = self.document(meeting, document_id)
        check_size(len(paper.data))
        order = self._order(actor, self._meetings.state(meeting), document)
        return self._helpers.run(file_version, paper, order)

    def attach_official(self, actor: Actor, meeting: str, document_id: str, paper: Filing) -> AttachedOfficial:
        """Replace drafts by the official version in a language.

        It is never machine-translated. Raises BadRequest, NotAllowed, NotFound, Refused `original_language`,
        `not_aligned` when no sentence matches the original, TooMany when somebody revises it at the same moment.
        """
        check_works(actor, meeting)
        document = self.document(meeting, document_id)
        check_size(len(paper.data))
        order = self._order(actor, self._meetings.state(meeting), document)
        return self._helpers.run(attach_official, paper, order)

    def document(self, meeting: str, document_id: str) -> Document:
        """Return a document of a meeting. Raises NotFound."""
        found = self._drafts.document(document_id) if is_identifier(document_id) else None
        if found is None or found.meeting != meeting:
            raise NotFound("document", document=document_id[:80])
        return found

    def documents(self, meeting: str) -> list[Document]:
        """Return the documents of a meeting, the newest first."""
        return [each for each in self._drafts.documents(meeting) if each.kind != TYPED]

    def set_visibility(self, actor: Actor, meeting: str, document_id: str, visibility: str) -> None:
        """Set who may see a document; screens follow. Raises BadRequest, NotAllowed, NotFound."""
        document = self._mine(actor, meeting, document_id)
        if _one_of(visibility, VISIBILITIES, "visibility") != document.visibility:
            done = self._act(actor, "visibility_set", document, {"to": visibility, "was": document.visibility})
            self._drafts.set_visibility(document_id, visibility, done)

    def set_release(self, actor: Actor, meeting: str, document_id: str, release: str) -> None:
        """Set when a document may be read, and by whom; screens follow. Raises BadRequest, NotAllowed, NotFound."""
        document = self._mine(actor, meeting, document_id)
        if _one_of(release, RELEASES, "release") == document.release:
            return
        done = self._act(actor, "release_set", document, {"to": release, "was": document.release})
        closed = replace(document, release=release)
        if closed.is_closed:  # the screens first: what is closed may not be named there
            self._keep_attached(meeting, closed)
            self._drafts.set_release(document_id, release, done)
        else:
            self._drafts.set_release(document_id, release, done)
            self._keep_attached(meeting, closed)

    def set_delivery(self, actor: Actor, meeting: str, document_id: str, delivery: str | None) -> None:
        """Set the delivery mark of a document; booths see it. Raises BadRequest, NotAllowed, NotFound."""
        document = self._mine(actor, meeting, document_id)
        if _delivery(delivery) != document.delivery:
            done = self._act(actor, "delivery_set", document, {"to": delivery, "was": document.delivery})
            self._drafts.set_delivery(document_id, delivery, done)

    def set_speech(self, actor: Actor, meeting: str, document_id: str, speech: str | None) -> None:
        """Set the speech a document is the text of, or (None) none; captions follow, released ones stay.

        Raises NotAllowed, NotFound.
        """
        document = self._mine(actor, meeting, document_id)
        if speech is not None and speech not in self._meetings.state(meeting).speeches:
            raise NotFound("speech", speech=speech[:80])
        if speech == document.speech:
            return
        done = self._act(actor, "speech_set", document, {"to": speech, "was": document.speech})
        self._drafts.set_speech(document_id, speech, done)
        self._attach(meeting, replace(document, withdrawn=True))  # detach it from its previous speech
        self._attach(meeting, replace(document, speech=speech))

    def withdraw(self, actor: Actor, meeting: str, document_id: str, *, withdrawn: bool = True) -> None:
        """Take a document off every screen, or restore it. Raises NotAllowed, NotFound."""
        document = self._mine(actor, meeting, document_id)
        if document.withdrawn != withdrawn:
            done = self._act(actor, "withdrawn" if withdrawn else "brought_back", document, {})
            self._drafts.withdraw(document_id, withdrawn, done)
            if not withdrawn:
                self._draft_again(meeting, document)
        self._attach(meeting, replace(document, withdrawn=withdrawn))

    def _act(
        self, actor: Actor, what: str, document: Document, body: Mapping[str, object], language: str = ""
    ) -> DeskAct:
        return act(actor, self._clock.now_ms(), f"document.{what}", document, body, language)

    def _mine(self, actor: Actor, meeting: str, document_id: str) -> Document:
        """Return a document whose visibility the actor may change: staff any, a reviser their own."""
        check_works(actor, meeting)
        document = self.document(meeting, document_id)
        if actor.role not in STAFF and document.created_by != name_of(actor):
            raise NotAllowed("filer", by=document.created_by)
        return document

    def _attach(self, meeting: str, document: Document) -> None:
        """Attach a document to its speech, or detach it when withdrawn; the speech may have another text by then."""
        state = self._meetings.state(meeting)
        speech = state.speeches.get(document.speech or "")
        if speech is None:
            return
        wanted = None if document.withdrawn or document.release == DESK_ALONE else document.id
        if wanted is None and speech.statement != document.id:
            return
        closed = wanted is not None and document.is_closed
        command = AttachStatement(speech.id, wanted, document.language, closed)  # type: ignore[arg-type]  # of the six
        self._meetings.handle(SYSTEM, meeting, f"attach-{document.id}-{state.seq}", command)

    def _keep_attached(self, meeting: str, document: Document) -> None:
        """Attach a document to its speech unless that has another text by now."""
        speech = self._meetings.state(meeting).speeches.get(document.speech or "")
        if speech is not None and speech.statement in (None, document.id) and not document.withdrawn:
            self._attach(meeting, document)

    def _order(self, actor: Actor, state: Meeting, document: Document) -> FilingOrder:
        return FilingOrder(document, actor, self._clock.now_ms(), _priority(state, document))

    def _draft_again(self, meeting: str, document: Document) -> None:
        """Add the jobs that were skipped while the document was withdrawn."""
        segments, written = self._drafts.segments(document.id), self._drafts.written(document.id)
        own = {document.language: len(foreign(written, document.language))}
        wanted = dict.fromkeys(MEETING_LANGUAGES, len(segments)) | own
        under_way = {job.language for job in self._jobs.of(document.id) if job.state != "done"}
        lacking = [
            code
            for code, count in wanted.items()
            if code not in under_way and len(self._drafts.revisions(document.id, code)) < count
        ]
        if lacking:
            priority = _priority(self._meetings.state(meeting), document)
            jobs = jobs_of(document, {*lacking, *under_way}, priority, self._clock.now_ms())
            self._drafts.add(replace(document, withdrawn=False), segments, jobs)


def check_works(actor: Actor, meeting: str) -> None:
    """Raise NotAllowed unless the actor works on the meeting's texts: staff, admin, or its revisers."""
    check_role(actor, TEXTS)
    if actor.meeting not in (None, meeting):
        raise NotAllowed("meeting", meeting=meeting)


def name_of(actor: Actor) -> str:
    """Return the name an actor's work is signed with."""
    return actor.name or actor.role


def _priority(state: Meeting, document: Document) -> int:
    speech = state.speeches.get(document.speech or "")
    if speech is None:
        return LATER
    attached = replace(state, speeches=state.speeches | {speech.id: replace(speech, statement=document.id)})
    return priorities(attached).get(document.id, LATER)


def _delivery(mark: str | None) -> str | None:
    return None if mark is None else _one_of(mark, DELIVERIES, "delivery")


def _one_of(value: str, known: Sequence[str], field: str) -> str:
    if value not in known:
        raise BadRequest("invalid", field=field, known=list(known))
    return value


def _task_for(paper: Filing) -> HelperTask[[Filing, FilingOrder], FiledDocument]:
    """Return the task that files a paper: a few typed sentences do not wait behind files."""
    is_short = paper.name.endswith(".txt") and len(paper.data) <= FEW_BYTES
    return FILE_TEXT if is_short else file_document
