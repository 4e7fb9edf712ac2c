"""Console hardware as a file in the data folder, which a venue's own program or a simulation writes."""

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
import structlog

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.ports import ConsoleState, Seat

FILE = "consoles.json"
MOST_BYTES = 262_144
SETTLES_MS = 1_000
log = structlog.get_logger(__name__)
Stamp = tuple[int, int, int]
# meeting -> booth -> desk
Written = dict[str, dict[MeetingLanguage, dict[str, ConsoleState]]]
DECODER = msgspec.json.Decoder(Written)


class ConsoleFile:
    """The consoles of every meeting by one file; see ports.console_hardware.

    The file is read after it changed, and for a moment longer: two changes within one tick of the file system's clock
    may have the same date and size. A file that cannot be read says nothing of any console.
    """

    def __init__(self, path: Path, now_ms: Callable[[], int]) -> None:
        """`now_ms` is the service's clock."""
        self._path, self._now_ms = path, now_ms
        self._stamp: Stamp | None = None
        self._read_until = 0
        self._meetings: dict[str, dict[Seat, ConsoleState]] = {}

    def read(self, meeting: str) -> Mapping[Seat, ConsoleState] | None:
        """Return what the file says of a meeting's consoles, or None."""
        stamp, now = _stamp(self._path), self._now_ms()
        changed = stamp != self._stamp
        if changed:
            self._stamp, self._read_until = stamp, now + SETTLES_MS
        if changed or now < self._read_until:
            self._meetings = self._read(logs=changed) if stamp else {}
        return self._meetings.get(meeting)

    def _read(self, *, logs: bool) -> dict[str, dict[Seat, ConsoleState]]:
        """Return what the file says, nothing if it is damaged; `logs`: a fault is logged."""
        try:
            written = _written(self._path)
        except (OSError, ValueError, RecursionError) as error:
            if logs:
                log.warning("consoles_unreadable", detail=str(error)[:200])
            return {}
        return {meeting: _by_seat(booths) for meeting, booths in written.items()}


def _written(path: Path) -> Written:
    """Return the file's content. Raises OSError; ValueError when it is too large, or not in the form."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError("too large")
    return DECODER.decode(data)


def _by_seat(booths: dict[MeetingLanguage, dict[str, ConsoleState]]) -> dict[Seat, ConsoleState]:
    return {(booth, desk): said for booth, desks in booths.items() for desk, said in desks.items()}


def _stamp(path: Path) -> Stamp | None:
    """Return the date, size and number of a file; None where there is none, or something that is no file."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino) if stat.S_ISREG(found.st_mode) else None
