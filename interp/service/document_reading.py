"""Documents for attendees: the list, and the text in one or two languages, limited to what the public may see."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import groupby

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.texts import Standing
from interp.domain.text.document_titles import is_untitled
from interp.domain.text.segments import BlockKind, Segment
from interp.domain.text.symbol_references import known
from interp.errors import NotFound
from interp.ports import Document, Documents, Revision, SegmentRange
from interp.service.public_texts import is_for_booths, is_open, may_read
from interp.service.value_cache import ValueCache
from interp.value_types import dataclass, replace

MOST_MEETINGS = 64
MOST_ROWS = 1_000
PAGE_BLOCKS = 200
"""How many blocks a page of a long document has."""
AT_ONCE = 50
"""How many segments are read from the store between two pauses: a few milliseconds' worth."""
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


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A page of a document: its blocks alone, its number from 1, and how many pages the document has."""

    reading: Reading
    page: int
    pages: int


class DocumentReading:
    """Returns documents to attendees; texts not allowed to the public are never returned.

    `pause` is called every few milliseconds of work, so that others waiting for the processor go first.
    """

    def __init__(self, drafts: Documents, pause: Callable[[], None] = lambda: None) -> None:
        self._drafts = drafts
        self._pause = pause
        self._held = ValueCache[str, int, dict[str, str]](MOST_MEETINGS)
        self._documents = ValueCache[tuple[str, str], int, Document | None](MOST_ROWS)
        self._rows = ValueCache[tuple[str, str], int, DocumentRow](MOST_ROWS)
        self._ranges = ValueCache[str, int, Sequence[SegmentRange]](MOST_ROWS)
        self._written = ValueCache[str, tuple[int, int], Mapping[str, str]](MOST_ROWS)

    def mark(self, meeting: str) -> int:
        """Return a number that grows with every change to a document that is not closed. Raises Unavailable."""
        return self.marks(meeting)[0]

    def booth_mark(self, meeting: str) -> int:
        """Return a number that grows with every change to a document, closed ones too. Raises Unavailable."""
        marks = self._drafts.marks()
        return marks.get(meeting, 0) + marks.get("", 0)

    def marks(self, meeting: str) -> tuple[int, int]:
        """Return this number of the meeting, and that of all meetings, which texts may link to. Raises Unavailable."""
        marks = self._drafts.public_marks()
        return marks.get(meeting, 0) + marks.get("", 0), sum(marks.values())

    def listing(self, meeting: str) -> tuple[DocumentRow, ...]:
        """Return the documents attendees may read, the newest first. Raises Unavailable."""
        mark, every = self.mark(meeting), self._drafts.documents(meeting)
        return tuple(self._row(each, meeting, mark) for each in every if is_open(each, meeting))

    def held(self, meeting: str) -> dict[str, str]:
        """Return the readable documents by the names texts use for them; those of the meeting first.

        Official texts of no meeting are readable in every meeting. Raises Unavailable.
        """
        mark = sum(self._drafts.public_marks().values())  # of all: recomputed slightly too often, never too late
        return self._held.get(meeting, mark, lambda: self._names_held(meeting))

    def _names_held(self, meeting: str) -> dict[str, str]:
        every = sorted(self._drafts.documents(), key=lambda each: each.meeting != meeting)
        return known((each.symbol, each.id) for each in every if is_open(each, meeting))

    def about(self, meeting: str, document: str) -> tuple[Document, int, int]:
        """Return a document that attendees of a meeting may read, and what `marks` returned before it was read.

        Raises NotFound, as `reading` does; Unavailable.
        """
        mark, every = self.marks(meeting)
        return self._found(meeting, document, mark), mark, every

    def _found(self, meeting: str, document: str, mark: int) -> Document:
        found = self._documents.get((meeting, document), mark, lambda: self._drafts.document(document))
        if found is None or not is_open(found, meeting):
            raise NotFound("document", document=document[:80])
        return found

    def row(self, meeting: str, document: str) -> DocumentRow:
        """Return a listed document. Raises NotFound, as `reading` does; Unavailable."""
        mark = self.mark(meeting)
        return self._row(self._found(meeting, document, mark), meeting, mark)

    def reading(self, meeting: str, document: str, language: str, second: str | None = None) -> Reading:
        """Return a whole document, in the original where a language has nothing to show.

        Raises NotFound for a document that does not exist, is withdrawn, closed, or for the desk only; Unavailable.
        """
        mark = self.mark(meeting)
        found = self._found(meeting, document, mark)
        pages = self._pages(found)
        blocks = tuple(block for each in pages for block in self._blocks(found, each, language, second))
        return Reading(self._row(found, meeting, mark), language, second, blocks)

    def page(
        self, meeting: str, document: str, language: str, second: str | None = None, number: int = 1
    ) -> ReadingPage:
        """Return a page of a document, the last one for a number beyond it. Raises as `reading` does."""
        mark = self.mark(meeting)
        found = self._found(meeting, document, mark)
        pages = self._pages(found)
        number = max(1, min(number, len(pages)))
        blocks = tuple(self._in_turns(self._blocks(found, pages[number - 1], language, second))) if pages else ()
        reading = Reading(self._row(found, meeting, mark), language, second, blocks)
        return ReadingPage(reading, number, max(1, len(pages)))

    def page_with(self, meeting: str, document: str, segment: str) -> int | None:
        """Return the number of the page that has a segment, None for no page. Raises as `reading` does."""
        found = self._found(meeting, document, self.mark(meeting))
        place = self._drafts.ordinal(document, segment)
        if place is None:
            return None
        pages = self._pages(found)
        return next((number for number, each in enumerate(pages, start=1) if place <= each.last), None)

    def for_booths(self, meeting: str) -> dict[str, Document]:
        """Return the text of each speech that booths may read, delivered or not, by speech. Raises Unavailable."""
        newest_first = self._drafts.documents(meeting)
        return {each.speech or "": each for each in reversed(newest_first) if is_for_booths(each, meeting)}

    def read_ahead(self, meeting: str, document: str, language: str) -> tuple[Document, tuple[ReadBlock, ...]]:
        """Return a text for booths in a language, drafts too, beside the original where that is another.

        Raises NotFound for what is not for booths, Unavailable.
        """
        found = self._drafts.document(document)
        if found is None or not is_for_booths(found, meeting):
            raise NotFound("document", document=document[:80])
        shown, second = replace(found, visibility="drafts"), found.language if found.language != language else None
        pages = (self._blocks(shown, each, language, second) for each in self._pages(found))
        return found, tuple(block for page in pages for block in page)

    def _pages(self, document: Document) -> Sequence[SegmentRange]:
        """Return the range of each page; of a version they never change, and all its segments are read for them."""
        return self._ranges.get(document.id, document.version, lambda: self._drafts.ranges(document.id, PAGE_BLOCKS))

    def _row(self, document: Document, meeting: str, mark: int) -> DocumentRow:
        return self._rows.get((meeting, document.id), mark, lambda: self._make_row(document))

    def _make_row(self, document: Document) -> DocumentRow:
        whole = self._pages(document)
        others = (code for code in MEETING_LANGUAGES if code != document.language)
        readable = [code for code in others if any(self._is_readable(document, code, each) for each in whole)]
        segments = (segment for each in whole[:1] for segment in self._segments(document.id, each))
        head = next((each for each in segments if each.text == document.title), None)  # where titles stand
        titles = [self._title(document, head, code) for code in readable if head]
        return DocumentRow(
            document.id, document.title, document.kind, document.language, document.symbol, document.version,
            document.as_of, document.speech, (document.language, *readable), tuple(filter(None, titles)),
            is_untitled(document.title, document.name),
        )  # fmt: skip

    def _title(self, document: Document, head: Segment, language: str) -> ReadText | None:
        seen = self._seen(document, language, SegmentRange(head.ordinal, head.ordinal))
        return _text(document, head, seen, self._languages(document)) if head.id in seen else None

    def _is_readable(self, document: Document, language: str, within: SegmentRange) -> bool:
        """Return whether some of a range may be read in a language other than the document's own."""
        return any(self._seen(document, language, each) for each in self._steps(within))

    def _segments(self, document: str, within: SegmentRange) -> Iterator[Segment]:
        for each in self._steps(within):
            yield from self._drafts.segments(document, within=each)

    def _blocks(
        self, document: Document, within: SegmentRange, language: str, second: str | None
    ) -> Iterator[ReadBlock]:
        """Return the blocks of a range in one language or two."""
        segments: list[Segment] = []
        first: dict[str, Revision] = {}
        other: dict[str, Revision] = {}
        for each in self._steps(within):
            segments += self._drafts.segments(document.id, document.version, each)
            self._pause()
            first |= self._seen(document, language, each)
            if second:
                self._pause()
                other |= self._seen(document, second, each)
        return _blocks(document, segments, first, other if second else None, self._languages(document), self._pause)

    def _in_turns(self, blocks: Iterator[ReadBlock]) -> Iterator[ReadBlock]:
        """Return blocks, with a pause after each."""
        for each in blocks:
            yield each
            self._pause()

    def _steps(self, within: SegmentRange) -> Iterator[SegmentRange]:
        """Return the parts of a range that are read at once, with a pause after each."""
        for first in range(within.first, within.last + 1, AT_ONCE):
            yield SegmentRange(first, min(first + AT_ONCE - 1, within.last))
            self._pause()

    def _seen(self, document: Document, language: str, within: SegmentRange) -> dict[str, Revision]:
        """Return the newest revisions of a range in a language that the public may see, by segment."""
        if document.visibility == "original":
            return {}
        if language == document.language and not self._languages(document):
            return {}
        newest = self._drafts.revisions(document.id, language, within)
        return {key: each for key, each in newest.items() if may_read(each, document.visibility)}

    def _languages(self, document: Document) -> Mapping[str, str]:
        """Return the languages of the segments that are in another one than the document."""
        if document.is_closed:  # the mark does not count its changes
            return self._drafts.written(document.id)
        now = document.version, self.mark(document.meeting or "")
        return self._written.get(document.id, now, lambda: self._drafts.written(document.id))


def _blocks(
    document: Document, segments: Sequence[Segment], first: Revisions, other: Revisions | None,
    written: Mapping[str, str], pause: Callable[[], object],
) -> Iterator[ReadBlock]:  # fmt: skip
    for _, group in groupby(segments, key=lambda each: each.block):
        block, lines = tuple(group), list[ReadLine]()
        for place, each in enumerate(block, start=1):
            beside = None if other is None else _text(document, each, other, written)
            lines.append(ReadLine(each.id, _text(document, each, first, written), beside))
            if not place % AT_ONCE:
                pause()
        yield ReadBlock(block[0].kind, block[0].number, block[0].level, tuple(lines))


def _text(document: Document, segment: Segment, seen: Revisions, written: Mapping[str, str]) -> ReadText:
    revision, source = seen.get(segment.id), written.get(segment.id, document.language)
    if revision is None or revision.language == source:
        return ReadText(segment.text, source, "original", "source", document.version)
    return ReadText(
        revision.value, revision.language, revision.standing, revision.origin, revision.revision,  # type: ignore[arg-type]
        revision.stale,
    )  # fmt: skip
