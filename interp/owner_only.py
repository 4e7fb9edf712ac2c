"""Creates files and folders that only their owner can read, writes files atomically, and locks folders."""

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

FOLDER, FILE = 0o700, 0o600
OTHERS = 0o077
# What this service creates in a data folder. Nothing else in it is touched: `--data .` may name any folder.
MADE = (
    "meetings.sqlite*", "drafts.sqlite*", "key", "clock.*", "terms.tsv", "reference.tsv", "layouts", "models",
    "tls", "worker-*.json", "server.lock", "screen.lock", "states", "backups", "replaced-*", "restored.env",
    ".*.part",
)  # fmt: skip


def umask() -> None:
    """Set the umask so that only the owner can read what this process creates."""
    os.umask(OTHERS)


def folder(path: Path) -> Path:
    """Create a folder and its missing parents, private to the owner; return it. Raises OSError."""
    if not path.is_dir():
        folder(path.absolute().parent)
        path.mkdir(mode=FOLDER, exist_ok=True)
    return path


def data_folder(path: Path) -> Path:
    """Create a data folder, or make one of an earlier release private; return it. Raises OSError."""
    _narrow(folder(path))
    for pattern in MADE:
        for each in path.glob(pattern):
            narrow(each)
    return path


def is_foreign(path: Path) -> bool:
    """Return whether a folder holds something, and nothing of what this service makes. Raises OSError."""
    if not path.is_dir():
        return False
    there = {each.name for each in path.iterdir()} - {"lost+found"}
    return bool(there) and not any(next(path.glob(pattern), None) for pattern in MADE)


def narrow(path: Path) -> None:
    """Make a file, or a folder with its content, private. Links are not followed."""
    if path.is_symlink():
        return
    _narrow(path)
    if path.is_dir():
        for above, folders, files in os.walk(path):
            for name in (*folders, *files):
                if not (each := Path(above, name)).is_symlink():
                    _narrow(each)


def _narrow(path: Path) -> None:
    """Remove all permissions except the owner's. Another user's file, or one just removed, stays as it is.

    So does a folder with the sticky bit, which is shared, as the system's temporary folder is.
    """
    with suppress(PermissionError, FileNotFoundError):
        mode = stat.S_IMODE(path.stat().st_mode)
        kept = mode & (FOLDER if path.is_dir() else FILE)
        if mode != kept and not mode & stat.S_ISVTX:
            path.chmod(kept)


def as_the_folder(path: Path) -> None:
    """Have what a folder contains belong to the owner of the folder, where the user of this process can say so."""
    if os.geteuid() != 0:
        return
    owner = path.stat()
    for above, folders, files in os.walk(path):
        for name in (*folders, *files):
            os.chown(Path(above, name), owner.st_uid, owner.st_gid, follow_symlinks=False)


def opener(path: str, flags: int) -> int:
    """Open a file that is created private; for the `opener` of `open`."""
    return os.open(path, flags, FILE)


def touch(path: Path) -> None:
    """Create an empty file if there is none."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, FILE))


def write(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write a file completely or not at all, flushed to disk on return if `durable`. Raises OSError."""
    number, fresh = mkstemp(prefix=f".{path.name}-", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        os.replace(fresh, path)
    finally:
        Path(fresh).unlink(missing_ok=True)
    if durable:
        _sync(path.parent)


def write_in_folder(path: Path, data: bytes) -> None:
    """Write a file that can be made again, in a folder that is created with it. Raises OSError."""
    folder(path.parent)
    write(path, data, durable=False)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a folder's lock, so that only one process creates a file."""
    number = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(number, fcntl.LOCK_EX)
        yield
    finally:
        os.close(number)


def _sync(path: Path) -> None:
    """Flush a folder to disk, so that a renamed file survives a power failure."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
