"""Lets one server serve a data folder: a lock of the kernel, which ends with the process however that ends."""

import errno
import fcntl
import json
import os
import socket
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interp import owner_only
from interp.config import Settings
from interp.errors import Refused, Unavailable
from interp.live.broadcast.background_work import background, in_native_thread, rest
from interp.store.open_stores import serving_lease

if TYPE_CHECKING:
    from interp.store.postgresql.serving_lease import ServingLease

FILE = "server.lock"
WAIT_S, LOOK_S = 10.0, 0.2
BUSY = frozenset((errno.EWOULDBLOCK, errno.EACCES))
LONGEST = 4_096
UNKNOWN = {"host": "?", "pid": 0, "started": "?", "address": "?"}  # who holds a folder, and since when


class FolderLock:
    """The lock of a folder that this process serves."""

    def __init__(self, number: int) -> None:
        self._number: int | None = number
        self.waited = False  # for the goodbye of a server that had it
        self.lease: ServingLease | None = None  # of the database, where that is not in the folder

    def release(self) -> None:
        """Let the next server have the folder; a second time is no error."""
        if self.lease is not None:
            self.lease.release()
        number, self._number = self._number, None
        if number is not None:
            os.close(number)


def hold(
    folder: Path, address: str, *, now_s: Callable[[], float] = time.monotonic,
    pause: Callable[[float], object] = time.sleep,
) -> FolderLock:  # fmt: skip
    """Return the lock of a folder; one that another server holds is waited for, for ten seconds.

    Raises Refused `folder_is_served` with who holds it, Unavailable `folder_cannot_be_locked`, OSError.
    """
    owner_only.data_folder(folder)
    number = os.open(folder / FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, owner_only.FILE)
    with ExitStack() as failed:
        failed.callback(os.close, number)
        ends_s, lock = now_s() + WAIT_S, FolderLock(number)
        while not _taken(number):
            if now_s() >= ends_s:
                raise Refused("folder_is_served", **_holder(number))
            pause(LOOK_S)
            lock.waited = True
        _note(number, address)
        failed.pop_all()
    return lock


def hold_database(
    lock: FolderLock, settings: Settings, address: str, *, now_s: Callable[[], float] = time.monotonic,
    pause: Callable[[float], object] = time.sleep,
) -> None:  # fmt: skip
    """Hold the PostgreSQL database of the settings too, and go on holding it in the background.

    Raises Refused `database_is_served` as `hold`, Unavailable.
    """
    lease, ends_s = serving_lease(settings, _about(address), in_native_thread), now_s() + WAIT_S
    with ExitStack() as failed:
        failed.callback(lease.release)
        failed.callback(lock.release)
        while not lease.take():
            if now_s() >= ends_s:
                raise Refused("database_is_served", **{**UNKNOWN, **lease.holder()})
            pause(LOOK_S)
            lock.waited = True
        failed.pop_all()
    lock.lease = lease
    background(lease.run, rest)


def server_of(folder: Path) -> int | None:
    """Return the process of this machine that serves a folder, None where none does; the folder is not changed."""
    try:
        number = os.open(folder / FILE, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        said: dict[str, Any] = UNKNOWN if _taken(number, fcntl.LOCK_SH) else _holder(number)
    except Unavailable:
        return None
    finally:
        os.close(number)
    return int(said["pid"]) if said["host"] == socket.gethostname() and str(said["pid"]).isdecimal() else None


def _taken(number: int, kind: int = fcntl.LOCK_EX) -> bool:
    """Return whether the lock could be had now. Raises Unavailable where the filesystem has none."""
    try:
        fcntl.flock(number, kind | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in BUSY:
            return False
        raise Unavailable("folder_cannot_be_locked", detail=error.strerror) from None
    return True


def _note(number: int, address: str) -> None:
    """Write who holds the lock, for the one who is refused; the lock itself does not depend on it."""
    os.ftruncate(number, 0)
    os.pwrite(number, json.dumps(_about(address)).encode(), 0)


def _about(address: str) -> dict[str, object]:
    """Return what a second server says of this process."""
    started = datetime.now(UTC).isoformat(timespec="seconds")
    return {"host": socket.gethostname(), "pid": os.getpid(), "started": started, "address": address}


def _holder(number: int) -> dict[str, Any]:
    """Return who holds the lock, as far as it says so."""
    try:
        said = json.loads(os.pread(number, LONGEST, 0))
    except ValueError:
        return UNKNOWN
    return {name: said.get(name, default) for name, default in UNKNOWN.items()} if isinstance(said, dict) else UNKNOWN
