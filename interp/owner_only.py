"""Files and folders that their owner alone can read, from the moment they are made; and files written whole."""

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

FOLDER, FILE = 0o700, 0o600
OTHERS = 0o077
# What this service makes in a data folder. Nothing else in it is touched: `--data .` may name any folder.
MADE = ("meetings.sqlite*", "drafts.sqlite*", "key", "clock.*", "terms.tsv", "models", "tls", ".*.part")


def umask() -> None:
    """From now on this process makes nothing that others can read."""
    os.umask(OTHERS)


def folder(path: Path) -> Path:
    """Make a folder, and those above it that are missing, for its owner alone; return it. Raises OSError."""
    if not path.is_dir():
        folder(path.absolute().parent)
        path.mkdir(mode=FOLDER, exist_ok=True)
    return path


def data_folder(path: Path) -> Path:
    """Make a data folder, or close to others one that an earlier release left open; return it. Raises OSError."""
    _narrow(folder(path))
    for pattern in MADE:
        for each in path.glob(pattern):
            narrow(each)
    return path


def narrow(path: Path) -> None:
    """Close a file, or a folder and what is in it, to others. Links are left alone: what they lead to is not ours."""
    if path.is_symlink():
        return
    _narrow(path)
    if path.is_dir():
        for above, folders, files in os.walk(path):
            for name in (*folders, *files):
                if not (each := Path(above, name)).is_symlink():
                    _narrow(each)


def _narrow(path: Path) -> None:
    """Leave only what the owner may do. Another user's file, or one that went away meanwhile, stays as it is.

    So does a folder with the sticky bit: it is everybody's, as the system's own for scratch files is.
    """
    with suppress(PermissionError, FileNotFoundError):
        mode = stat.S_IMODE(path.stat().st_mode)
        kept = mode & (FOLDER if path.is_dir() else FILE)
        if mode != kept and not mode & stat.S_ISVTX:
            path.chmod(kept)


def opener(path: str, flags: int) -> int:
    """Open a file so that its owner alone can read it if it is made; for the `opener` of `open`."""
    return os.open(path, flags, FILE)


def touch(path: Path) -> None:
    """Make an empty file if there is none."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, FILE))


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, and on the disk when this returns. Raises OSError."""
    number, fresh = mkstemp(prefix=f".{path.name}-", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)
    finally:
        Path(fresh).unlink(missing_ok=True)
    _sync(path.parent)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a folder's lock, so that of two processes that would make the same file one makes it."""
    number = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(number, fcntl.LOCK_EX)
        yield
    finally:
        os.close(number)


def _sync(path: Path) -> None:
    """Write a folder's own list of names to the disk: a file renamed into it is there after a power cut."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
