"""Keeps the state of closed meetings in files, so that an old log is not folded again; see ports.meeting_states.

A file holds for one log and one version of the code, which name its folder. It is encoded by the types of the state,
never pickled. All may be deleted.
"""

import hashlib
import shutil
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import msgspec
import structlog

from interp.domain import model, rules
from interp.domain.model.state import Meeting
from interp.ports import ReadMeeting

log = structlog.get_logger(__name__)
FOLDER, ENDING = "states", ".state"
LEVEL = 1
FOLDING = (Path(model.__file__).parent, Path(rules.__file__).parent)
Write = Callable[[Path, bytes], None]  # a file of its owner alone, whole or not at all. Raises OSError


class KeptState(msgspec.Struct):
    """What a file holds: the whole state and the time of its newest event."""

    state: Meeting
    at: int


def code_key(sources: Iterable[Path] = FOLDING) -> str:
    """Return a hash of the code that makes states and cards of a log; `sources` are modules and packages."""
    made = hashlib.sha256()
    for source in sources:
        for file in sorted(source.rglob("*.py")) if source.is_dir() else [source]:
            made.update(file.read_bytes())
    return made.hexdigest()[:12]


class StateSnapshots:
    """The snapshots of a data folder."""

    def __init__(self, folder: Path, epoch: str, write: Write, code: str) -> None:
        """`epoch` is that of the log; `code` is a hash of the code."""
        self._every, self._write = folder / FOLDER, write
        self._folder = self._every / f"{epoch}-{code}"
        self._decoder = msgspec.msgpack.Decoder(KeptState)

    def state(self, meeting: str) -> ReadMeeting | None:
        """Return the state, None without a snapshot that can be read."""
        try:
            kept = self._decoder.decode(zlib.decompress(self._path(meeting).read_bytes()))
        except OSError:
            return None
        except (msgspec.MsgspecError, zlib.error):
            log.warning("snapshot_unreadable", meeting=meeting)
            self.drop(meeting)
            return None
        return ReadMeeting(kept.state, kept.at)

    def keep(self, meeting: str, held: ReadMeeting) -> None:
        """Store the state of a meeting in place of an earlier one; what cannot be written is folded again."""
        whole = zlib.compress(msgspec.msgpack.encode(KeptState(held.state, held.at)), LEVEL)
        try:
            self._write(self._path(meeting), whole)
        except OSError as error:
            log.warning("snapshot_not_kept", meeting=meeting, error=error.strerror)

    def drop(self, meeting: str) -> None:
        """Delete a meeting’s snapshots of any version of the code: it is reopened, or erased; none is no error."""
        with suppress(OSError):
            for each in self._every.glob(f"*/{self._path(meeting).name}"):
                each.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Delete the snapshots of other logs and of other versions of the code."""
        for path in self._every.iterdir() if self._every.is_dir() else ():
            if path == self._folder:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                with suppress(OSError):
                    path.unlink()

    def _path(self, meeting: str) -> Path:
        """Return the file of a meeting, whose name may come from a stranger and then is that of no file."""
        return self._folder / f"{quote(meeting, safe='', errors='surrogatepass')}{ENDING}"
