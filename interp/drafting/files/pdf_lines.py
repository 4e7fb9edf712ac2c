"""The lines of a .pdf as printed, without page numbers and the lines that run along every page."""

import io
import re
from collections import Counter

from pypdf import PageObject, PdfReader

from interp.errors import BadRequest

MARK = b"%PDF-"
MARK_WITHIN = 1024
MAX_PAGES = 200
MAX_PAGE_BYTES = 3 * 1024 * 1024
MAX_CHARS = 2_000_000
MAX_OPERATORS = 120_000
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
        pages = _pages(data)
    except BadRequest:
        raise
    except Exception as wrong:  # a broken document fails in as many ways as it has objects
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
        text = _text(page, work)
        left -= len(text)
        if left < 0:
            raise BadRequest("file_too_long", characters=MAX_CHARS)
        pages.append(text.translate(LIGATURES).split("\n"))
    return pages


def _opens(reader: PdfReader) -> bool:
    """Return whether the document opens without a password, as one that only forbids printing does."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # the cipher may need a library that is not installed
        return False


class _Work:
    """Counts what the pages ask to be drawn, forms within forms too, and stops at what no paper needs."""

    def __init__(self) -> None:
        self._left = MAX_OPERATORS

    def count(self, *_: object) -> None:
        """Count one operator. Raises BadRequest."""
        self._left -= 1
        if self._left < 0:
            raise BadRequest("unsafe_file", operators=MAX_OPERATORS)


def _text(page: PageObject, work: _Work) -> str:
    contents = page.get_contents()
    if contents is None:
        return ""
    if len(contents.get_data()) > MAX_PAGE_BYTES:
        raise BadRequest("unsafe_file")
    return page.extract_text(visitor_operand_before=work.count)


def _without_edges(pages: list[list[str]]) -> list[str]:
    """Return all lines; page numbers go, and of a line that runs along three pages only the first stays."""
    said = [_unnumbered([line for line in page if line.strip()]) for page in pages]
    edges = Counter(line.strip() for page in said for line in {*page[:1], *page[-1:]})
    running = {line for line, count in edges.items() if count >= LEAST_PAGES and not line.endswith(":")}
    seen: set[str] = set()
    lines: list[str] = []
    for page in said:
        for at, line in enumerate(page):
            bare = line.strip()
            if bare in running and at in (0, len(page) - 1):
                if bare in seen:
                    continue
                seen.add(bare)
            lines.append(line)
    return lines


def _unnumbered(page: list[str]) -> list[str]:
    """Return the lines of a page without the number at its head or foot."""
    first = 1 if page and PAGE_NUMBER.match(page[0]) else 0
    last = len(page) - 1 if len(page) > first and PAGE_NUMBER.match(page[-1]) else len(page)
    return page[first:last]
