"""Backs up a data folder as one archive, and checks what was copied: its pages, rows, logs and newest events."""

import json
import os
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from interp import owner_only
from interp.errors import Refused, Unavailable
from interp.store import folder_check
from interp.store.drafting_database import FILE as DRAFTS
from interp.store.layout_files import FOLDER as LAYOUTS
from interp.store.layout_files import layout_files
from interp.store.meetings_database import FILE
from interp.store.signing_key import KEY

TERMS = "terms.tsv"  # the operator's terms; see drafting/exchange/term_file.py
ASIDE = (KEY, TERMS)
TLS = "tls"
SETTINGS, CONTENTS = "interp.env", "backup.json"
BEFORE = "backups"  # in the data folder: what it held before each migration


@dataclass(frozen=True, slots=True)
class NotInFolder:
    """What a service has beside its data: its settings by name, and the names of what no backup contains.

    `models` are translation packages, `outside` files that the settings name and that are not in the data folder.
    """

    settings: Mapping[str, str]
    models: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


@contextmanager
def _told() -> Iterator[None]:
    """Tell what SQLite cannot do, as where the disk is full. Raises Unavailable `backup_not_written`."""
    try:
        yield
    except sqlite3.Error as error:
        raise Unavailable("backup_not_written", detail=str(error)[:200]) from None


def backup(folder: Path, file: Path, beside: NotInFolder | None = None, *, checked: bool = True) -> list[str]:
    """Write one archive of the folder and return what its check found, nothing where it is whole.

    Each database is copied consistently during writes. Without `beside` there are only the files that every release
    restores: databases, key, terms and layouts. Raises Refused, Unavailable `backup_damaged`, `backup_not_written`.
    """
    if not (folder / FILE).exists():
        raise Refused("no_data", folder=str(folder))
    target = file.resolve().parent
    if not target.is_dir():
        raise Refused("no_folder", folder=str(target))
    with TemporaryDirectory(dir=target, prefix=".backup-") as name:
        scratch = Path(name)
        heads = _heads(folder / FILE)
        # The log contains its texts, so one copy may be slightly older than the other.
        copies = [_copied(folder / each, scratch / each) for each in (DRAFTS, FILE) if (folder / each).exists()]
        found = _faults(scratch, heads) if checked else []
        whole = scratch / "whole"
        with open(whole, "xb", opener=owner_only.opener) as made:
            _pack(made, folder, copies, beside)
            made.flush()
            os.fsync(made.fileno())
        with zipfile.ZipFile(whole) as archive:
            if checked and (bad := archive.testzip()):
                raise Unavailable("backup_damaged", file=bad)
        os.replace(whole, file)
    return found


def before_migration(folder: Path) -> None:
    """Write what a folder holds into its folder `backups`, under a name of its own, for who wants to go back."""
    made = owner_only.folder(folder / BEFORE)
    number = 1 + sum(1 for _ in made.glob("before-*.zip"))
    backup(folder, made / f"before-{number:04}.zip")


def _pack(made: BinaryIO, folder: Path, copies: list[Path], beside: NotInFolder | None) -> None:
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for copy in copies:
            archive.write(copy, copy.name)
        for name in ASIDE:
            if (folder / name).exists():
                archive.write(folder / name, name)
        for layout in layout_files(folder):
            with suppress(FileNotFoundError):  # a newer version of its document was filed meanwhile
                archive.write(layout, f"{LAYOUTS}/{layout.name}")
        if beside is None:
            return
        for each in sorted((folder / TLS).glob("*")):
            if each.is_file():
                archive.write(each, f"{TLS}/{each.name}")
        archive.writestr(SETTINGS, "".join(f"{name}={value}\n" for name, value in beside.settings.items()))
        archive.writestr(CONTENTS, json.dumps({**asdict(beside), "settings": sorted(beside.settings)}))


def _copied(database: Path, copy: Path) -> Path:
    with _told(), closing(sqlite3.connect(database)) as source:
        source.execute("VACUUM INTO ?", (str(copy),))
    return copy


def _heads(database: Path) -> dict[str, int]:
    """Return the number of the newest event of each stream."""
    with _told(), closing(sqlite3.connect(database)) as opened:
        return dict(opened.execute("SELECT stream, max(seq) FROM event GROUP BY stream"))


def _faults(copy: Path, heads: Mapping[str, int]) -> list[str]:
    """Return what is wrong with the copied databases, and which streams lack what was recorded before."""
    found = [name for name, good, _ in folder_check.check(copy) if not good]
    have = _heads(copy / FILE)
    return found + [stream for stream, seq in heads.items() if have.get(stream, 0) < seq and stream not in found]
