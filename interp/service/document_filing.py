"""Reads filed documents and their versions and stores what they hold: all of filing that computes.

It needs no meeting and no log, so that a helper process can do it beside a server.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import uuid4

from interp.domain.rules.policy import Actor
from interp.domain.text.cleaning import clean
from interp.domain.text.document_titles import LONGEST_TITLE, is_untitled, title_of_file
from interp.domain.text.document_versions import compared
from interp.domain.text.paper_languages import PaperLanguages, Passage, paper_languages
from interp.domain.text.segmentation import segments
from interp.domain.text.segments import Segment, TextBlock
from interp.errors import BadRequest, Refused, TooMany
from interp.languages import CODES
from interp.ports import Conflict, DeskAct, Document, Documents, Job
from interp.service.authored_units import authored_revisions, lacking
from interp.service.desk_acts import act

Read = Callable[[bytes, str], Sequence[TextBlock]]
Languages = Callable[[Sequence[str]], PaperLanguages]
# aligns an official version with the document of the act; returns how many segments matched
Attach = Callable[[Sequence[Segment], DeskAct], int]
LONGEST_FILE = 10 * 1024 * 1024
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
    speech: str | None = None
    symbol: str | None = None
    as_of: str | None = None
    authored: Sequence[Mapping[str, str]] = ()


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
    """A document as it was stored, and its passages in another language, blocks counted from 0."""

    document: Document
    foreign: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionCounts:
    """How many sentences of a newer version are unchanged, changed, new and removed."""

    unchanged: int
    changed: int
    added: int
    removed: int


class Filings(Protocol):
    """Reads files and stores what they hold; see DocumentFiling."""

    def file(self, paper: Filing, order: FilingOrder) -> FiledDocument:
        """Store a document."""

    def file_version(self, paper: Filing, order: FilingOrder) -> VersionCounts:
        """Store a corrected version."""

    def attach_official(self, paper: Filing, order: FilingOrder) -> int:
        """Store an official version."""


class DocumentFiling:
    """Reads files and stores documents with their drafting jobs, which the worker processes."""

    def __init__(self, drafts: Documents, read: Read, attach: Attach, languages: Languages = paper_languages) -> None:
        """`read` returns the blocks of a file; `attach` aligns an official version with a document and stores it;
        `languages` identifies the languages of a file from the texts of its blocks.
        """
        self._drafts, self._read, self._put, self._languages = drafts, read, attach, languages

    def file(self, paper: Filing, order: FilingOrder) -> FiledDocument:
        """Store a document with jobs for the other five languages.

        Raises BadRequest (reasons of the readers, `language_unsure`, `languages_mixed`, `empty_file`), Unavailable.
        """
        blocks = self._blocks(paper)
        found = self._languages([block.text for block in blocks])
        document = replace(
            order.document, title=_title(paper, blocks), name=_name(paper), language=_chosen(paper.language, found),
            symbol=_short(paper.symbol, LONGEST_SYMBOL), as_of=_short(paper.as_of, LONGEST_DATE),
        )  # fmt: skip
        parts = _segments(blocks, document.language)
        known = authored_revisions(parts, document.language, paper.authored, document.created_at)
        jobs = jobs_of(document, lacking(parts, document.language, known), order.priority, order.at)
        about = {"file": document.name, "visibility": document.visibility, "speech": document.speech}
        self._drafts.add(document, parts, jobs, known, act=_act(order, "filed", about, document))
        return FiledDocument(document, found.foreign_to(document.language))

    def file_version(self, paper: Filing, order: FilingOrder) -> VersionCounts:
        """Store a corrected version; the same text again changes nothing. Raises as `file`, Refused `other_language`.
        """
        document = order.document
        blocks = self._blocks(paper)
        found = paper.language or self._languages([block.text for block in blocks]).language
        if found not in (None, document.language):
            raise Refused("other_language", language=document.language)
        before, after = self._drafts.segments(document.id), _segments(blocks, document.language)
        changes = compared(before, after)
        counts = VersionCounts(*map(len, (changes.unchanged, changes.changed, changes.added, changes.removed)))
        newer = replace(
            document, name=_name(paper),
            title=_title(paper, blocks) if is_untitled(document.title, document.name) else document.title,
            symbol=_short(paper.symbol, LONGEST_SYMBOL) or document.symbol,
            as_of=_short(paper.as_of, LONGEST_DATE) or document.as_of,
        )  # fmt: skip
        if [each.id for each in before] == [each.id for each in after]:
            return counts
        languages = [code for code in CODES if code != document.language and not self._is_official(document.id, code)]
        jobs = jobs_of(newer, languages, order.priority, order.at)
        done = _act(order, "version_filed", {"file": newer.name, "changed": counts.changed}, document)
        self._drafts.add(newer, after, jobs, act=done)
        return counts

    def attach_official(self, paper: Filing, order: FilingOrder) -> int:
        """Store an official version; return how many segments have it. Raises BadRequest, Refused, TooMany."""
        blocks = self._blocks(paper)
        language = _chosen(paper.language, self._languages([block.text for block in blocks]))
        if language == order.document.language:
            raise Refused("original_language")
        done = _act(order, "official_attached", {"file": _name(paper)}, order.document, language)
        try:
            placed = self._put(_segments(blocks, language), done)
        except Conflict:
            raise TooMany("busy") from None
        if not placed:
            raise Refused("not_aligned")
        return placed

    def _blocks(self, paper: Filing) -> Sequence[TextBlock]:
        check_size(paper)
        blocks = self._read(paper.data, paper.name)
        if not any(block.text.strip() for block in blocks):
            raise BadRequest("empty_file")
        return blocks

    def _is_official(self, document_id: str, language: str) -> bool:
        return any(each.origin == OFFICIAL for each in self._drafts.revisions(document_id, language).values())


def check_size(paper: Filing) -> None:
    """Raise BadRequest for an empty file and for one that is too large."""
    if not paper.data:
        raise BadRequest("empty_file")
    if len(paper.data) > LONGEST_FILE:
        raise BadRequest("too_large", limit=LONGEST_FILE, size=len(paper.data))


def jobs_of(document: Document, languages: Iterable[str], priority: int, since: int) -> list[Job]:
    """Return new drafting jobs of a document into languages."""
    return [Job(uuid4().hex, document.id, language, priority, since=since) for language in languages]


def _act(
    order: FilingOrder, what: str, body: Mapping[str, object], document: Document, language: str = ""
) -> DeskAct:
    return act(order.actor, order.at, f"document.{what}", document, body, language)


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
