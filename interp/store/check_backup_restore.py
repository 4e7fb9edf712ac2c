"""Checks, backs up and restores a data folder."""

import os
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from interp import owner_only
from interp.config import Settings
from interp.domain.rules.evolve import replay
from interp.errors import BadRequest, InterpError, Refused, Unavailable
from interp.store import audit
from interp.store.database_opening import Opened
from interp.store.drafting_database import FILE as DRAFTS
from interp.store.drafting_database import DraftingDatabase
from interp.store.meetings_database import FILE, HEAD, MeetingsDatabase
from interp.store.open_stores import StoresToLookAt, look_at_stores, open_stores
from interp.store.signing_key import KEY

TERMS = "terms.tsv"  # the operator's terms; see drafting/exchange/term_file.py
ASIDE = (KEY, TERMS)
FILES = (FILE, DRAFTS, *ASIDE)
GUARDS = {"event_no_update", "event_no_delete", "refusal_no_update", "refusal_no_delete"}
DRAFT_GUARDS = {f"{table}_no_{what}" for table in ("segment", "revision", "act") for what in ("update", "delete")}
LARGEST = 8 * 1024**3

Finding = tuple[str, bool, str]


def check(folder: Path) -> Iterator[Finding]:
    """Yield (what, whether it is correct, detail) for the database, its tables and each meeting's log.

    The folder is opened read-only: one of an earlier release is checked without migration.
    """
    if not (folder / FILE).exists():
        yield ("data folder", False, f"{folder} holds no {FILE}")
        return
    try:
        stores = look_at_stores(folder)
        database, version = stores.meetings, stores.meetings.version()
    except Unavailable as error:
        yield ("database", False, str(error.args_.get("detail", error)))
        return
    yield from _file(database)
    yield ("tables", version <= HEAD, _tables(version, HEAD))
    if version == HEAD:
        yield _append_only(database, "append-only", GUARDS, "what was recorded")
    yield from (_stream(stores, stream) for stream in stores.log.streams())
    if (folder / DRAFTS).exists():
        yield from _drafts(stores.drafting)
    stores.close()


def _drafts(drafts: DraftingDatabase) -> Iterator[Finding]:
    """Yield the same for the drafting database, which a folder of an earlier release lacks."""
    try:
        version = drafts.version()
        word = _integrity(drafts)
        yield ("drafts", word == "ok", word)
        yield ("tables of drafts", version <= drafts.tables.head, _tables(version, drafts.tables.head))
        if version == drafts.tables.head:
            yield _append_only(drafts, "drafts append-only", DRAFT_GUARDS, "what was written")
    except Unavailable as error:
        yield ("drafts", False, str(error.args_.get("detail", error)))


def _integrity(database: Opened) -> str:
    with database.reading() as connection:
        return str(connection.exec_driver_sql("PRAGMA integrity_check").scalar())


def _file(database: MeetingsDatabase) -> Iterator[Finding]:
    word = _integrity(database)
    with database.reading() as connection:
        journal, synchronous = (
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")
        )
    yield ("database", word == "ok", word)
    # A restored folder has a single-file journal until it is served, which enables the write-ahead log.
    note = "" if journal == "wal" else " until it is served, then wal"
    yield ("durability", journal in ("wal", "delete"), f"journal {journal}{note}, synchronous {synchronous}")


def _tables(version: str, head: str) -> str:
    if version == head:
        return "at the newest version"
    if version < head:
        return f"version {version}, brought to {head} when the service starts"
    return f"version {version} is of a later release than this one ({head})"


def _append_only(database: Opened, name: str, guards: set[str], what: str) -> Finding:
    with database.reading() as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        missing = guards - set(connection.exec_driver_sql(query).scalars())
    told = f"{', '.join(sorted(missing))} missing" if missing else f"the database refuses to change or delete {what}"
    return (name, not missing, told)


def _stream(stores: StoresToLookAt, stream: str) -> Finding:
    try:
        rows = stores.log.read(stream, after=0)
        state = replay(rows)
    except (LookupError, ValueError, TypeError, AttributeError, StopIteration, InterpError) as error:
        return (stream, False, f"cannot be replayed: {type(error).__name__}")
    whole = [row.seq for row in rows] == list(range(1, len(rows) + 1))
    seal = audit.fold(audit.entries(stores.meetings, stream))[:16]
    return (stream, whole, f"{state.seq} events, fold {seal}" if whole else "numbers are missing")


def backup(folder: Path, file: Path) -> None:
    """Write one archive of the folder; each database is copied consistently during writes. Raises Refused."""
    if not (folder / FILE).exists():
        raise Refused("no_data", folder=str(folder))
    if not file.resolve().parent.is_dir():
        raise Refused("no_data", folder=str(file.resolve().parent))
    with TemporaryDirectory(dir=file.resolve().parent) as scratch:
        # The log contains its texts, so one copy may be slightly older than the other.
        copies = [_copied(folder / name, Path(scratch) / name) for name in (DRAFTS, FILE) if (folder / name).exists()]
        whole = Path(scratch) / "whole"
        with (
            open(whole, "xb", opener=owner_only.opener) as made,
            zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for copy in copies:
                archive.write(copy, copy.name)
            for name in ASIDE:
                if (folder / name).exists():
                    archive.write(folder / name, name)
        os.replace(whole, file)


def _copied(database: Path, copy: Path) -> Path:
    source = sqlite3.connect(database)
    try:
        source.execute("VACUUM INTO ?", (str(copy),))
    finally:
        source.close()
    return copy


def restore(file: Path, folder: Path) -> None:
    """Unpack a backup into a folder without a database and give its log a new epoch. Raises BadRequest, Refused."""
    if any((folder / name).exists() for name in (FILE, DRAFTS)):
        raise Refused("folder_in_use", folder=str(folder))
    owner_only.folder(folder)
    try:
        with zipfile.ZipFile(file) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
            if FILE not in sizes or not set(sizes) <= set(FILES) or sum(sizes.values()) > LARGEST:
                raise BadRequest("not_a_backup")
            for name in sizes:
                owner_only.write(folder / name, archive.read(name))
    except (zipfile.BadZipFile, OSError) as error:
        raise BadRequest("not_a_backup", detail=type(error).__name__) from None
    stores = open_stores(Settings(data=folder))
    stores.meetings.renew_epoch()
    stores.close()
