"""Backs up a data folder as one checked archive, and restores one with a new epoch; what is there is moved aside."""

import json
import os
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from interp import owner_only
from interp.config import Settings
from interp.errors import BadRequest, Refused, Unavailable
from interp.store import folder_check
from interp.store.drafting_database import FILE as DRAFTS
from interp.store.folder_files.layout_files import FOLDER as LAYOUTS
from interp.store.folder_files.layout_files import NAME as LAYOUT
from interp.store.folder_files.layout_files import layout_files
from interp.store.meetings_database import FILE
from interp.store.open_stores import open_stores
from interp.store.signing_key import KEY
from interp.value_types import dataclass

TERMS, REFERENCES = "terms.tsv", "reference.tsv"  # the operator's terms; see drafting/exchange
ASIDE = (KEY, TERMS, REFERENCES)
FORMATS = "formats"  # the site's formats of lists of speakers; see reading/list_formats/format_folder.py
FORMAT = re.compile(r"[a-z0-9][a-z0-9-]{0,60}\.toml")
TLS = "tls"
DUMP = "database.dump"  # of a PostgreSQL database, as pg_dump writes it; see moving.database_backup
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
    with beside_file(file) as scratch:
        heads = _heads(folder / FILE)
        # The log contains its texts, so one copy may be slightly older than the other.
        copies = [_copied(folder / each, scratch / each) for each in (DRAFTS, FILE) if (folder / each).exists()]
        found = _faults(scratch, heads) if checked else []
        pack(scratch, file, folder, copies, beside, checked=checked)
    return found


@contextmanager
def beside_file(file: Path) -> Iterator[Path]:
    """Yield a folder on the disk where a file is to be written. Raises Refused `no_folder`."""
    target = file.resolve().parent
    if not target.is_dir():
        raise Refused("no_folder", folder=str(target))
    with TemporaryDirectory(dir=target, prefix=".backup-") as name:
        yield Path(name)


def pack(
    scratch: Path, file: Path, folder: Path, copies: Sequence[Path], beside: NotInFolder | None,
    schema: str = "", *, checked: bool = True,
) -> None:  # fmt: skip
    """Make an archive of copied databases and what else is in a data folder, and put it in the place of `file`.

    `schema` is that of a PostgreSQL database. Raises Unavailable `backup_damaged`.
    """
    whole = scratch / "whole"
    with open(whole, "xb", opener=owner_only.opener) as made:
        _pack(made, folder, copies, beside, schema)
        made.flush()
        os.fsync(made.fileno())
    with zipfile.ZipFile(whole) as archive:
        if checked and (bad := archive.testzip()):
            raise Unavailable("backup_damaged", file=bad)
    os.replace(whole, file)


def before_migration(folder: Path) -> None:
    """Write what a folder holds into its folder `backups`, under a name of its own, for who wants to go back."""
    made = owner_only.folder(folder / BEFORE)
    number = 1 + sum(1 for _ in made.glob("before-*.zip"))
    backup(folder, made / f"before-{number:04}.zip")


def _pack(made: BinaryIO, folder: Path, copies: Sequence[Path], beside: NotInFolder | None, schema: str) -> None:
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for copy in copies:
            archive.write(copy, copy.name, zipfile.ZIP_STORED if copy.name == DUMP else None)
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
        for each in sorted((folder / FORMATS).glob("*")):
            if each.is_file() and FORMAT.fullmatch(each.name):
                archive.write(each, f"{FORMATS}/{each.name}")
        archive.writestr(SETTINGS, "".join(f"{name}={value}\n" for name, value in beside.settings.items()))
        told = {**asdict(beside), "settings": sorted(beside.settings), "schema": schema}
        archive.writestr(CONTENTS, json.dumps(told))


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
    return found + behind(heads, _heads(copy / FILE), found)


def behind(heads: Mapping[str, int], have: Mapping[str, int], found: Sequence[str]) -> list[str]:
    """Return the streams of which a copy has less than was recorded when it began, but those told already."""
    return [stream for stream, seq in heads.items() if have.get(stream, 0) < seq and stream not in found]


FILES = (FILE, DRAFTS, DUMP, *ASIDE, SETTINGS, CONTENTS)
RESTORED_SETTINGS = "restored.env"
CERTIFICATE = re.compile(r"[A-Za-z0-9][\w.-]{0,80}")
LARGEST = 8 * 1024**3


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore left to do: the file of the backup's settings, what it only names, and where the old data are."""

    settings: Path | None
    models: tuple[str, ...]
    outside: tuple[str, ...]
    aside: Path | None


def restore(file: Path, folder: Path, *, replace: bool = False) -> Restored:
    """Unpack a backup into a folder, migrate it and give its log a new epoch.

    It is made ready beside the data and then moved, so that a failure changes nothing. With `replace`, databases that
    are there, and the other files that the backup has too, are moved into a folder `replaced-…` first; without, such a
    folder is refused. Files belong to the owner of the folder. Raises BadRequest, Refused, Unavailable, OSError.
    """
    used = any((folder / name).exists() for name in (FILE, DRAFTS))
    if used and not replace:
        raise Refused("folder_in_use", folder=str(folder))
    owner_only.folder(folder)
    with TemporaryDirectory(dir=folder, prefix=".restoring-") as name:
        made = Path(name)
        unpack(file, made, FILE)
        stores = open_stores(Settings(data=made))
        stores.meetings.renew_epoch()
        stores.close()
        (made / "clock.json").unlink(missing_ok=True)  # of this moment only
        return put_in_place(made, folder, aside_in(folder) if used else None)


def put_in_place(made: Path, folder: Path, aside: Path | None) -> Restored:
    """Move what was unpacked into a data folder; what is there already moves into the folder `aside` first."""
    contents, settings = contents_of(made), _settings(made)
    if aside:
        _move_aside(folder, made, aside)
    for each in _entries(made):
        os.replace(each, folder / each.name)
    owner_only.as_the_folder(folder)
    return Restored(
        folder / settings if settings else None, _names(contents, "models"), _names(contents, "outside"), aside
    )


def unpack(file: Path, folder: Path, database: str) -> None:
    """Unpack a backup, whose database is the file `database`.

    Raises BadRequest `not_a_backup`; Refused `backup_of_database`, `backup_of_folder` for one of another kind.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
            if not {FILE, DUMP} & set(sizes) or not all(map(_is_ours, sizes)) or sum(sizes.values()) > LARGEST:
                raise BadRequest("not_a_backup")
            if database not in sizes:
                raise Refused("backup_of_folder" if database == DUMP else "backup_of_database")
            for name in sizes:
                owner_only.folder((folder / name).parent)
                with archive.open(name) as packed, open(folder / name, "xb", opener=owner_only.opener) as made:
                    shutil.copyfileobj(packed, made)
    except zipfile.BadZipFile:
        raise BadRequest("not_a_backup") from None
    contents_of(folder)


def aside_in(folder: Path) -> Path:
    """Return a new folder in a data folder for what is to be replaced."""
    number = 1 + sum(1 for _ in folder.glob("replaced-*"))
    return owner_only.folder(folder / f"replaced-{number}")


def _move_aside(folder: Path, made: Path, aside: Path) -> None:
    """Move what is to be replaced into a folder of its own."""
    old = [*folder.glob(f"{FILE}*"), *folder.glob(f"{DRAFTS}*")]
    for each in (*old, *(folder / there.name for there in _entries(made))):
        if each.exists():
            os.replace(each, aside / each.name)


def _entries(made: Path) -> Iterable[Path]:
    return sorted(each for each in made.iterdir() if each.name != CONTENTS)


def _settings(made: Path) -> str:
    """Give the settings of the backup the name under which they stay in the folder; '' where it has none."""
    if not (made / SETTINGS).exists():
        return ""
    os.replace(made / SETTINGS, made / RESTORED_SETTINGS)
    return RESTORED_SETTINGS


def contents_of(made: Path) -> dict[str, object]:
    """Return what a backup says of itself, nothing where it does not. Raises BadRequest `not_a_backup`."""
    try:
        found = json.loads((made / CONTENTS).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError:
        raise BadRequest("not_a_backup") from None
    return found if isinstance(found, dict) else {}


def _names(contents: dict[str, object], kind: str) -> tuple[str, ...]:
    found = contents.get(kind)
    return tuple(str(each)[:200] for each in found) if isinstance(found, list) else ()


def _is_ours(name: str) -> bool:
    """Return whether a backup may hold a file of this name."""
    place, _, inner = name.partition("/")
    if place == TLS:
        return CERTIFICATE.fullmatch(inner) is not None
    if place == FORMATS:
        return FORMAT.fullmatch(inner) is not None
    return name in FILES or (place == LAYOUTS and LAYOUT.fullmatch(inner) is not None)
