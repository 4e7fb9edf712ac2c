"""Keeps the state of closed meetings in files, so that an old log is not folded again; see ports.meeting_states.

A file holds for one number of a meeting's log, one log and one version of the code, which are in its name: where any
of them is another, it is not read. It is encoded by the types of the state, never pickled. All may be deleted.
"""

import hashlib
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import msgspec
import structlog

from interp.domain import model
from interp.domain.model.state import Meeting
from interp.domain.rules import evolve
from interp.domain.rules.meeting_card import card_of
from interp.ports import ReadMeeting

log = structlog.get_logger(__name__)
FOLDER, ENDING = "states", ".state"
LEVEL = 1
Write = Callable[[Path, bytes], None]  # a file of its owner alone, whole or not at all. Raises OSError
HEAD = 4  # bytes of the length of the card, which stands first


class KeptState(msgspec.Struct):
    """What a file holds: the whole state and the time of its newest event."""

    state: Meeting
    at: int


def code_key(packages: Iterable[Path] = (Path(model.__file__).parent, Path(evolve.__file__).parent)) -> str:
    """Return a hash of the code that makes a state of a log."""
    made = hashlib.sha256()
    for folder in packages:
        for file in sorted(folder.rglob("*.py")):
            made.update(file.read_bytes())
    return made.hexdigest()[:12]


class StateSnapshots:
    """The snapshots of a data folder."""

    def __init__(self, folder: Path, epoch: str, write: Write, code: str | None = None) -> None:
        """`epoch` is that of the log; `code` is a hash of the code, computed if not given."""
        self._folder, self._write = folder / FOLDER, write
        self._key = f"{epoch}-{code or code_key()}"
        self._card, self._whole = msgspec.msgpack.Decoder(Meeting), msgspec.msgpack.Decoder(KeptState)
        self._numbers = self._found()

    def numbers(self) -> dict[str, int]:
        """Return for each meeting that has a snapshot the number of the log of which it is true."""
        return dict(self._numbers)

    def card(self, meeting: str) -> Meeting | None:
        """Return what lists show of a meeting, None without a snapshot that can be read."""
        data = self._read(meeting)
        if not data:
            return None
        with suppress(msgspec.MsgspecError):
            return self._card.decode(_card(data))
        self._unreadable(meeting)
        return None

    def state(self, meeting: str) -> ReadMeeting | None:
        """Return the whole state, None without a snapshot that can be read."""
        data = self._read(meeting)
        if not data:
            return None
        with suppress(msgspec.MsgspecError, zlib.error):
            kept = self._whole.decode(zlib.decompress(data[HEAD + len(_card(data)) :]))
            return ReadMeeting(kept.state, kept.at)
        self._unreadable(meeting)
        return None

    def keep(self, meeting: str, held: ReadMeeting) -> None:
        """Store the state of a meeting in place of an earlier one; what cannot be written is folded again."""
        encode = msgspec.msgpack.encode
        card, whole = encode(card_of(held.state)), zlib.compress(encode(KeptState(held.state, held.at)), LEVEL)
        self.drop(meeting)
        try:
            self._write(self._path(meeting, held.state.seq), len(card).to_bytes(HEAD, "big") + card + whole)
        except OSError as error:
            log.warning("snapshot_not_kept", meeting=meeting, error=error.strerror)
            return
        self._numbers[meeting] = held.state.seq

    def drop(self, meeting: str) -> None:
        """Delete the snapshot of a meeting that is reopened, or erased; none is no error."""
        seq = self._numbers.pop(meeting, None)
        if seq is not None:
            with suppress(OSError):
                self._path(meeting, seq).unlink(missing_ok=True)

    def _found(self) -> dict[str, int]:
        """Return what there is of this log and this code; other files are deleted."""
        found: dict[str, int] = {}
        for path in self._folder.glob(f"*{ENDING}") if self._folder.is_dir() else ():
            meeting, _, rest = path.name.removesuffix(ENDING).rpartition("@")
            seq, _, key = rest.partition("-")
            if key == self._key and seq.isdigit() and int(seq) > found.get(meeting, 0):
                found[meeting] = int(seq)
            elif key != self._key:
                with suppress(OSError):
                    path.unlink()
        return found

    def _path(self, meeting: str, seq: int) -> Path:
        return self._folder / f"{meeting}@{seq}-{self._key}{ENDING}"

    def _read(self, meeting: str) -> bytes:
        seq = self._numbers.get(meeting)
        if seq is None:
            return b""
        try:
            return self._path(meeting, seq).read_bytes()
        except OSError:
            self._numbers.pop(meeting, None)
            return b""

    def _unreadable(self, meeting: str) -> None:
        log.warning("snapshot_unreadable", meeting=meeting)
        self.drop(meeting)


def _card(data: bytes) -> bytes:
    """Return the part of a file that is the card."""
    return data[HEAD : HEAD + int.from_bytes(data[:HEAD], "big")]
