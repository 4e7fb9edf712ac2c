"""The terms in a data folder, read again whenever the file changes; a broken one stops nothing."""

import os
from pathlib import Path

import structlog

from interp.domain.translation.term_list import Fault, TermList, read

FILE = "terms.tsv"
MOST_BYTES = 4_000_000
log = structlog.get_logger(__name__)
Stamp = tuple[int, int, int]


class TermFile:
    """A file of terms. Calling it costs a look at the file's date, and reading only once a change."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: Stamp | None = None
        self._list = TermList()

    def __call__(self) -> TermList:
        """Return the terms as the file has them now; none without a file. What is wrong with it is logged once."""
        stamp = _stamp(self._path)
        if stamp != self._stamp:
            self._list = read_file(self._path) if stamp else TermList()
            self._stamp = stamp
            if stamp:
                lines = [each.line for each in self._list.faults]
                (log.warning if lines else log.info)("terms_read", terms=len(self._list.terms), bad_lines=lines[:20])
        return self._list


def read_file(path: Path) -> TermList:
    """Return the terms of a file; one that cannot be read at all has the fault `too_large` or `unreadable_file`."""
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
