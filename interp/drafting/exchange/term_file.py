"""Reads the operator's term file of a data folder, again whenever it changes; an invalid file is logged, not raised."""

import os
from pathlib import Path

import structlog

from interp.domain.translation.term_list import Fault, TermList, read

FILE = "terms.tsv"
MOST_BYTES = 4_000_000
log = structlog.get_logger(__name__)
Stamp = tuple[int, int, int]


class TermFile:
    """A file of terms. A call checks the file's date and reads it only after a change."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: Stamp | None = None
        self._list = TermList()

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
