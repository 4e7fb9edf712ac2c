"""Lists installed packages with their install records, and verifies that their files are unchanged.

The record is stored in the package's folder. It reveals damaged and replaced files, but not an attacker who can write
the folder and rewrites the record too; pinning the archive's SHA-256 at install covers that.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.errors import NotFound, Unavailable
from interp.value_types import dataclass

FOLDER = "models"  # in the data folder
METADATA = "metadata.json"
RECORD = "interp.json"
CHUNK = 1 << 20
MOST_TOKENS = 150  # the maximum the official models were trained on; beyond it they drop sentences
LICENCE = re.compile(r"licen[cs]e|\bCC[- ]?(?:BY|0)\b|copyright|attribution|\bMIT\b", re.IGNORECASE)
UNSTATED = "not stated in the package"


@dataclass(frozen=True, slots=True)
class Package:
    """One installed package: a translation from `source` into `target`.

    `sha256` is that of the archive it came from, `came_from` its address or file name, `most_tokens` the longest
    sentence it takes at once; with `whole_words` a token that ends within a word is split into letters.
    """

    folder: Path
    source: str
    target: str
    version: str
    sha256: str = ""
    came_from: str = ""
    fixture: bool = False
    most_tokens: int = MOST_TOKENS
    whole_words: bool = False

    @property
    def name(self) -> str:
        """Return the name of its folder, e.g. "translate-en_fr-1_9"."""
        return self.folder.name

    @property
    def pair(self) -> tuple[str, str]:
        """Return its two languages."""
        return self.source, self.target

    @property
    def rank(self) -> tuple[bool, list[int]]:
        """Return the sort key: a real model above a fixture, then the newer version."""
        return not self.fixture, [int(part) for part in re.findall(r"\d+", self.version)]


def packages(folder: Path) -> tuple[Package, ...]:
    """Return the packages with a record in a folder of models, by name; none when there is no folder."""
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    read = (_package(each) for each in found if each.is_dir() and not each.name.startswith("."))
    return tuple(package for package in read if package)


def best(folder: Path) -> dict[tuple[str, str], Package]:
    """Return for each pair of languages the package to use: a real one before a fixture, then the newest."""
    return {package.pair: package for package in sorted(packages(folder), key=lambda each: each.rank)}


def named(folder: Path, name: str) -> Package:
    """Return the package of that name. Raises NotFound."""
    for package in packages(folder):
        if package.name == name:
            return package
    raise NotFound("package", package=name[:80])


def _package(folder: Path) -> Package | None:
    try:
        metadata, record = _json(folder / METADATA), _json(folder / RECORD)
        return described(folder, metadata, record)
    except (OSError, ValueError, KeyError, TypeError):
        return None  # foreign or damaged: `strangers` lists it


def _json(path: Path) -> dict[str, Any]:
    value = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(value, dict):
        raise TypeError(path.name)
    return value


def described(folder: Path, metadata: Mapping[str, Any], record: Mapping[str, Any]) -> Package:
    """Return the package that metadata and record describe.

    Raises KeyError, TypeError or ValueError when they do not describe a translation between two of the six languages.
    """
    source, target, version = (str(metadata[name]) for name in ("from_code", "to_code", "package_version"))
    known = {source, target} <= {*MEETING_LANGUAGES} and source != target
    if not known or metadata.get("type") != "translate":
        raise ValueError(f"{source}-{target}")
    return Package(
        folder, source, target, version, str(record["sha256"]), str(record["from"]),
        fixture=bool(metadata.get("fixture")), most_tokens=int(metadata.get("most_tokens", MOST_TOKENS)),
        whole_words=bool(metadata.get("whole_words")),
    )  # fmt: skip


def strangers(folder: Path) -> tuple[str, ...]:
    """Return the names of folders without an install record; they are never used."""
    known = {package.name for package in packages(folder)}
    found = sorted(each.name for each in folder.iterdir() if each.is_dir()) if folder.is_dir() else []
    return tuple(name for name in found if name not in known and not name.startswith("."))


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a package's folder except its record."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path != folder / RECORD)
    return {path.relative_to(folder).as_posix(): digest(path) for path in files}


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    sha = hashlib.sha256()
    with path.open("rb") as file:
        while data := file.read(CHUNK):
            sha.update(data)
    return sha.hexdigest()


def faults(package: Package) -> tuple[str, ...]:
    """Return the files changed, added or lost since the package was installed; none when it is intact."""
    try:
        recorded = dict(_json(package.folder / RECORD)["files"])
        present = digests(package.folder)
    except (OSError, ValueError, KeyError, TypeError):
        return (RECORD,)
    return tuple(sorted(name for name in recorded | present if recorded.get(name) != present.get(name)))


def fingerprint(package: Package) -> tuple[tuple[str, int, int], ...]:
    """Return name, size and time of every file: while these are unchanged, a verified package is not read again."""
    files = sorted(path for path in package.folder.rglob("*") if path.is_file())
    return tuple((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files)


def remove(folder: Path, name: str) -> Package:
    """Remove a package and return it. Raises NotFound, Unavailable."""
    package = named(folder, name)
    try:
        shutil.rmtree(package.folder)
    except OSError as error:
        raise Unavailable("folder", folder=str(folder), why=error.strerror or "") from error
    return package


def licence(package: Package) -> str:
    """Return the lines about licence and credit in the package's description, as one line."""
    try:
        said = (package.folder / "README.md").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return UNSTATED
    lines = (" ".join(line.split()).strip("#* ") for line in said.splitlines() if LICENCE.search(line))
    return "; ".join(line for line in lines if line)[:300] or UNSTATED
