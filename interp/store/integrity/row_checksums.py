"""Checksums of rows that are only ever added, outside the log: made when a row is inserted, compared by reading all."""

import hashlib
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

NAME = "checksum"


def checksum_column() -> "sa.Column[Any]":
    """Return the column of a table whose rows get a checksum when they are inserted; null in those of before."""
    return sa.Column(NAME, sa.BigInteger, default=_of_insert)


def damaged_rows(connection: sa.Connection, tables: tuple[sa.Table, ...]) -> list[str]:
    """Return a line for each table with rows that are not what was inserted."""
    found = {}
    for table in tables:
        rows = connection.execution_options(yield_per=1_000).execute(sa.select(table)).mappings()
        found[table.name] = sum(row[NAME] not in (None, row_checksum(table, row)) for row in rows)
    return [f"{count} damaged rows in table {name}" for name, count in found.items() if count]


def row_checksum(table: sa.Table, row: Mapping[Any, Any]) -> int:
    """Return the checksum of a row: a signed 64-bit number made of all columns but one that the database numbers."""
    columns = (each for each in table.c if each.name != NAME and each is not table.autoincrement_column)
    text = "\0".join(_text(each, row.get(each.name)) for each in columns)
    made = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(made, "big", signed=True)


def _text(column: "sa.Column[Any]", value: object) -> str:
    """Return a value as text, the same before it is written and after it was read."""
    return str(float(value)) if isinstance(column.type, sa.Float) and isinstance(value, int) else str(value)


def _of_insert(context: Any) -> int:
    return row_checksum(context.current_column.table, context.get_current_parameters())
