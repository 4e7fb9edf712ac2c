"""Bytes as text: by the mark at their beginning, by what the file declares, as UTF-8, or by assumption."""

import codecs
import re
import unicodedata

from interp.errors import BadRequest

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
ASSUMED = "cp1252"
# no script heaps more marks on one letter; longer runs take time that grows with their square
MOST_MARKS = 8
HEAP = re.compile(r"[^\w\s\x00-\x7f]{9,}")
FEW_BROKEN = 200
BROKEN = "\ufffd"
TEXTUAL = ("utf", "iso", "cp", "koi8", "gb", "big5", "mac", "latin", "ascii", "windows")


def decode(data: bytes, declared: str = "") -> tuple[str, str, bool]:
    """Return the text, its encoding and whether that was assumed; raises BadRequest for what is no text."""
    if data.startswith(OTHERS):
        raise BadRequest("mislabelled_file")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data, encoding), encoding, False
    if b"\x00" in data:
        raise BadRequest("unreadable_file")
    for encoding in filter(None, (_known(declared), "utf-8")):
        try:
            return data.decode(encoding), encoding, False
        except UnicodeDecodeError:
            continue
    nearly = data.decode("utf-8", errors="replace")
    if nearly.count(BROKEN) * FEW_BROKEN < len(nearly) and not nearly.replace(BROKEN, "").isascii():
        return nearly, "utf-8", False  # a letter was broken on the way; the rest is plainly UTF-8
    return data.decode(ASSUMED, errors="replace"), ASSUMED, True


def _known(declared: str) -> str:
    """Return the name of a declared encoding, or "" for one that is unknown or no encoding of text."""
    try:
        name = codecs.lookup(declared.strip()).name if declared.strip() else ""
    except (LookupError, ValueError):
        return ""
    return name if name.startswith(TEXTUAL) and name != "utf-7" else ""


def unheaped(text: str) -> str:
    """Return `text` with no more than eight combining marks heaped on one letter."""
    return text if text.isascii() else HEAP.sub(_unheaped, text)


def _unheaped(heap: re.Match[str]) -> str:
    said: list[str] = []
    marks = 0
    for char in heap[0]:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MOST_MARKS:
            said.append(char)
    return "".join(said)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise BadRequest("unreadable_file", encoding=encoding) from wrong
