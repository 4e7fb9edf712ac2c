"""The paragraphs of a .docx in the order they are read, tables and all, from a file that may mean harm."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from interp.errors import BadRequest

MAX_PARTS = 2_000
MAX_UNPACKED = 60 * 1024 * 1024
MAX_RATIO = 200
SMALL = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0"
ENCRYPTED = 0x1
PARAGRAPH, CELL, LIST, STYLE, VALUE = qn("w:p"), qn("w:tc"), qn("w:numPr"), qn("w:pStyle"), qn("w:val")
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SPACES = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
TEXT, PROPERTIES = qn("w:t"), qn("w:pPr")


def docx_texts(data: bytes) -> list[str]:
    """Return the lines of the document; a blank one parts the cells of a table.

    Raises BadRequest: encrypted_file, mislabelled_file, unsafe_file, unreadable_file.
    """
    if data.startswith(OLE):
        raise BadRequest("encrypted_file")  # a password turns a .docx into this older container
    _check(data)
    try:
        body = docx.Document(io.BytesIO(data)).element.body
        return [line for text in _texts(body) for line in text.split("\n")]
    except Exception as wrong:  # a broken package fails in as many ways as it has parts
        raise BadRequest("unreadable_file") from wrong


def _check(data: bytes) -> None:
    """Refuse a package that would unpack to more than we can hold, before unpacking any of it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            _check_sizes(parts)
            _check_declarations(package, parts)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as wrong:
        raise BadRequest("mislabelled_file") from wrong
    except zlib.error as wrong:
        raise BadRequest("unreadable_file") from wrong


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise BadRequest("encrypted_file")
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise BadRequest("unsafe_file")
    large = (part for part in parts if part.file_size > SMALL)
    if any(part.file_size > MAX_RATIO * max(part.compress_size, 1) for part in large):
        raise BadRequest("unsafe_file")


def _check_declarations(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Refuse a document type declaration: no word processor writes one, and entities hide in it."""
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in package.read(part):
            raise BadRequest("unsafe_file")


def _texts(body: Any) -> Iterator[str]:
    cell = None
    for paragraph in body.iter(PARAGRAPH):
        if any(True for _ in paragraph.iterancestors(FALLBACK)):
            continue  # the same text again, for programs that cannot draw the first
        inside = next(paragraph.iterancestors(CELL), None)
        if inside is not cell:
            yield ""
            cell = inside
        text = _text(paragraph)
        yield f"• {text}" if text.strip() and _is_listed(paragraph) else text


def _text(paragraph: Any) -> str:
    said = []
    for node in paragraph.iter(TEXT, *SPACES):
        if next(node.iterancestors(PARAGRAPH, PROPERTIES)) is paragraph:
            said.append(node.text or "" if node.tag == TEXT else SPACES[node.tag])
    return "".join(said)


def _is_listed(paragraph: Any) -> bool:
    properties = paragraph.find(PROPERTIES)
    if properties is None:
        return False
    style = properties.find(STYLE)
    styled = style is not None and style.get(VALUE, "").startswith("List")
    return styled or properties.find(LIST) is not None
