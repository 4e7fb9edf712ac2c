"""A clock in a file: a server in a process of its own reads it, and it stands until a test lets time pass."""

import mmap
import struct
from pathlib import Path

FORM = "q"
PRELUDE = """
import mmap, struct
from interp.store.folder_files import service_clock
with open({path!r}, "r+b") as file:
    shared = mmap.mmap(file.fileno(), 8)
service_clock.AnchoredClock.now_ms = lambda self: struct.unpack({form!r}, shared)[0]
"""


class SetClock:
    """The clock of a server that ran `prelude` before it began."""

    def __init__(self, path: Path, now: int) -> None:
        path.write_bytes(struct.pack(FORM, now))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), 8)
        self.prelude = PRELUDE.format(path=str(path), form=FORM)

    @property
    def now(self) -> int:
        """Return milliseconds since 1970, UTC."""
        return int(struct.unpack(FORM, self._shared)[0])

    def passes(self, ms: int) -> None:
        """Let time pass."""
        self._shared[:] = struct.pack(FORM, self.now + ms)
