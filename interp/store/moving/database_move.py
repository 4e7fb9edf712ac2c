"""Moves all rows of a service into another kind of database, and lets them stand only when both sides are the same.

Into PostgreSQL everything is one transaction; SQLite files are made in a folder of their own and then put into place.
So what is broken off at any moment leaves the other side as it was, and is done again in the same words.
"""

import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, closing
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from interp import owner_only
from interp.config import Settings
from interp.errors import Refused, Unavailable
from interp.store.database_opening import unhurried
from interp.store.drafting_database import FILE as DRAFTS
from interp.store.erasing.log_seal import entries, fold
from interp.store.meetings_database import FILE
from interp.store.memory.memory_candidates import candidates
from interp.store.open_stores import Stores, look_at_newest, open_stores
from interp.store.signing_key import KEY
from interp.store.tables import drafting_tables, meetings_tables
from interp.store.tables.drafting_tables import memory_source
from interp.store.tables.meetings_tables import about, event
from interp.value_types import dataclass, replace

AT_ONCE = 500
FIRST = (event, meetings_tables.account, meetings_tables.link, drafting_tables.document)  # one has a row in any service
Side = tuple[sa.MetaData, sa.Connection, sa.Connection]  # tables, where their rows are, where they go


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved: how many meetings and other streams of events, and how many rows in all."""

    streams: int
    rows: int


def move(source: Settings, target: Settings) -> Moved:
    """Copy everything in the databases of one service to where another has its own, which has nothing yet.

    Nobody may serve either. Raises Refused `no_data`, `earlier_release`, `folder_in_use`, `database_in_use`;
    Unavailable, also `move_differs`; OSError.
    """
    if target.database:
        return _moved(source, target)
    folder = target.data
    if (folder / FILE).exists():
        raise Refused("folder_in_use", folder=str(folder))
    owner_only.data_folder(folder)
    with TemporaryDirectory(dir=folder, prefix=".moving-") as name:
        made = Path(name)
        moved = _moved(source, replace(target, data=made))
        for each in (KEY, DRAFTS, FILE):  # the one that makes it a folder with data comes last
            os.replace(made / each, folder / each)
    owner_only.as_the_folder(folder)
    return moved


def _moved(source: Settings, target: Settings) -> Moved:
    with closing(look_at_newest(source)) as old, closing(open_stores(target)) as new, ExitStack() as held:
        sides = _sides(old, new, bool(target.database), held)
        if any(into.execute(sa.select(table).limit(1)).first() for table, into in _begun(sides)):
            raise Refused("database_in_use")
        rows = sum(_copied(table, rows, into) for tables, rows, into in sides for table in tables.sorted_tables)
        streams = old.log.streams()
        for tables, rows_of, into in sides:
            _numbered(tables, into)
            _compare(tables, rows_of, into)
        for stream in streams:
            if fold(entries(sides[0][1], stream)) != fold(entries(sides[0][2], stream)):
                raise Unavailable("move_differs", table=stream)
        _key(old, target, sides[0][2])
        return Moved(len(streams), rows)


def _sides(old: Stores, new: Stores, at_once: bool, held: ExitStack) -> list[Side]:
    """Return both sets of tables, each with a connection to read and one that writes; those of a server are one."""
    writes = held.enter_context(new.meetings.connection(durable=True))
    held.enter_context(unhurried(writes))
    others = writes if at_once else held.enter_context(new.drafting.connection(durable=True))
    reads = [held.enter_context(each.reading()) for each in (old.meetings, old.drafting)]
    for each in reads:
        held.enter_context(unhurried(each))
    return [(meetings_tables.metadata, reads[0], writes), (drafting_tables.metadata, reads[1], others)]


def _begun(sides: list[Side]) -> Iterator[tuple[sa.Table, sa.Connection]]:
    for tables, _, into in sides:
        yield from ((table, into) for table in FIRST if table in tables.sorted_tables)


def _rows(table: sa.Table, connection: sa.Connection) -> Iterator[list[sa.Row[tuple[object, ...]]]]:
    """Yield the rows of a table by their key, some at a time; the key to sign with is no row on both sides."""
    query = sa.select(table).order_by(*table.primary_key).execution_options(yield_per=AT_ONCE)
    if table is about:
        query = query.where(about.c.name != KEY)
    for some in connection.execute(query).partitions():
        yield [*some]


def _copied(table: sa.Table, rows: sa.Connection, into: sa.Connection) -> int:
    """Copy the rows of a table as they are, their checksums too; return how many."""
    count = 0
    if table is about:  # the new database has begun a log of its own
        into.execute(about.delete())
    for some in _rows(table, rows):
        into.execute(table.insert(), [dict(row._mapping) for row in some])
        if table is memory_source:
            _found(into, some)
        count += len(some)
    return count


def _found(into: sa.Connection, some: list[sa.Row[tuple[object, ...]]]) -> None:
    """Let the sentences of the memory be found, where that is an index of ours."""
    by_language = defaultdict[str, list[tuple[int, str]]](list)
    for row in some:
        by_language[row.language].append((row.id, row.key))
    index = candidates(into.engine)
    for language, sentences in by_language.items():
        index.add(into, language, sentences)


def _numbered(tables: sa.MetaData, into: sa.Connection) -> None:
    """Let a PostgreSQL database go on numbering rows where the other left off."""
    if into.dialect.name == "sqlite":
        return
    for table in tables.sorted_tables:
        if (column := table.autoincrement_column) is not None:
            last = sa.select(sa.func.max(column)).scalar_subquery()
            counter = sa.func.pg_get_serial_sequence(table.name, column.name)
            into.execute(sa.select(sa.func.setval(counter, sa.func.coalesce(last, 1), last.is_not(None))))


def _compare(tables: sa.MetaData, rows: sa.Connection, into: sa.Connection) -> None:
    """Raise Unavailable `move_differs` unless every table has as many rows on both sides, and the same."""
    for table in tables.sorted_tables:
        if _digest(table, rows) != _digest(table, into):
            raise Unavailable("move_differs", table=table.name)


def _digest(table: sa.Table, connection: sa.Connection) -> tuple[int, str]:
    made, count = blake2b(), 0
    for some in _rows(table, connection):
        for row in some:
            made.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
        count += len(some)
    return count, made.hexdigest()


def _key(old: Stores, target: Settings, into: sa.Connection) -> None:
    """Give the other side the key, so that links and sign-ins go on. Raises BadRequest `short_key`."""
    key = old.key.held()
    if target.database:
        into.execute(about.insert().values(name=KEY, value=key.hex()))
    else:
        owner_only.write(target.data / KEY, key)
