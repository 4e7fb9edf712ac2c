"""Lets drafting rest while the server works for somebody at a screen: a lock of the kernel, which ends with its holder.
"""

import fcntl
import os
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from types import TracebackType

from interp import owner_only

FILE = "screen.lock"
LOOK_S = 0.05  # between two looks whether still somebody waits
REST_S = 10.0  # after so long a batch is drafted all the same: well within a lease and what counts as hung
LATELY_S = 60.0  # who opened one document opens another
LOCK = struct.Struct("@hhqqi4x")  # of the kernel: kind, from where, start, length (0: all of the file), process (0)


class ScreenWork:
    """Held by the server while it works for somebody at a screen, by one or by several at a time."""

    def __init__(self, folder: Path) -> None:
        self._path, self._count, self._lock = folder / FILE, 0, Lock()
        self._number: int | None = None

    def __enter__(self) -> None:
        with self._lock:
            self._count += 1
            if self._number is None:
                with suppress(OSError):  # there is no folder, or no lock in it: drafting is only not told
                    self._number = _locked(self._path)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        with self._lock:
            self._count -= 1
            if not self._count and self._number is not None:
                os.close(self._number)
                self._number = None


def works_for_a_screen(folder: Path) -> bool:
    """Return whether the server of a folder on this machine works for somebody at a screen now.

    It asks for the lock and takes none, so that it never keeps the server from taking it.
    """
    try:
        number = os.open(folder / FILE, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:  # nobody ever worked there, or the folder is gone: drafting goes on
        return False
    try:
        held: int = LOCK.unpack_from(fcntl.fcntl(number, fcntl.F_OFD_GETLK, LOCK.pack(fcntl.F_RDLCK, 0, 0, 0, 0)))[0]
    except OSError:
        return False
    finally:
        os.close(number)
    return held != fcntl.F_UNLCK


def _locked(path: Path) -> int:
    """Return a descriptor that holds the lock of a file. Raises OSError if it cannot be had at once."""
    number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, owner_only.FILE)
    try:
        fcntl.fcntl(number, fcntl.F_OFD_SETLK, LOCK.pack(fcntl.F_WRLCK, 0, 0, 0, 0))
    except OSError:
        os.close(number)
        raise
    return number


class DraftingRest:
    """Rests between two batches while somebody waits at a screen, for REST_S seconds at a time at most."""

    def __init__(
        self, waits: Callable[[], bool], now_s: Callable[[], float] = time.monotonic,
        pause: Callable[[float], object] = time.sleep,
    ) -> None:  # fmt: skip
        self._waits, self._now_s, self._pause = waits, now_s, pause
        self._waited_s: float | None = None

    def __call__(self) -> None:
        """Return when nobody waits, or after REST_S seconds."""
        ends_s = self._now_s() + REST_S
        while self._waits():
            self._waited_s = self._now_s()
            if self._waited_s >= ends_s:
                return
            self._pause(LOOK_S)

    def soon(self) -> bool:
        """Return whether somebody waited within the last minute, so that the next may come soon."""
        return self._waited_s is not None and self._now_s() - self._waited_s < LATELY_S
