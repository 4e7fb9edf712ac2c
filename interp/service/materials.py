"""Files documents with their new and official versions, sets who may see them, withdraws and restores them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from interp.domain.model.commands import AttachStatement
from interp.domain.model.roles import STAFF, TEXTS
from interp.domain.model.state import Meeting
from interp.domain.rules.drafting_priority import LATER, priorities
from interp.domain.rules.policy import SYSTEM, Actor, check_role
from interp.domain.text.cleaning import clean, is_identifier
from interp.domain.text.document_titles import LONGEST_TITLE, is_untitled, title_of_file
from interp.domain.text.document_versions import Versions, compared
from interp.domain.text.paper_languages import PaperLanguages, Passage, paper_languages
from interp.domain.text.segmentation import segments
from interp.domain.text.segments import Segment, TextBlock
from interp.errors import BadRequest, NotAllowed, NotFound, Refused, TooMany
from interp.languages import CODES
from interp.ports import Conflict, DeskAct, Document, Documents, DraftingQueue, Job, ServiceClock
from interp.service.authored_units import authored_revisions, lacking
from interp.service.desk_acts import act
from interp.service.meetings import Meetings
from interp.service.typed_lines import TYPED

Read = Callable[[bytes, str], Sequence[TextBlock]]
Languages = Callable[[Sequence[str]], PaperLanguages]
# aligns an official version with the document of the act; returns how many segments matched
Attach = Callable[[Sequence[Segment], DeskAct], int]
LONGEST_FILE = 10 * 1024 * 1024
LONGEST_SYMBOL, LONGEST_DATE = 80, 60
KINDS = ("statement", "note", "agenda", "official", "recording", "other")
VISIBILITIES = ("desk", "original", "reviewed", "drafts")
TITLES = frozenset({"title", "heading"})
OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Filing:
    """A file and its metadata; missing values are detected or get their default.

    `authored`: sentences with the authors' translations, as rows of language to text; those of the file come with it.
    """

    data: bytes
    name: str
    title: str = ""
    kind: str = "statement"
    language: str | None = None
    visibility: str = "desk"
    speech: str | None = None
    symbol: str | None = None
    as_of: str | None = None
    authored: Sequence[Mapping[str, str]] = ()


class Materials:
    """Files and stores documents with their drafting jobs, which the worker processes."""

    def __init__(
        self,
        drafts: Documents,
        jobs: DraftingQueue,
        meetings: Meetings,
        clock: ServiceClock,
        read: Read,
        attach: Attach,
        languages: Languages = paper_languages,
    ) -> None:
        """`read` returns the blocks of a file; `attach` aligns an official version with a document and stores it;
        `languages` identifies the languages of a file from the texts of its blocks.
        """
        self._drafts, self._jobs, self._meetings, self._clock = drafts, jobs, meetings, clock
        self._read, self._put, self._languages = read, attach, languages

    def file(self, actor: Actor, meeting: str, paper: Filing) -> Document:
        """Store a document with jobs for the other five languages, and attach it to its speech; see `filed`."""
        return self.filed(actor, meeting, paper)[0]

    def filed(self, actor: Actor, meeting: str, paper: Filing) -> tuple[Document, tuple[Passage, ...]]:
        """File a document; return it with its passages in another language, blocks counted from 0.

        Raises BadRequest (reasons of the readers, `language_unsure`, `languages_mixed`, `empty_file`), NotAllowed,
        NotFound, Unavailable.
        """
        check_works(actor, meeting)
        state = self._meetings.state(meeting)
        if paper.speech is not None and paper.speech not in state.speeches:
            raise NotFound("speech", speech=paper.speech[:80])
        blocks = self._blocks(paper)
        found = self._languages([block.text for block in blocks])
        language = _chosen(paper.language, found)
        document = Document(
            uuid4().hex[:12], meeting, _title(paper, blocks), clean(paper.name, LONGEST_TITLE)[:120],
            _one_of(paper.kind, KINDS, "kind"), language, _one_of(paper.visibility, VISIBILITIES, "visibility"),
            paper.speech, _short(paper.symbol, LONGEST_SYMBOL), 1, _short(paper.as_of, LONGEST_DATE),
            created_at=self._clock.now_ms(), created_by=name_of(actor),
        )  # fmt: skip
        parts = _segments(blocks, language)
        known = authored_revisions(parts, language, paper.authored, document.created_at)
        others = lacking(parts, language, known)
        about = {"file": document.name, "visibility": document.visibility, "speech": paper.speech}
        done = self._act(actor, "filed", document, about)
        self._drafts.add(document, parts, self._wanted(state, document, others), known, act=done)
        self._attach(meeting, document)
        return document, found.foreign_to(language)

    def file_version(self, actor: Actor, meeting: str, document_id: str, paper: Filing) -> Versions:
        """Store a corrected version: unchanged sentences keep their translations, only the rest is drafted again.

        A language with the official version is not drafted. The same text again changes nothing. Raises as `file`, and
        Refused `other_language`.
        """
        check_works(actor, meeting)
        document = self.document(meeting, document_id)
        blocks = self._blocks(paper)
        found = paper.language or self._languages([block.text for block in blocks]).language
        if found not in (None, document.language):
            raise Refused("other_language", language=document.language)
        before, after = self._drafts.segments(document_id), _segments(blocks, document.language)
        changes = compared(before, after)
        newer = replace(
            document, name=clean(paper.name, LONGEST_TITLE)[:120],
            title=_title(paper, blocks) if is_untitled(document.title, document.name) else document.title,
            symbol=_short(paper.symbol, LONGEST_SYMBOL) or document.symbol,
            as_of=_short(paper.as_of, LONGEST_DATE) or document.as_of,
        )  # fmt: skip
        if [each.id for each in before] == [each.id for each in after]:
            return changes
        languages = [code for code in CODES if code != document.language and not self._is_official(document_id, code)]
        done = self._act(actor, "version_filed", document, {"file": newer.name, "changed": len(changes.changed)})
        self._drafts.add(newer, after, self._wanted(self._meetings.state(meeting), newer, languages), act=done)
        return changes

    def attach_official(self, actor: Actor, meeting: str, document_id: str, paper: Filing) -> int:
        """Replace drafts by the official version in a language; return how many segments have it.

        It is never machine-translated. Raises BadRequest, NotAllowed, NotFound, Refused `original_language`,
        `not_aligned` when no sentence matches the original, TooMany when somebody revises it at the same moment.
        """
        check_works(actor, meeting)
        document = self.document(meeting, document_id)
        blocks = self._blocks(paper)
        language = _chosen(paper.language, self._languages([block.text for block in blocks]))
        if language == document.language:
            raise Refused("original_language")
        try:
            about = {"file": clean(paper.name, LONGEST_TITLE)[:120]}
            done = self._act(actor, "official_attached", document, about, language)
            placed = self._put(_segments(blocks, language), done)
        except Conflict:
            raise TooMany("busy") from None
        if not placed:
            raise Refused("not_aligned")
        return placed

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
        wanted = None if document.withdrawn else document.id
        if wanted is None and speech.statement != document.id:
            return
        command = AttachStatement(speech.id, wanted, document.language)  # type: ignore[arg-type]  # one of the six
        self._meetings.handle(SYSTEM, meeting, f"attach-{document.id}-{state.seq}", command)

    def _blocks(self, paper: Filing) -> Sequence[TextBlock]:
        if not paper.data:
            raise BadRequest("empty_file")
        if len(paper.data) > LONGEST_FILE:
            raise BadRequest("too_large", limit=LONGEST_FILE, size=len(paper.data))
        blocks = self._read(paper.data, paper.name)
        if not any(block.text.strip() for block in blocks):
            raise BadRequest("empty_file")
        return blocks

    def _wanted(self, state: Meeting, document: Document, languages: Iterable[str]) -> list[Job]:
        priority = _priority(state, document)
        since = self._clock.now_ms()
        return [Job(uuid4().hex, document.id, language, priority, since=since) for language in languages]

    def _draft_again(self, meeting: str, document: Document) -> None:
        """Add the jobs that were skipped while the document was withdrawn."""
        segments, others = self._drafts.segments(document.id), [code for code in CODES if code != document.language]
        under_way = {job.language for job in self._jobs.of(document.id) if job.state != "done"}
        lacking = [
            code
            for code in others
            if code not in under_way and len(self._drafts.revisions(document.id, code)) < len(segments)
        ]
        if lacking:
            jobs = self._wanted(self._meetings.state(meeting), document, {*lacking, *under_way})
            self._drafts.add(replace(document, withdrawn=False), segments, jobs)

    def _is_official(self, document_id: str, language: str) -> bool:
        return any(each.origin == OFFICIAL for each in self._drafts.revisions(document_id, language).values())


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


def _segments(blocks: Sequence[TextBlock], language: str) -> tuple[Segment, ...]:
    made = segments(blocks, language)
    if not made:
        raise BadRequest("empty_file")
    return made


def _chosen(said: str | None, found: PaperLanguages) -> str:
    """Return the language a person chose, else the one found. Raises BadRequest when a person has to choose."""
    language = said or found.language
    if language in CODES:
        return language
    if said:
        raise BadRequest("language", languages=list(CODES))
    if found.mixed:
        passages = [[each.language, each.first + 1, each.last + 1] for each in found.passages]
        raise BadRequest("languages_mixed", languages=list(CODES), passages=passages)
    raise BadRequest("language_unsure", languages=list(CODES))


def _title(paper: Filing, blocks: Sequence[TextBlock]) -> str:
    """Return the title given, else the first printed one, else the file's name."""
    printed = next((block.text for block in blocks if block.kind in TITLES and block.text.strip()), "")
    return clean((paper.title.strip() or printed)[: LONGEST_TITLE * 2])[:LONGEST_TITLE] or title_of_file(paper.name)


def _short(text: str | None, longest: int) -> str | None:
    return clean(text, longest) or None if text else None


def _one_of(value: str, known: Sequence[str], field: str) -> str:
    if value not in known:
        raise BadRequest("invalid", field=field, known=list(known))
    return value
