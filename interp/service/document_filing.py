"""Reads filed documents and their versions and stores what they hold: all of filing that computes.

It needs no state of a meeting, so that a helper process can do it beside a server.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from uuid import uuid4

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.rules.permissions import Actor
from interp.domain.text.cleaning import clean
from interp.domain.text.document_titles import LONGEST_TITLE, is_untitled, title_of_file
from interp.domain.text.document_versions import compared
from interp.domain.text.paper_languages import PaperLanguages, Passage, paper_languages
from interp.domain.text.segmentation import segments
from interp.domain.text.segments import FileText, LeftOut, Segment, TextBlock
from interp.domain.text.text_key import key
from interp.errors import BadRequest, Refused, TooMany
from interp.file_size import check_size
from interp.ports import Conflict, DeskAct, Document, Documents, Job, Revision
from interp.ports.documents import foreign
from interp.ports.helper_work import FILING, SCREEN, helper_task
from interp.service.authored_units import authored_revisions, lacking, original_revisions
from interp.service.desk_acts import act
from interp.value_types import dataclass, replace

Read = Callable[[bytes, str], FileText]
Languages = Callable[[Sequence[str]], PaperLanguages]
# aligns an official version with the document of the act; returns how many segments matched
Attach = Callable[[Sequence[Segment], DeskAct], int]
Written = Mapping[str, Mapping[str, Revision]]
# returns what a document's sentences need no machine for, after the newest revisions by language and segment
Lookup = Callable[[Document, Sequence[Segment], Written], Sequence[Revision]]
LONGEST_NAME = 120
LONGEST_SYMBOL, LONGEST_DATE = 80, 60
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
    release: str = "now"
    delivery: str | None = None
    speech: str | None = None
    symbol: str | None = None
    as_of: str | None = None
    authored: Sequence[Mapping[str, str]] = ()


FORM_FIELDS = tuple(each.name for each in fields(Filing) if each.name not in ("data", "name", "authored"))


@dataclass(frozen=True, slots=True)
class FilingOrder:
    """What was decided before a file is read: for which document, by whom, when, and how urgent its drafts are.

    The document of a first filing has no title, name and language yet.
    """

    document: Document
    actor: Actor
    at: int
    priority: int


@dataclass(frozen=True, slots=True)
class FiledDocument:
    """A document as it was stored, its passages in another language, blocks counted from 0, and what was left out."""

    document: Document
    foreign: tuple[Passage, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionCounts:
    """How many sentences of a newer version are unchanged, changed, new and removed, and what was left out of it."""

    unchanged: int
    changed: int
    added: int
    removed: int
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class AttachedOfficial:
    """How many segments of a document have the official text, and what was left out of its file."""

    segments: int
    left_out: tuple[LeftOut, ...] = ()


KeepLayout = Callable[[Filing, str, Sequence[Segment]], None]


@helper_task(short=False, lane=FILING)
def file_document(paper: Filing, order: FilingOrder) -> FiledDocument:
    """Read a file and store its document. Raises as DocumentFiling does, also below."""
    raise NotImplementedError


# A few typed sentences take less than a page that is opened: who typed them waits at a screen.
FILE_TEXT = replace(file_document, short=True, lane=SCREEN)


@helper_task(short=False, lane=FILING)
def file_version(paper: Filing, order: FilingOrder) -> VersionCounts:
    """Read a file and store it as the next version of a document."""
    raise NotImplementedError


@helper_task(short=False, lane=FILING)
def attach_official(paper: Filing, order: FilingOrder) -> AttachedOfficial:
    """Read a file and store it as the official version of a document in its language."""
    raise NotImplementedError


class DocumentFiling:
    """Reads files and stores documents with their drafting jobs, which the worker processes."""

    def __init__(
        self, drafts: Documents, read: Read, attach: Attach, languages: Languages = paper_languages,
        keep_layout: KeepLayout = lambda paper, document, parts: None,
        lookup: Lookup = lambda document, segments, have: (), may_store: Callable[[str], None] = lambda meeting: None,
    ) -> None:  # fmt: skip
        """`read` returns the text of a file; `attach` aligns an official version with a document and stores it;
        `languages` identifies the languages of a file from the texts of its blocks; `keep_layout` keeps the layout of
        a file for a document with these sentences; `lookup` asks the memory, whose answer is stored with the document.
        `may_store` raises Refused where nothing of a meeting is stored any more: it may be archived while a file is
        read.
        """
        self._may_store = may_store
        self._drafts, self._read, self._put, self._languages = drafts, read, attach, languages
        self._keep_layout, self._lookup = keep_layout, lookup

    def file(self, paper: Filing, order: FilingOrder) -> FiledDocument:
        """Store a document with jobs for the other five languages.

        Raises BadRequest (reasons of the readers, `language_unsure`, `languages_mixed`, `empty_file`), Unavailable.
        """
        text = self._text(paper)
        blocks = text.blocks
        found = self._languages([block.text for block in blocks])
        document = replace(
            order.document, title=_title(paper, blocks), name=_name(paper), language=_chosen(paper.language, found),
            symbol=_short(paper.symbol, LONGEST_SYMBOL), as_of=_short(paper.as_of, LONGEST_DATE),
        )  # fmt: skip
        parts = _segments(blocks, document.language)
        own = original_revisions(parts, _foreign(found, document), document.created_at)
        known = _each_once(own, authored_revisions(parts, document.language, paper.authored, document.created_at))
        known = (*known, *self._lookup(document, _others(parts, own), _newest(known)))
        languages = [*lacking(parts, document.language, known), *([document.language] if own else [])]
        jobs = jobs_of(document, languages, order.priority, order.at)
        about = {
            "file": document.name, "visibility": document.visibility, "release": document.release,
            "speech": document.speech, **_counted(text),
        }  # fmt: skip
        self._check_store(document)
        self._drafts.add(document, parts, jobs, known, act=_act(order, "filed", about, document))
        self._keep_layout(paper, document.id, parts)
        return FiledDocument(document, found.foreign_to(document.language), text.left_out)

    def file_version(self, paper: Filing, order: FilingOrder) -> VersionCounts:
        """Store a corrected version; the same text again changes nothing. Raises as `file`, Refused `other_language`.
        """
        document = order.document
        text = self._text(paper)
        blocks = text.blocks
        found = self._languages([block.text for block in blocks])
        if (paper.language or found.language) not in (None, document.language):
            raise Refused("other_language", language=document.language)
        before, after = self._drafts.segments(document.id), _segments(blocks, document.language)
        changes = compared(before, after)
        counts = VersionCounts(
            len(changes.unchanged), len(changes.changed), len(changes.added), len(changes.removed), text.left_out
        )
        newer = replace(
            document, name=_name(paper),
            title=_title(paper, blocks) if is_untitled(document.title, document.name) else document.title,
            symbol=_short(paper.symbol, LONGEST_SYMBOL) or document.symbol,
            as_of=_short(paper.as_of, LONGEST_DATE) or document.as_of,
        )  # fmt: skip
        if [each.id for each in before] == [each.id for each in after]:
            self._check_store(document)
            self._keep_layout(paper, document.id, after)
            return counts
        others = (code for code in MEETING_LANGUAGES if code != document.language)
        languages = [code for code in others if not self._is_official(document.id, code)]
        was, own = {each.id for each in before}, original_revisions(after, _foreign(found, document), order.at)
        stay = foreign(self._drafts.written(document.id), document.language).keys() & {each.id for each in after}
        mixed = own or stay
        jobs = jobs_of(newer, [*languages, *([document.language] if mixed else [])], order.priority, order.at)
        known = [each for each in own if each.segment not in was]
        known += self._looked_up(newer, before, _others(after, own), languages)
        about = {"file": newer.name, "changed": counts.changed, **_counted(text)}
        self._check_store(document)
        try:
            self._drafts.add(newer, after, jobs, known, act=_act(order, "version_filed", about, document))
        except Conflict:  # somebody wrote a sentence's first text in the same moment
            raise TooMany("busy") from None
        self._keep_layout(paper, document.id, after)
        return counts

    def attach_official(self, paper: Filing, order: FilingOrder) -> AttachedOfficial:
        """Store an official version. Raises BadRequest, Refused, TooMany."""
        text = self._text(paper)
        blocks = text.blocks
        language = _chosen(paper.language, self._languages([block.text for block in blocks]))
        if language == order.document.language:
            raise Refused("original_language")
        self._check_store(order.document)
        done = _act(order, "official_attached", {"file": _name(paper), **_counted(text)}, order.document, language)
        try:
            placed = self._put(_segments(blocks, language), done)
        except Conflict:
            raise TooMany("busy") from None
        if not placed:
            raise Refused("not_aligned")
        return AttachedOfficial(placed, text.left_out)

    def _check_store(self, document: Document) -> None:
        if document.meeting is not None:
            self._may_store(document.meeting)

    def _text(self, paper: Filing) -> FileText:
        check_size(len(paper.data))
        text = self._read(paper.data, paper.name)
        if not any(block.text.strip() for block in text.blocks):
            raise BadRequest("empty_file")
        return text

    def _looked_up(
        self, document: Document, before: Sequence[Segment], after: Sequence[Segment], languages: Sequence[str]
    ) -> list[Revision]:
        """Return what the memory knows of a newer version's sentences, in languages without an official version."""
        was, now = ({each.id: key(each.text) for each in some} for some in (before, after))
        have = {
            code: {
                segment: replace(each, stale=each.stale or was.get(segment) != now.get(segment))
                for segment, each in self._drafts.revisions(document.id, code).items()
            }
            for code in languages
        }
        return [each for each in self._lookup(document, after, have) if each.language in have]

    def _is_official(self, document_id: str, language: str) -> bool:
        return any(each.origin == OFFICIAL for each in self._drafts.revisions(document_id, language).values())


def jobs_of(document: Document, languages: Iterable[str], priority: int, since: int) -> list[Job]:
    """Return new drafting jobs of a document into languages."""
    return [Job(uuid4().hex, document.id, language, priority, since=since) for language in languages]


def _act(
    order: FilingOrder, what: str, body: Mapping[str, object], document: Document, language: str = ""
) -> DeskAct:
    return act(order.actor, order.at, f"document.{what}", document, body, language)


def _counted(text: FileText) -> dict[str, object]:
    """Return for the record how many passages of each kind were left out; nothing where none was."""
    counts = {each.kind: each.count for each in text.left_out}
    return {"left_out": counts} if counts else {}


def _foreign(found: PaperLanguages, document: Document) -> dict[int, str | None]:
    """Return the languages of the blocks that are in another one than the document, None for none of the six."""
    passages = found.foreign_to(document.language)
    return {block: each.language for each in passages for block in range(each.first, each.last + 1)}


def _each_once(first: Iterable[Revision], others: Iterable[Revision]) -> tuple[Revision, ...]:
    """Return revisions, of two for one segment and language the first."""
    made: dict[tuple[str, str], Revision] = {}
    for each in (*first, *others):
        made.setdefault((each.segment, each.language), each)
    return tuple(made.values())


def _others(parts: Sequence[Segment], own: Iterable[Revision]) -> list[Segment]:
    """Return the segments that are in the document's own language: `own` are the originals of the others."""
    foreign = {each.segment for each in own}
    return [each for each in parts if each.id not in foreign]


def _newest(known: Iterable[Revision]) -> Written:
    found: dict[str, dict[str, Revision]] = {}
    for each in known:
        found.setdefault(each.language, {})[each.segment] = each
    return found


def _name(paper: Filing) -> str:
    return clean(paper.name, LONGEST_TITLE)[:LONGEST_NAME]


def _segments(blocks: Sequence[TextBlock], language: str) -> tuple[Segment, ...]:
    made = segments(blocks, language)
    if not made:
        raise BadRequest("empty_file")
    return made


def _chosen(said: str | None, found: PaperLanguages) -> str:
    """Return the language a person chose, else the one found. Raises BadRequest when a person has to choose."""
    language = said or found.language
    if language in MEETING_LANGUAGES:
        return language
    if said:
        raise BadRequest("language", languages=list(MEETING_LANGUAGES))
    if found.mixed:
        passages = [[each.language, each.first + 1, each.last + 1] for each in found.passages]
        raise BadRequest("languages_mixed", languages=list(MEETING_LANGUAGES), passages=passages)
    raise BadRequest("language_unsure", languages=list(MEETING_LANGUAGES))


def _title(paper: Filing, blocks: Sequence[TextBlock]) -> str:
    """Return the title given, else the first printed one, else the file's name."""
    printed = next((block.text for block in blocks if block.kind in TITLES and block.text.strip()), "")
    return clean((paper.title.strip() or printed)[: LONGEST_TITLE * 2])[:LONGEST_TITLE] or title_of_file(paper.name)


def _short(text: str | None, longest: int) -> str | None:
    return clean(text, longest) or None if text else None
