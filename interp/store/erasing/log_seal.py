"""Reads the log of a meeting as it is stored, and makes of it the seal by which it can be recognised."""

import hashlib
import json
from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from interp.store.tables.meetings_tables import event as table
from interp.value_types import dataclass

START = hashlib.sha256(b"interp log 1").digest()


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One row of the log, its body undecoded. `at` is milliseconds since 1970, UTC."""

    stream: str
    seq: int
    at: int
    actor: str
    device: str
    command_id: str
    part: int
    name: str
    version: int
    body: str


def entries(connection: sa.Connection, stream: str, until: int | None = None) -> Iterator[AuditRow]:
    """Yield the rows of a stream in order, up to number `until`."""
    columns = (table.c[name] for name in AuditRow.__slots__)
    query = sa.select(*columns).where(table.c.stream == stream).order_by(table.c.seq)
    if until is not None:
        query = query.where(table.c.seq <= until)
    for row in connection.execute(query):
        yield AuditRow(**row._mapping)


def fold(rows: Iterable[AuditRow]) -> str:
    """Return a SHA-256 hash chain over the rows, 64 hexadecimal digits; it changes with any row."""
    held = START
    for row in rows:
        line = json.dumps([getattr(row, name) for name in AuditRow.__slots__], ensure_ascii=False)
        held = hashlib.sha256(held + line.encode()).digest()
    return held.hex()
