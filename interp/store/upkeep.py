"""Check, backup and restore of a data folder."""

import os
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from interp.domain.meeting import replay
from interp.errors import BadRequest, InterpError, Refused, Unavailable
from interp.store import audit
from interp.store.database import FILE, HEAD, Database
from interp.store.log import SqlLog

KEY = "key"
FILES = (FILE, KEY)
GUARDS = {"event_no_update", "event_no_delete", "refusal_no_update", "refusal_no_delete"}
LARGEST = 8 * 1024**3

Finding = tuple[str, bool, str]


def check(folder: Path) -> Iterator[Finding]:
    """Yield (what, whether it is well, detail) for the database, its tables and each meeting's log.

    The folder is only looked at: one of an earlier release is checked as it is, not brought up to date.
    """
    if not (folder / FILE).exists():
        yield ("data folder", False, f"{folder} holds no {FILE}")
        return
    try:
        database = Database.to_look_at(folder)
        version = database.version()
    except Unavailable as error:
        yield ("database", False, str(error.args_.get("detail", error)))
        return
    yield from _file(database)
    yield ("tables", version <= HEAD, _tables(version))
    if version == HEAD:
        yield _append_only(database)
    yield from (_stream(database, stream) for stream in SqlLog(database).streams())
    database.close()


def _file(database: Database) -> Iterator[Finding]:
    with database.reading() as connection:
        word = str(connection.exec_driver_sql("PRAGMA integrity_check").scalar())
        journal, synchronous = (
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")
        )
    yield ("database", word == "ok", word)
    # A folder restored and not yet served keeps the journal of a single file; serving it sets the log.
    note = "" if journal == "wal" else " until it is served, then wal"
    yield ("durability", journal in ("wal", "delete"), f"journal {journal}{note}, synchronous {synchronous}")


def _tables(version: str) -> str:
    if version == HEAD:
        return "at the newest version"
    if version < HEAD:
        return f"version {version}, brought to {HEAD} when the service starts"
    return f"version {version} is of a later release than this one ({HEAD})"


def _append_only(database: Database) -> Finding:
    with database.reading() as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        missing = GUARDS - set(connection.exec_driver_sql(query).scalars())
    kept = "the database refuses to change or delete what was recorded"
    told = f"{', '.join(sorted(missing))} missing" if missing else kept
    return ("append-only", not missing, told)


def _stream(database: Database, stream: str) -> Finding:
    try:
        rows = SqlLog(database).read(stream, after=0)
        state = replay(rows)
    except (LookupError, ValueError, TypeError, AttributeError, StopIteration, InterpError) as error:
        return (stream, False, f"cannot be replayed: {type(error).__name__}")
    whole = [row.seq for row in rows] == list(range(1, len(rows) + 1))
    seal = audit.fold(audit.entries(database, stream))[:16]
    return (stream, whole, f"{state.seq} events, fold {seal}" if whole else "numbers are missing")


def backup(folder: Path, file: Path) -> None:
    """Write one archive of the folder; the database is copied whole while others write. Raises Refused."""
    if not (folder / FILE).exists():
        raise Refused("no_data", folder=str(folder))
    if not file.resolve().parent.is_dir():
        raise Refused("no_data", folder=str(file.resolve().parent))
    with TemporaryDirectory(dir=file.resolve().parent) as scratch:
        copy = Path(scratch) / FILE
        source = sqlite3.connect(folder / FILE)
        try:
            source.execute("VACUUM INTO ?", (str(copy),))
        finally:
            source.close()
        whole = Path(scratch) / "whole"
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(copy, FILE)
            if (folder / KEY).exists():
                archive.write(folder / KEY, KEY)
        os.chmod(whole, 0o600)
        os.replace(whole, file)


def restore(file: Path, folder: Path) -> None:
    """Unpack a backup into a folder without a database and give its log a new epoch. Raises BadRequest, Refused."""
    if (folder / FILE).exists():
        raise Refused("folder_in_use", folder=str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with zipfile.ZipFile(file) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
            if FILE not in sizes or not set(sizes) <= set(FILES) or sum(sizes.values()) > LARGEST:
                raise BadRequest("not_a_backup")
            for name in sizes:
                (folder / name).write_bytes(archive.read(name))
    except (zipfile.BadZipFile, OSError) as error:
        raise BadRequest("not_a_backup", detail=type(error).__name__) from None
    if (folder / KEY).exists():
        os.chmod(folder / KEY, 0o600)
    database = Database.in_folder(folder)
    database.renew_epoch()
    database.close()
