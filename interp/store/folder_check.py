"""Checks a data folder, or a PostgreSQL database and its folder: databases, their tables, the log of each meeting."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from interp.config import Settings
from interp.domain.model.streams import meeting_of, stream_of
from interp.domain.rules.evolve import REPLAY_ERRORS, replay
from interp.errors import BadRequest, Damaged, InterpError, Unavailable, noted
from interp.ports import Erased
from interp.store.database_opening import Opened
from interp.store.drafting_database import FILE as DRAFTS
from interp.store.drafting_database import DraftingDatabase
from interp.store.erasing.log_seal import entries, fold
from interp.store.folder_files.layout_files import damaged_layouts
from interp.store.integrity.file_checks import file_fault
from interp.store.meetings_database import FILE, MeetingsDatabase
from interp.store.open_stores import Stores, look_at_stores
from interp.store.signing_key import KEY, key_fault
from interp.store.versions.table_versions import Tables, TableVersion

# for a damaged meeting, row or key what is refused while the folder is served
Finding = tuple[str, bool, str | InterpError]


def check(folder: Path, database: str = "") -> Iterator[Finding]:
    """Yield (what, whether it is correct, detail) for the database, its tables and each meeting's log.

    Both are opened read-only: one of an earlier release is checked without migration. `database` is the address of one
    that is not in the folder.
    """
    if not database and not (folder / FILE).exists():
        yield ("data folder", False, f"{folder} holds no {FILE}")
        return
    stores = look_at_stores(Settings(data=folder, database=database))
    if database and _is_empty(stores):
        yield ("database", False, "it holds no tables yet: the first start of the service makes them")
        stores.close()
        return
    yield from _guarded("database", lambda: _meetings(stores, folder))
    if database or (folder / DRAFTS).exists():
        yield from _guarded("drafts", lambda: _drafts(stores.drafting, folder))
    if database:
        yield from _guarded(KEY, lambda: _key(stores))
    elif fault := key_fault(folder):
        yield (KEY, False, fault)
    elif (folder / KEY).exists():
        yield (KEY, True, "long enough, and its owner's alone")
    count, damaged = damaged_layouts(folder)
    if count:
        yield ("layouts", not damaged, f"damaged: {', '.join(damaged)}" if damaged else f"{count} originals are whole")
    stores.close()


def _is_empty(stores: Stores) -> bool:
    """Return whether a database can be reached and holds no tables."""
    with suppress(Unavailable):
        return not stores.meetings.is_begun()
    return False


def _guarded(name: str, findings: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """Yield findings; where a database cannot be read further and its pages are said to be whole, also that."""
    whole = True
    try:
        for finding in findings():
            whole = whole and (finding[0] != name or finding[1])
            yield finding
    except Unavailable as error:
        if whole:
            yield (name, False, noted(error) or str(error.args_.get("detail", error)))


def _meetings(stores: Stores, folder: Path) -> Iterator[Finding]:
    """Yield the findings of the meetings database. Raises Unavailable."""
    database = stores.meetings
    yield from _file(database, folder)
    yield _tables("tables", version := database.stated(), database.tables)
    if version.is_for(database.tables):
        yield _append_only(database, "append-only", "what was recorded")
        yield from _entries(database, "entries")
        yield from (_erased(each) for each in stores.erasures.all())
    stores.log.look()
    named = {*stores.log.streams(), *stores.log.damaged()}
    yield from (_stream(stores, stream) for stream in sorted(named))


def _drafts(drafts: DraftingDatabase, folder: Path) -> Iterator[Finding]:
    """Yield the findings of the drafting database, which a folder of an earlier release lacks. Raises Unavailable."""
    yield _pages(drafts, "drafts", folder)
    yield _tables("tables of drafts", version := drafts.stated(), drafts.tables)
    if version.is_for(drafts.tables):
        yield _append_only(drafts, "drafts append-only", "what was written")
        yield from _entries(drafts, "entries of drafts")


def _key(stores: Stores) -> Iterator[Finding]:
    """Yield the finding of a key that is in the database. Raises Unavailable where there is none."""
    try:
        stores.key.held()
    except BadRequest as fault:
        yield (KEY, False, fault)
    else:
        yield (KEY, True, "long enough, in the database")


def _pages(database: Opened, name: str, folder: Path) -> Finding:
    file = folder / database.tables.file
    faults = [fault for fault in (file_fault(file) if database.in_file else "",) if fault] or database.faults()
    return (name, not faults, "; ".join(faults).replace("\n", " ") or "ok")


def _entries(database: Opened, name: str) -> Iterator[Finding]:
    """Yield the damaged rows outside the log, or that there are none. Raises Unavailable."""
    damaged = database.damaged_entries()
    yield from ((name, False, each) for each in damaged)
    if not damaged:
        yield (name, True, "all rows are what was written")


def _file(database: MeetingsDatabase, folder: Path) -> Iterator[Finding]:
    yield _pages(database, "database", folder)
    if not database.in_file:
        settings = database.durability()
        told = ", ".join(f"{name} {value}" for name, value in settings.items())
        yield ("durability", "off" not in settings.values(), told)
        return
    with database.reading() as connection:
        journal, synchronous = (
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")
        )
    # A restored folder has a single-file journal until it is served, which enables the write-ahead log.
    note = "" if journal == "wal" else " until it is served, then wal"
    yield ("durability", journal in ("wal", "delete"), f"journal {journal}{note}, synchronous {synchronous}")


def _tables(name: str, have: TableVersion, tables: Tables) -> Finding:
    if have.is_later(tables):
        told = f"version {have.number} is of a later release than this one ({tables.head})"
        return (name, have.is_for(tables), f"{told}, which may still read it" if have.is_for(tables) else told)
    if have.number < tables.head:
        return (name, True, f"version {have.number}, brought to {tables.head} when the service starts")
    open_ = f"; releases from version {have.oldest} on may still read it, until interp finish-upgrade"
    return (name, True, "at the newest version" + (open_ if have.oldest < have.number else ""))


def _append_only(database: Opened, name: str, what: str) -> Finding:
    lost = database.lost_guards()
    if lost:
        return (name, False, f"{', '.join(sorted(lost))} missing or changed")
    return (name, True, f"the database refuses to change or delete {what}")


def _erased(record: Erased) -> Finding:
    on = datetime.fromtimestamp(record.at / 1000, UTC).date()
    told = f"erased on {on} by {record.actor}, {record.events} events, fold {record.seal[:16]}"
    return (stream_of(record.meeting), True, told)


def _stream(stores: Stores, stream: str) -> Finding:
    """Compare a stream with its checksums and fold it."""
    try:
        rows = stores.log.read(stream, after=0)
        state = replay(rows)
    except Damaged as damaged:
        return (stream, False, damaged)
    except REPLAY_ERRORS:
        return (stream, False, Damaged(meeting_of(stream) or stream, 1, "fold"))
    with stores.meetings.reading() as connection:
        seal = fold(entries(connection, stream))[:16]
    return (stream, True, f"{state.seq} events, fold {seal}")
