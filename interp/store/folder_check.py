"""Checks a data folder: its databases, their tables, and the log of each meeting."""

from collections.abc import Iterator
from pathlib import Path

from interp.domain.rules.evolve import replay
from interp.errors import InterpError, Unavailable
from interp.store import audit
from interp.store.database_opening import Opened
from interp.store.drafting_database import FILE as DRAFTS
from interp.store.drafting_database import DraftingDatabase
from interp.store.layout_files import damaged_layouts
from interp.store.meetings_database import FILE, HEAD, MeetingsDatabase
from interp.store.open_stores import StoresToLookAt, look_at_stores

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
        yield _append_only(database, "append-only", "what was recorded")
    yield from (_stream(stores, stream) for stream in stores.log.streams())
    if (folder / DRAFTS).exists():
        yield from _drafts(stores.drafting)
    count, damaged = damaged_layouts(folder)
    if count:
        yield ("layouts", not damaged, f"damaged: {', '.join(damaged)}" if damaged else f"{count} originals are whole")
    stores.close()


def _drafts(drafts: DraftingDatabase) -> Iterator[Finding]:
    """Yield the same for the drafting database, which a folder of an earlier release lacks."""
    try:
        version = drafts.version()
        word = _integrity(drafts)
        yield ("drafts", word == "ok", word)
        yield ("tables of drafts", version <= drafts.tables.head, _tables(version, drafts.tables.head))
        if version == drafts.tables.head:
            yield _append_only(drafts, "drafts append-only", "what was written")
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


def _append_only(database: Opened, name: str, what: str) -> Finding:
    lost = database.lost_guards()
    if lost:
        return (name, False, f"{', '.join(sorted(lost))} missing or changed")
    return (name, True, f"the database refuses to change or delete {what}")


def _stream(stores: StoresToLookAt, stream: str) -> Finding:
    try:
        rows = stores.log.read(stream, after=0)
        state = replay(rows)
    except (LookupError, ValueError, TypeError, AttributeError, StopIteration, InterpError) as error:
        return (stream, False, f"cannot be replayed: {type(error).__name__}")
    whole = [row.seq for row in rows] == list(range(1, len(rows) + 1))
    seal = audit.fold(audit.entries(stores.meetings, stream))[:16]
    return (stream, whole, f"{state.seq} events, fold {seal}" if whole else "numbers are missing")
