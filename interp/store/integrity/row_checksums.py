"""Checksums of rows outside the log: made when a row is written, compared when it is read, and by reading all rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from typing import Any

import sqlalchemy as sa

from interp.errors import DamagedEntry

NAME = "checksum"
AT_ONCE = 1_000
MOST_NAMED = 5  # damaged rows of a table that are named, the others are counted
Row = Sequence[Any]  # of `select(table)`: its columns in their order, the checksum last


def checksum_column() -> "sa.Column[Any]":
    """Return the last column of a table whose rows have a checksum, which is made when a row is inserted."""
    return sa.Column(NAME, sa.BigInteger, default=_of_insert)


def row_checksum(table: sa.Table, row: Mapping[Any, Any]) -> int:
    """Return the checksum of a row: a signed 64-bit number made of all columns but one that the database numbers."""
    return _made(table, [row.get(each.name) for each in _counted(table)])


def is_whole(table: sa.Table, row: Row) -> bool:
    """Return whether a row is what was written."""
    return comparing(table)(row)


@cache
def comparing(table: sa.Table) -> Callable[[Row], bool]:
    """Return what tells whether a row of a table is what was written: for many rows."""
    begin = int(table.autoincrement_column is not None)  # that one is the first, and the database numbers it
    if _converted(table):
        return lambda row: bool(row[-1] == _made(table, row[begin:-1]))
    return lambda row: bool(row[-1] == _number(map(str, row[begin:-1])))


def entry(table: sa.Table, row: Row) -> str:
    """Return by what name a row is refused: its table and its key."""
    key = (str(value) for column, value in zip(table.c, row, strict=True) if column.primary_key)
    return "/".join((table.name, *key)).encode("utf-8", "backslashreplace").decode()


def whole(table: sa.Table, row: Row) -> None:
    """Raise DamagedEntry unless a row is what was written."""
    if not is_whole(table, row):
        raise DamagedEntry(entry(table, row))


def change(connection: sa.Connection, table: sa.Table, where: sa.ColumnElement[bool], **values: object) -> list[Any]:
    """Change the rows that a condition holds for, and return them as they were. Raises DamagedEntry.

    They are compared first: a new checksum would hide their damage.
    """
    found = list(connection.execute(sa.select(table).where(where).with_for_update()))
    for row in found:
        whole(table, row)
        held = row._mapping
        here = sa.and_(*(column == held[column.name] for column in table.primary_key))
        made = row_checksum(table, {**held, **values})
        connection.execute(table.update().where(here).values(**values, **{NAME: made}))
    return found


def damaged_rows(connection: sa.Connection, tables: tuple[sa.Table, ...]) -> list[str]:
    """Return the names of damaged rows, of each table at most a few; of the others of a table how many there are."""
    told = []
    with _any_text(connection):
        for table in tables:
            rows = connection.execute(_as_stored(table))
            found = [entry(table, row) for row in rows if not is_whole(table, row)]
            told += found[:MOST_NAMED]
            told += [f"{table.name} (+{len(found) - MOST_NAMED})"] if len(found) > MOST_NAMED else []
    return told


@contextmanager
def _any_text(connection: sa.Connection) -> Iterator[None]:
    """Let SQLite's driver return also what is no UTF-8, as another text, so that its row is found and named."""
    opened: Any = connection.connection.dbapi_connection
    if connection.dialect.name == "sqlite":
        opened.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        if connection.dialect.name == "sqlite":
            opened.text_factory = str


def seal(connection: sa.Connection, tables: tuple[sa.Table, ...]) -> None:
    """Give a checksum to each row without one: those of a release that wrote none."""
    for table in tables:
        key = list(table.primary_key)
        here = sa.and_(*(column == sa.bindparam(f"of_{column.name}") for column in key))
        sealing = table.update().where(here).values({NAME: sa.bindparam("made")})
        rows = connection.execute(_as_stored(table).where(table.c[NAME].is_(None)))
        for some in rows.mappings().partitions():
            keys = [{f"of_{each.name}": row[each.name] for each in key} for row in some]
            made = [of | {"made": row_checksum(table, row)} for of, row in zip(keys, some, strict=True)]
            connection.execute(sealing, made)


def _as_stored(table: sa.Table) -> sa.Select[Any]:
    """Return the query for all rows, read some at a time; SQLite has no truth values of its own, only numbers."""
    columns = (
        sa.type_coerce(each, sa.Integer).label(each.name) if isinstance(each.type, sa.Boolean) else each
        for each in table.c
    )
    return sa.select(*columns).execution_options(yield_per=AT_ONCE)


@cache
def _counted(table: sa.Table) -> tuple["sa.Column[Any]", ...]:
    return tuple(each for each in table.c if each.name != NAME and each is not table.autoincrement_column)


@cache
def _converted(table: sa.Table) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    """Return the places of values that are not as text before they are written what they are when they are read."""
    found = ((place, CONVERTED.get(type(each.type))) for place, each in enumerate(_counted(table)))
    return tuple((place, convert) for place, convert in found if convert is not None)


def _made(table: sa.Table, values: Iterable[Any]) -> int:
    """Return the checksum of the values of a row."""
    if places := _converted(table):
        values = list(values)
        for place, convert in places:
            values[place] = convert(values[place])
    return _number(map(str, values))


def _number(texts: Iterable[str]) -> int:
    text = "\0".join(texts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big", signed=True)


def _of_insert(context: Any) -> int:
    return row_checksum(context.current_column.table, context.get_current_parameters())


CONVERTED: Mapping[type, Callable[[Any], Any]] = {
    sa.Boolean: lambda value: int(value) if isinstance(value, bool) else value,
    sa.Float: lambda value: float(value) if isinstance(value, int) else value,
    sa.LargeBinary: lambda value: value.decode("latin-1") if isinstance(value, bytes) else value,
}
