"""Reads any supported file as numbered lines: plain text, word processor documents, web pages, printed pages."""

from collections.abc import Callable
from pathlib import Path, PurePath

from interp.errors import BadRequest
from interp.file_size import check_size
from interp.reading.files.character_encoding import decode
from interp.reading.files.docx_lines import docx_texts
from interp.reading.files.html_lines import assumed_encoding, html_texts
from interp.reading.files.line_cleaning import PrintedLine, unheaped
from interp.reading.files.odt_lines import odt_texts
from interp.reading.files.pdf_lines import pdf_texts
from interp.reading.files.rtf_lines import rtf_texts
from interp.value_types import dataclass

MAX_LINES = 20_000
MAX_CHARS = 1_000_000
MAX_LINE = 10_000
READERS: dict[str, Callable[[bytes], list[str]]] = {
    ".docx": docx_texts,
    ".odt": odt_texts,
    ".pdf": pdf_texts,
    ".html": html_texts,
    ".htm": html_texts,
    ".rtf": rtf_texts,
}
KNOWN = (".txt", *(kind for kind in READERS if kind != ".htm"))


@dataclass(frozen=True, slots=True)
class FileLines:
    """The lines of a file, numbered from 1; `assumed_encoding` when the file does not declare its encoding.

    `printed` when the lines are those of a printed page, broken at the width of the column.
    """

    lines: tuple[PrintedLine, ...]
    encoding: str
    assumed_encoding: bool = False

    @property
    def printed(self) -> bool:
        """Whether the lines are those of a printed page."""
        return self.encoding == "pdf"


def extract(data: bytes, name: str) -> FileLines:
    """Return the lines of the file.

    Raises BadRequest: empty_file, too_large, file_too_long, unknown_file_type, mislabelled_file, unreadable_file, and
    for files other than plain text also encrypted_file, unsafe_file.
    """
    check_size(len(data))
    kind = PurePath(name.replace("\\", "/")).suffix.casefold()
    if kind in READERS:
        texts = READERS[kind](data)
        assumed = assumed_encoding(data) if kind in (".html", ".htm") else ""
        return _paper(texts, assumed or kind.lstrip("."), bool(assumed))
    if kind != ".txt":
        raise BadRequest("unknown_file_type", known=list(KNOWN))
    text, encoding, is_assumed = decode(data)
    return _paper(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), encoding, is_assumed)


def read_file(path: Path) -> bytes:
    """Return the bytes of a file. Raises BadRequest (empty_file; too_large, without reading it)."""
    check_size(path.stat().st_size)
    return path.read_bytes()


def _paper(texts: list[str], encoding: str, assumed: bool) -> FileLines:
    if len(texts) > MAX_LINES or sum(map(len, texts)) > MAX_CHARS:
        raise BadRequest("file_too_long", lines=MAX_LINES, characters=MAX_CHARS)
    if any(len(text) > MAX_LINE for text in texts):
        raise BadRequest("file_too_long", line=MAX_LINE)
    texts = list(map(unheaped, texts))
    if not any(text.strip() for text in texts):
        raise BadRequest("empty_file")
    return FileLines(tuple(PrintedLine(number, text) for number, text in enumerate(texts, start=1)), encoding, assumed)
