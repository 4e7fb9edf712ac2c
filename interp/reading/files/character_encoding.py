"""Decodes bytes to text by byte order mark, declared encoding, UTF-8, or an assumed encoding."""

import codecs

from interp.errors import BadRequest
from interp.reading.files.encoding_guess import guessed_encoding, looks_western

# UTF-32 before UTF-16, whose little-endian mark UTF-32's begins with.
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Signatures of other file types: a .txt that begins with one is mislabelled.
OTHERS = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff")
ASSUMED = "cp1252"
FEW_BROKEN = 200
BROKEN = "\ufffd"
TEXTUAL = ("utf", "iso", "cp", "koi8", "gb", "big5", "mac", "latin", "ascii", "windows")


def decode(data: bytes, declared: str = "") -> tuple[str, str, bool]:
    """Return the text, its encoding and whether that was assumed. Raises BadRequest for what is not text."""
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
        return nearly, "utf-8", False  # one corrupted character; the rest is valid UTF-8
    likely = guessed_encoding(data) or ASSUMED
    return data.decode(likely, errors="replace"), likely, True


def sure_text(data: bytes, declared: str = "") -> str:
    """Return the text of a document to be translated.

    Raises BadRequest: mislabelled_file; unreadable_file also for letters that no known encoding explains, which must
    not become a translation.
    """
    text, encoding, assumed = decode(data, declared)
    if assumed and encoding == ASSUMED and not looks_western(text):
        raise BadRequest("unreadable_file", encoding=encoding)
    return text


def _known(declared: str) -> str:
    """Return the canonical name of a declared encoding, "" for an unknown or non-text one."""
    try:
        name = codecs.lookup(declared.strip()).name if declared.strip() else ""
    except (LookupError, ValueError):
        return ""
    return name if name.startswith(TEXTUAL) and name != "utf-7" else ""


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise BadRequest("unreadable_file", encoding=encoding) from wrong
