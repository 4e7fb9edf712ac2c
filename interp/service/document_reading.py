"""Documents for attendees: the list, and the text in one or two languages, limited to what the public may see."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from interp.domain.model.texts import PUBLIC, Standing
from interp.domain.text.document_titles import is_untitled
from interp.domain.text.segments import BlockKind, Segment
from interp.domain.text.symbol_references import known
from interp.errors import NotFound
from interp.languages import CODES
from interp.ports import Document, Documents, Revision
from interp.service.last_made import LastMade

HIDDEN = "desk"
SHARED = "official"
MOST_READ = 64
Revisions = Mapping[str, Revision]


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text as sent to a reader, T of docs/protocol.md; `stale`: the original has changed since its translation."""

    text: str
    language: str
    standing: Standing
    origin: str
    revision: int
    stale: bool = False


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A listed document. `languages` are those in which some of it may be read, its own first.

    `titles` holds translations of the title, if it is a sentence of the document. `untitled`: the title is only the
    name of the file; `called` is then what people are shown instead, by language.
    """

    id: str
    title: str
    kind: str
    language: str
    symbol: str | None
    version: int
    as_of: str | None
    speech: str | None
    languages: tuple[str, ...]
    titles: tuple[ReadText, ...] = ()
    untitled: bool = False
    called: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One sentence in the first language, and in the second (None: no second was requested)."""

    segment: str
    text: ReadText
    second: ReadText | None


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A paragraph, heading, list item, table cell or footnote, with its printed number and its sentences in order."""

    kind: BlockKind
    number: str | None
    level: int
    lines: tuple[ReadLine, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole document in one or two languages."""

    document: DocumentRow
    language: str
    second: str | None
    blocks: tuple[ReadBlock, ...]


class DocumentReading:
    """Returns documents to attendees; texts not allowed to the public are never returned."""

    def __init__(self, drafts: Documents) -> None:
        self._drafts = drafts
        self._held = LastMade[str, int, dict[str, str]](MOST_READ)
        self._read = LastMade[tuple[str, str, str, str | None], int, Reading](MOST_READ)

    def mark(self, meeting: str) -> int:
        """Return a number that grows with every change to a readable document. Raises Unavailable."""
        return self._drafts.mark(meeting) + self._drafts.mark("")

    def listing(self, meeting: str) -> tuple[DocumentRow, ...]:
        """Return the documents attendees may read, the newest first. Raises Unavailable."""
        return tuple(self._row(each) for each in self._drafts.documents(meeting) if _is_open(each, meeting))

    def held(self, meeting: str) -> dict[str, str]:
        """Return the readable documents by the names texts use for them; those of the meeting first.

        Official texts of no meeting are readable in every meeting. Raises Unavailable.
        """
        mark = self._drafts.mark()  # counts all meetings: recomputed slightly too often, never too late
        return self._held.get(meeting, mark, lambda: self._names_held(meeting))

    def _names_held(self, meeting: str) -> dict[str, str]:
        every = sorted(self._drafts.documents(), key=lambda each: each.meeting != meeting)
        return known((each.symbol, each.id) for each in every if _is_open(each, meeting))

    def row(self, meeting: str, document: str) -> DocumentRow:
        """Return a listed document. Raises NotFound, as `reading` does; Unavailable."""
        found = self._drafts.document(document)
        if found is None or not _is_open(found, meeting):
            raise NotFound("document", document=document[:80])
        return self._row(found)

    def reading(self, meeting: str, document: str, language: str, second: str | None = None) -> Reading:
        """Return a whole document, in the original where a language has nothing to show.

        All readers request it at once when it changes: it is built once for all. Raises NotFound for a document that
        does not exist, is withdrawn, or is for the desk only; Unavailable.
        """
        key, mark = (meeting, document, language, second), self.mark(meeting)
        return self._read.get(key, mark, lambda: self._make(meeting, document, language, second))

    def _make(self, meeting: str, document: str, language: str, second: str | None) -> Reading:
        found = self._drafts.document(document)
        if found is None or not _is_open(found, meeting):
            raise NotFound("document", document=document[:80])
        first, other = self._seen(found, language), self._seen(found, second) if second else None
        blocks = tuple(_blocks(found, self._drafts.segments(document), first, other))
        return Reading(self._row(found), language, second, blocks)

    def _row(self, document: Document) -> DocumentRow:
        seen = {code: found for code in CODES if (found := self._seen(document, code))}
        head = next((each for each in self._drafts.segments(document.id) if each.text == document.title), None)
        titles = (_text(document, head, found) for found in seen.values() if head and head.id in found)
        return DocumentRow(
            document.id, document.title, document.kind, document.language, document.symbol, document.version,
            document.as_of, document.speech, (document.language, *seen), tuple(titles),
            is_untitled(document.title, document.name),
        )  # fmt: skip

    def _seen(self, document: Document, language: str) -> Revisions:
        """Return the newest revisions in a language that the public may see, by segment."""
        if language == document.language or document.visibility == "original":
            return {}
        newest = self._drafts.revisions(document.id, language)
        return {key: each for key, each in newest.items() if may_read(each, document.visibility)}


def may_read(revision: Revision, visibility: str) -> bool:
    """Return whether the public may read a revision; an error nobody overruled hides this sentence only."""
    wrong = any(finding.severity == "error" for finding in revision.findings) and not revision.reason
    allowed = visibility == "drafts" or (visibility == "reviewed" and revision.standing in PUBLIC)
    return bool(revision.value) and allowed and not wrong


def _is_open(document: Document, meeting: str) -> bool:
    here = document.meeting == meeting or (document.meeting is None and document.kind == SHARED)
    return here and not document.withdrawn and document.visibility != HIDDEN


def _blocks(
    document: Document, segments: Sequence[Segment], first: Revisions, other: Revisions | None
) -> Iterator[ReadBlock]:
    for _, group in groupby(segments, key=lambda each: each.block):
        block = tuple(group)
        head = block[0]
        lines = tuple(
            ReadLine(each.id, _text(document, each, first), None if other is None else _text(document, each, other))
            for each in block
        )
        yield ReadBlock(head.kind, head.number, head.level, lines)


def _text(document: Document, segment: Segment, seen: Revisions) -> ReadText:
    revision = seen.get(segment.id)
    if revision is None:
        return ReadText(segment.text, document.language, "original", "source", document.version)
    return ReadText(
        revision.value, revision.language, revision.standing, revision.origin, revision.revision,  # type: ignore[arg-type]
        revision.stale,
    )  # fmt: skip
