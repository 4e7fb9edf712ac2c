"""Checks a model archive (sizes, count, ratio, names, links) and unpacks it only if it is safe."""

import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from interp.errors import BadRequest

MAX_FILES = 2_000
MAX_UNPACKED = 2_000_000_000
MAX_RATIO = 200
MAX_NAME = 200
SMALL = 1 << 20
CHUNK = 1 << 20
ENCRYPTED = 0x1
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError)


def unpack(archive: Path, into: Path) -> Path:
    """Unpack a checked archive below `into`, an empty folder, and return the one folder it holds.

    Raises BadRequest: not_a_package, unsafe_package (args: why, file).
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            entries = [entry for entry in opened.infolist() if not entry.is_dir()]
            top = check(opened.infolist())
            for entry in entries:
                _copy(opened, entry, into)
    except DAMAGE as wrong:
        raise BadRequest("not_a_package", file=archive.name) from wrong
    return into / top


def check(entries: list[zipfile.ZipInfo]) -> str:
    """Return the single folder of all entries. Raises BadRequest unsafe_package."""
    files = [entry for entry in entries if not entry.is_dir()]
    if len(entries) > MAX_FILES:
        raise _unsafe("too many files")
    if sum(entry.file_size for entry in files) > MAX_UNPACKED:
        raise _unsafe("too large")
    for entry in entries:
        _check_entry(entry)
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise _unsafe("a file twice")
    tops = {PurePosixPath(entry.filename).parts[0] for entry in entries}
    if len(tops) != 1 or any(len(PurePosixPath(entry.filename).parts) < 2 for entry in files):
        raise _unsafe("not exactly one folder")
    return tops.pop()


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & ENCRYPTED:
        raise _unsafe("encrypted", entry.filename)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise _unsafe("a link", entry.filename)
    if not _harmless(entry.filename):
        raise _unsafe("a name", entry.filename)
    if entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        raise _unsafe("packed too tightly", entry.filename)


def _harmless(name: str) -> bool:
    """Return whether a name stays inside the target folder on any system and is printable."""
    parts = name.removesuffix("/").split("/")
    clean = all(part and part.strip(". ") and not part.startswith(".") for part in parts)
    return clean and name.isprintable() and len(name) <= MAX_NAME and not set(name) & set('\\:*?"<>|')


def _unsafe(why: str, file: str = "") -> BadRequest:
    return BadRequest("unsafe_package", why=why, **({"file": file[:80]} if file else {}))


def _copy(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, into: Path) -> None:
    """Write one file, never more than the archive declares; zipfile verifies its checksum."""
    target = into / entry.filename
    target.parent.mkdir(parents=True, exist_ok=True)
    left = entry.file_size
    with archive.open(entry) as packed, target.open("xb") as out:
        while data := packed.read(CHUNK):
            left -= len(data)
            if left < 0:
                raise _unsafe("larger than declared", entry.filename)
            out.write(data)
