"""A file as lines: plain text in any of the usual encodings, or a word processor's .docx."""

import codecs
from dataclasses import dataclass
from pathlib import PurePath

from interp.drafting.lines import Line
from interp.drafting.word import docx_texts
from interp.errors import BadRequest

MAX_BYTES = 10 * 1024 * 1024
MAX_LINES = 20_000
MAX_CHARS = 2_000_000
# UTF-32 before UTF-16: its little-endian mark begins with the other's.
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What other kinds of file begin with: a .txt that does is mislabelled, not text.
OTHERS = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff")


@dataclass(frozen=True, slots=True)
class Paper:
    """The lines of a file, numbered from 1; `assumed_encoding` when nothing in it says how it is written."""

    lines: tuple[Line, ...]
    encoding: str
    assumed_encoding: bool = False


def extract(data: bytes, name: str) -> Paper:
    """Return the lines of the file.

    Raises BadRequest: empty_file, too_large, too_long, unknown_file_type, mislabelled_file, unreadable_file,
    and for .docx also encrypted_file, unsafe_file.
    """
    if not data:
        raise BadRequest("empty_file")
    if len(data) > MAX_BYTES:
        raise BadRequest("too_large", limit=MAX_BYTES, size=len(data))
    kind = PurePath(name.replace("\\", "/")).suffix.casefold()
    if kind == ".docx":
        return _paper(docx_texts(data), "docx", False)
    if kind != ".txt":
        raise BadRequest("unknown_file_type", known=[".txt", ".docx"])
    text, encoding, assumed = decode(data)
    return _paper(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), encoding, assumed)


def decode(data: bytes) -> tuple[str, str, bool]:
    """Return the text, its encoding and whether that was assumed; raises BadRequest for what is no text."""
    if data.startswith(OTHERS):
        raise BadRequest("mislabelled_file")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data, encoding), encoding, False
    if b"\x00" in data:
        raise BadRequest("unreadable_file")
    try:
        return data.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "cp1252", True


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise BadRequest("unreadable_file", encoding=encoding) from wrong


def _paper(texts: list[str], encoding: str, assumed: bool) -> Paper:
    if len(texts) > MAX_LINES or sum(map(len, texts)) > MAX_CHARS:
        raise BadRequest("too_long", lines=MAX_LINES, characters=MAX_CHARS)
    if not any(text.strip() for text in texts):
        raise BadRequest("empty_file")
    return Paper(tuple(Line(number, text) for number, text in enumerate(texts, start=1)), encoding, assumed)
