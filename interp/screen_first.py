"""Lets drafting rest while the server works for somebody at a screen: a lock of the kernel, which ends with its holder.
"""

import fcntl
import os
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


class ScreenWork:
    """Held by the server while it works for somebody at a screen, by one or by several at a time."""

    def __init__(self, folder: Path) -> None:
        self._path, self._count, self._lock = folder / FILE, 0, Lock()
        self._number: int | None = None

    def __enter__(self) -> None:
        with self._lock:
            self._count += 1
            if self._number is None:
                with suppress(OSError):  # drafting looks just now, or there is no lock: it is only not told
                    self._number = _locked(self._path, fcntl.LOCK_EX)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        with self._lock:
            self._count -= 1
            if not self._count and self._number is not None:
                os.close(self._number)
                self._number = None


def works_for_a_screen(folder: Path) -> bool:
    """Return whether the server of a folder on this machine works for somebody at a screen now."""
    try:
        os.close(_locked(folder / FILE, fcntl.LOCK_SH))
    except BlockingIOError:
        return True
    except OSError:  # there is no such folder, or no lock: drafting goes on
        return False
    return False


def _locked(path: Path, kind: int) -> int:
    """Return a descriptor with a lock of a file. Raises BlockingIOError if it is held otherwise, OSError."""
    number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, owner_only.FILE)
    try:
        fcntl.flock(number, kind | fcntl.LOCK_NB)
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
