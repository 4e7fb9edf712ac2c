"""Reads the lines of a .pdf without page numbers and repeated headers and footers."""

import io
from collections.abc import Sequence
from typing import Any

from pypdf import Configuration, PageObject, PdfReader, apply_configuration
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import EncodedStreamObject

from interp.errors import BadRequest
from interp.reading.files.pdf_writing_order import in_writing_order
from interp.reading.files.visible_text.left_out_text import LeftOutText
from interp.reading.files.visible_text.pdf_page_edges import PdfLine, Place, without_edges

MARK = b"%PDF-"
MARK_WITHIN = 1024
MAX_PAGES = 200
MAX_TREE = 5_000  # pages and the branches they hang on
MAX_PAGE_BYTES = 1024 * 1024  # of a page or a form, unpacked
MAX_DRAWN_BYTES = 8 * 1024 * 1024  # of all pages and forms, a form each time it is drawn
MAX_CHARS = 1_000_000
MAX_OPERATORS = 80_000  # of all pages and forms
MAX_SHOWN = 40_000  # times text is shown, counted before any page is read
MAX_TOKENS = 100_000  # operators and what they are applied to, of one page or form
MAX_UNPACKED = 8 * 1024 * 1024  # of one stream: a font's map, a table of objects
LIMITS = Configuration(
    page_tree_maximum_entries=MAX_TREE, stream_parsing_work_maximum_count=MAX_TOKENS,
    zlib_maximum_output_length=MAX_UNPACKED, lzw_maximum_output_length=MAX_UNPACKED,
    run_length_maximum_output_length=MAX_UNPACKED, stream_decoding_work_maximum_length=2 * MAX_UNPACKED,
    array_based_stream_maximum_output_length=MAX_UNPACKED,
)  # fmt: skip
MAX_NOTES = 500  # annotations looked at, of all pages
DAMAGED = (PyPdfError, AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError)
NOTES = frozenset({"/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret"})
MAX_POINTS = 100_000
NEXT_PIECES = 12  # pieces of a page's text among which the beginning of a line is looked for
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


def pdf_texts(data: bytes, left: LeftOutText | None = None) -> list[str]:
    """Return the lines of the document, pages in order; `left` records what is left out.

    Without it a line printed on every page stays once, at its first place.

    Raises BadRequest: encrypted_file, mislabelled_file, unsafe_file, unreadable_file.
    """
    if MARK not in data[:MARK_WITHIN]:
        raise BadRequest("mislabelled_file")
    try:
        with apply_configuration(LIMITS):
            pages = _pages(data, left or LeftOutText())
    except BadRequest:
        raise
    except LimitReachedError as wrong:
        raise BadRequest("unsafe_file") from wrong
    except Exception as wrong:  # pypdf raises many kinds of error for damaged documents
        raise BadRequest("unreadable_file") from wrong
    return in_writing_order(without_edges(pages, left or LeftOutText(), first_stays=left is None))


def _pages(data: bytes, left: LeftOutText) -> list[list[PdfLine]]:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not _opens(reader):
        raise BadRequest("encrypted_file")
    if len(reader.pages) > MAX_PAGES:
        raise BadRequest("file_too_long", pages=MAX_PAGES)
    pages, chars, work, notes = [], MAX_CHARS, _Work(), MAX_NOTES
    for page in reader.pages:
        if (contents := page.get_contents()) is not None:
            work.content(contents.get_data())
    for page in reader.pages:
        text, starts = _text(page, work)
        chars -= len(text)
        if chars < 0:
            raise BadRequest("file_too_long", characters=MAX_CHARS)
        pages.append(_placed(text.translate(LIGATURES).split("\n"), starts))
        notes -= _record_notes(page, left, notes)
    return pages


def _opens(reader: PdfReader) -> bool:
    """Return whether the document opens without a password (one that only forbids printing does)."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # the cipher may need an optional library
        return False


class _Work:
    """Counts the drawing operators of all pages, nested forms included, and stops at a limit."""

    def __init__(self) -> None:
        self._operators, self._bytes, self._shown = MAX_OPERATORS, MAX_DRAWN_BYTES, MAX_SHOWN

    def operator(self, *_: object) -> None:
        """Count one operator. Raises BadRequest."""
        self._operators -= 1
        self.check()

    def content(self, data: bytes) -> None:
        """Count the content of a page or a form before it is read. Raises BadRequest."""
        self._bytes -= len(data) if len(data) <= MAX_PAGE_BYTES else self._bytes + 1
        self._shown -= data.count(b"Tj") + data.count(b"TJ")
        self.check()

    def check(self) -> None:
        """Raise BadRequest when it was too much: pypdf passes over what is raised within a form."""
        if min(self._operators, self._bytes, self._shown) < 0:
            raise BadRequest("unsafe_file", operators=MAX_OPERATORS, bytes=MAX_DRAWN_BYTES, shown=MAX_SHOWN)


class _Page(PageObject):
    """A page whose forms are counted each time they are drawn."""

    def __init__(self, page: PageObject, work: _Work) -> None:
        super().__init__(page.pdf, page.indirect_reference)
        self.update(page)
        self._work = work

    def extract_xform_text(self, xform: EncodedStreamObject, *args: Any, **more: Any) -> str:
        self._work.content(xform.get_data())
        return super().extract_xform_text(xform, *args, **more)


def _text(page: PageObject, work: _Work) -> tuple[str, list[PdfLine]]:
    """Return the text of a page, and the pieces it is made of with their places."""
    starts: list[PdfLine] = []

    def place(text: str, matrix: Sequence[float], text_matrix: Sequence[float], _: object, size: float) -> None:
        if bare := text.strip():
            x, y, high = text_matrix[4], text_matrix[5], text_matrix[3] * matrix[3]
            spot = x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5], size * high
            starts.append(PdfLine(bare.split("\n", 1)[0].translate(LIGATURES), _whole(spot)))

    text = _Page(page, work).extract_text(visitor_operand_before=work.operator, visitor_text=place)
    work.check()
    return text, starts


def _whole(place: Sequence[float]) -> Place | None:
    """Return a place in whole points, None for one beyond any page."""
    if not all(abs(each) < MAX_POINTS for each in place):
        return None
    x, y, size = map(round, place)
    return x, y, size


def _placed(lines: Sequence[str], starts: Sequence[PdfLine]) -> list[PdfLine]:
    """Return the lines with the places of the pieces they begin with."""
    made: list[PdfLine] = []
    next_piece = 0
    for line in lines:
        bare = line.strip()
        near = range(next_piece, min(next_piece + NEXT_PIECES, len(starts))) if bare else ()
        found = next((each for each in near if bare.startswith(starts[each].text)), None)
        made.append(PdfLine(line, None if found is None else starts[found].place))
        next_piece = next_piece if found is None else found + 1
    return made


def _record_notes(page: PageObject, left: LeftOutText, most: int) -> int:
    """Record the comments on a page; return how many annotations were looked at."""
    try:
        notes = [each.get_object() for each in (page.annotations or ())[:most]]
        for note in notes:
            if note.get("/Subtype") in NOTES and isinstance(said := note.get("/Contents"), str):
                left.add("comment", said)
    except LimitReachedError:
        raise
    except DAMAGED:  # annotations are no part of the text, which is read without them
        return most
    return len(notes)
