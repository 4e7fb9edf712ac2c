"""Who asked for what, when and with which screen: the rows of the log as they stand, and a number that seals them."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from interp.store.database import Database
from interp.store.schema import event as table

START = hashlib.sha256(b"interp log 1").digest()


@dataclass(frozen=True, slots=True)
class Entry:
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


def entries(database: Database, stream: str, until: int | None = None) -> Iterator[Entry]:
    """Yield the rows of a stream in order, up to number `until`. Raises Unavailable."""
    query = sa.select(table).where(table.c.stream == stream).order_by(table.c.seq)
    if until is not None:
        query = query.where(table.c.seq <= until)
    with database.reading() as connection:
        for row in connection.execute(query):
            yield Entry(**row._mapping)


def fold(rows: Iterable[Entry]) -> str:
    """Return 64 hexadecimal digits over the rows, each hashed with all before it: any change gives others."""
    held = START
    for row in rows:
        line = json.dumps([getattr(row, name) for name in Entry.__slots__], ensure_ascii=False)
        held = hashlib.sha256(held + line.encode()).digest()
    return held.hex()


def said(row: Entry) -> dict[str, Any]:
    """Return a row as a program reads it: time as ISO 8601 in UTC, body as JSON."""
    return {
        "seq": row.seq, "at": _iso(row.at), "actor": row.actor, "device": row.device, "command": row.command_id,
        "part": row.part, "event": row.name, "version": row.version, "body": json.loads(row.body),
    }  # fmt: skip


def line(row: Entry, width: int = 100) -> str:
    """Return a row as a person reads it, its body cut at `width` characters."""
    body = row.body if len(row.body) <= width else row.body[: width - 1] + "…"
    return "\t".join((str(row.seq), _iso(row.at), row.actor, row.device or "-", row.name, body))


def _iso(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="milliseconds")
