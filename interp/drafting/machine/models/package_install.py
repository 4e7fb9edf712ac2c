"""Installs a package file: compares its hash, checks the archive, stages it and renames it into place."""

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from interp import owner_only
from interp.drafting.machine.models import archive_guard
from interp.drafting.machine.models.installed_packages import (
    METADATA,
    RECORD,
    Package,
    described,
    digest,
    digests,
    packages,
)
from interp.errors import BadRequest, Unavailable

LOCK = ".lock"
STAGING = ".staging-"
LEFTOVER_S = 24 * 3600
TOKENIZERS = ("sentencepiece.model", "bpe.model")


def from_file(folder: Path, archive: Path, *, sha256: str = "", came_from: str = "") -> Package:
    """Install an .argosmodel file into a folder of models and return it.

    It replaces every other package of its pair. `sha256` is what the archive must have. After a crash either the old or
    the new package is complete, except at the moment when the same version replaces itself. Raises BadRequest:
    wrong_hash, not_a_package, unsafe_package, older_package where a newer one of its pair is installed; Unavailable
    when the folder cannot be written.
    """
    try:
        got = digest(archive)
        if sha256 and got != sha256.strip().lower():
            raise BadRequest("wrong_hash", file=archive.name, wanted=sha256.strip().lower()[:64], got=got)
        owner_only.folder(folder)
        with _alone(folder), _stage(folder) as stage:
            _sweep(folder)
            package = record(archive_guard.unpack(archive, stage), got, came_from or archive.name)
            return _put(package, folder, stage)
    except OSError as error:
        raise Unavailable("folder", folder=str(folder), why=error.strerror or "") from error


def from_bytes(folder: Path, archive: bytes, came_from: str = "interp") -> Package:
    """Install a package from memory, as `from_file` does."""
    try:
        owner_only.folder(folder)
        with _stage(folder) as scratch:
            file = scratch / "made.argosmodel"
            file.write_bytes(archive)
            return from_file(folder, file, came_from=came_from)
    except OSError as error:
        raise Unavailable("folder", folder=str(folder), why=error.strerror or "") from error


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, so that two installations do not replace each other."""
    with open(folder / LOCK, "w", opener=owner_only.opener) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    """Yield a temporary folder on the same disk and remove it afterwards."""
    stage = Path(mkdtemp(prefix=STAGING, dir=folder))
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Remove temporary folders of killed installations; one in use is younger."""
    for left in folder.glob(f"{STAGING}*"):
        if time.time() - left.stat().st_mtime > LEFTOVER_S:
            shutil.rmtree(left, ignore_errors=True)


def record(unpacked: Path, sha256: str, came_from: str) -> Package:
    """Check an unpacked package, write its record beside its files, and return it. Raises BadRequest not_a_package."""
    kept = {"sha256": sha256, "from": came_from, "files": digests(unpacked)}
    try:
        metadata = json.loads((unpacked / METADATA).read_text(encoding="utf-8"))
        package = described(unpacked, metadata, kept)
    except (OSError, ValueError, KeyError, TypeError) as wrong:
        raise BadRequest("not_a_package", why="metadata", file=came_from[:200]) from wrong
    if not (unpacked / "model" / "model.bin").is_file() or not any((unpacked / one).is_file() for one in TOKENIZERS):
        raise BadRequest("not_a_package", why="no model or tokenizer", file=came_from[:200])
    (unpacked / RECORD).write_text(json.dumps(kept, indent=1), encoding="utf-8")
    return package


def _put(package: Package, folder: Path, stage: Path) -> Package:
    """Move a staged package into place, then remove the others of its pair."""
    version = "".join(letter if letter.isalnum() else "_" for letter in package.version)[:20]
    newer = [each for each in packages(folder) if each.pair == package.pair and each.rank > package.rank]
    if newer and not package.fixture:
        raise BadRequest("older_package", package=package.version[:20], installed=newer[0].name)
    place = folder / f"translate-{package.source}_{package.target}-{version}"
    if place.exists():
        os.replace(place, stage / "old")
    owner_only.narrow(package.folder)
    os.replace(package.folder, place)
    for other in packages(folder):
        if other.pair == package.pair and other.folder != place:
            shutil.rmtree(other.folder)
    return next(each for each in packages(folder) if each.folder == place)
