"""Reads the operator's term file of a data folder, again whenever it changes, and adds terms to it.

An invalid file is logged, not raised.
"""

import os
from collections.abc import Callable, Hashable, Iterator
from pathlib import Path
from threading import Lock

import structlog

from interp import owner_only
from interp.domain.translation.term_list import Fault, TermList, read
from interp.drafting.exchange.reference_terms import FILE as REFERENCES
from interp.drafting.exchange.reference_terms import Forms, references_of
from interp.errors import BadRequest, Refused, Unavailable

FILE = "terms.tsv"
MOST_BYTES = 4_000_000
log = structlog.get_logger(__name__)
Stamp = tuple[int, int, int]


class TermFile:
    """A file of terms. A call checks the file's date and reads it only after a change."""

    def __init__(self, path: Path) -> None:
        self._path, self._references = path, path.with_name(REFERENCES)
        self._stamp: Stamp | None = None
        self._list = TermList()
        self._writing = Lock()

    def __call__(self) -> TermList:
        """Return the file's present terms; none without a file. Faults are logged once."""
        stamp = _stamp(self._path)
        if stamp != self._stamp:
            self._list = read_file(self._path) if stamp else TermList()
            self._stamp = stamp
            if stamp:
                lines = [each.line for each in self._list.faults]
                (log.warning if lines else log.info)("terms_read", terms=len(self._list.terms), bad_lines=lines[:20])
        return self._list

    def stamp(self) -> Hashable:
        """Return what is another after each change of the file, or of that of reference terms beside it."""
        return _stamp(self._path), _stamp(self._references)

    def references(self) -> Iterator[Forms]:
        """Yield the reference terms beside the file."""
        return references_of(self._references)

    def change(self, rewritten: Callable[[str], str]) -> None:
        """Put `rewritten` of the file's text in its place, completely or not at all; one change at a time.

        Raises Unavailable when the file cannot be read or written, and what `rewritten` raises.
        """
        with self._writing:
            try:
                text = self._path.read_bytes().decode("utf-8-sig") if self._path.exists() else ""
            except (OSError, UnicodeDecodeError):
                raise Unavailable("terms") from None
            made = rewritten(text).encode()
            if len(made) > MOST_BYTES:
                raise Refused("terms_full")
            try:
                owner_only.write(self._path, made)
            except OSError:
                raise Unavailable("terms") from None


def read_file(path: Path) -> TermList:
    """Return the terms of a file; an unreadable one has the fault `too_large` or `unreadable_file`."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            return TermList((), (Fault(0, "too_large"),))
        return read(data.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return TermList((), (Fault(0, "unreadable_file"),))


def _stamp(path: Path) -> Stamp | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def table_of(path: Path) -> str:
    """Return a file of terms as it is written, '' without one.

    Raises BadRequest `too_large`, `unreadable_file`; Unavailable when the disk cannot be read.
    """
    try:
        data = path.read_bytes() if path.exists() else b""
        if len(data) > MOST_BYTES:
            raise BadRequest("too_large", limit=MOST_BYTES)
        return data.decode("utf-8-sig")
    except OSError:
        raise Unavailable("terms") from None
    except UnicodeDecodeError:
        raise BadRequest("unreadable_file") from None
