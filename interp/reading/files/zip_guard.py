"""Refuses encrypted, oversized and disguised zipped documents before they are unpacked."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import TypeVar

from interp.errors import BadRequest

MAX_PARTS = 2_000
MAX_UNPACKED = 60 * 1024 * 1024
MAX_RATIO = 200
MAX_MARKS = 1_000_000  # "<" in all parts that are XML: two for each element with text in it
SMALL = 1024 * 1024
MAX_PARAGRAPHS = 20_000
OLE = b"\xd0\xcf\x11\xe0"
ENCRYPTED = 0x1
DECLARATIONS = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))

P = TypeVar("P")


def counted(paragraphs: Iterable[P]) -> Iterator[P]:
    """Yield paragraphs, empty ones too. Raises BadRequest (file_too_long) when there are more than we take."""
    for count, paragraph in enumerate(paragraphs, start=1):
        if count > MAX_PARAGRAPHS:
            raise BadRequest("file_too_long", paragraphs=MAX_PARAGRAPHS)
        yield paragraph


def check_package(data: bytes) -> None:
    """Refuse a package that would unpack to more than the limit, before unpacking it.

    Raises BadRequest: encrypted_file, mislabelled_file, unsafe_file, unreadable_file.
    """
    if data.startswith(OLE):
        raise BadRequest("encrypted_file")  # password protection changes the container to this older format
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
    """Refuse too many elements, and document type declarations: no paper needs them, and they can declare entities."""
    left = MAX_MARKS
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            data = package.read(part)
            left -= data.count(b"<")
            if left < 0 or any(each in data for each in DECLARATIONS):
                raise BadRequest("unsafe_file")
