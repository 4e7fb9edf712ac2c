"""Reads the lines of a .pdf without page numbers and repeated headers and footers."""

import io
import re
from collections import Counter
from typing import Any

from pypdf import Configuration, PageObject, PdfReader, apply_configuration
from pypdf.errors import LimitReachedError
from pypdf.generic import EncodedStreamObject

from interp.errors import BadRequest

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
PAGE_NUMBER = re.compile(r"^[\s|–—-]*(?:page\s*)?\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?[\s|–—-]*$", re.IGNORECASE)
LEAST_PAGES = 3
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


def pdf_texts(data: bytes) -> list[str]:
    """Return the lines of the document, pages in order.

    Raises BadRequest: encrypted_file, mislabelled_file, unsafe_file, unreadable_file.
    """
    if MARK not in data[:MARK_WITHIN]:
        raise BadRequest("mislabelled_file")
    try:
        with apply_configuration(LIMITS):
            pages = _pages(data)
    except BadRequest:
        raise
    except LimitReachedError as wrong:
        raise BadRequest("unsafe_file") from wrong
    except Exception as wrong:  # pypdf raises many kinds of error for damaged documents
        raise BadRequest("unreadable_file") from wrong
    return _without_edges(pages)


def _pages(data: bytes) -> list[list[str]]:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not _opens(reader):
        raise BadRequest("encrypted_file")
    if len(reader.pages) > MAX_PAGES:
        raise BadRequest("file_too_long", pages=MAX_PAGES)
    pages, left, work = [], MAX_CHARS, _Work()
    for page in reader.pages:
        if (contents := page.get_contents()) is not None:
            work.content(contents.get_data())
    for page in reader.pages:
        text = _text(page, work)
        left -= len(text)
        if left < 0:
            raise BadRequest("file_too_long", characters=MAX_CHARS)
        pages.append(text.translate(LIGATURES).split("\n"))
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


def _text(page: PageObject, work: _Work) -> str:
    text = _Page(page, work).extract_text(visitor_operand_before=work.operator)
    work.check()
    return text


def _without_edges(pages: list[list[str]]) -> list[str]:
    """Return all lines without page numbers; of a line repeated on three pages only the first stays."""
    said = [_unnumbered([line for line in page if line.strip()]) for page in pages]
    edges = Counter(line.strip() for page in said for line in {*page[:1], *page[-1:]})
    running = {line for line, count in edges.items() if count >= LEAST_PAGES and not line.endswith(":")}
    seen: set[str] = set()
    lines: list[str] = []
    for page in said:
        for place, line in enumerate(page):
            bare = line.strip()
            if bare in running and place in (0, len(page) - 1):
                if bare in seen:
                    continue
                seen.add(bare)
            lines.append(line)
    return lines


def _unnumbered(page: list[str]) -> list[str]:
    """Return the lines of a page without the page number at its top or bottom."""
    first = 1 if page and PAGE_NUMBER.match(page[0]) else 0
    last = len(page) - 1 if len(page) > first and PAGE_NUMBER.match(page[-1]) else len(page)
    return page[first:last]
