"""Stores the event log in a SQL database."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from interp.domain.model.events import Event, Logged
from interp.ports import Author, Conflict
from interp.store.meetings_database import MeetingsDatabase
from interp.store.meetings_tables import event as rows
from interp.wire import event_from_row, event_to_row

HEADS = """
WITH RECURSIVE known (stream) AS (
    SELECT min(stream) FROM event
    UNION ALL
    SELECT (SELECT min(event.stream) FROM event WHERE event.stream > known.stream) FROM known
    WHERE known.stream IS NOT NULL
)
SELECT stream, (SELECT max(seq) FROM event WHERE event.stream = known.stream) AS seq
FROM known WHERE stream IS NOT NULL
"""


class SqlLog:
    """The event log in a database; see ports.event_log.EventLog."""

    def __init__(self, database: MeetingsDatabase) -> None:
        self._database = database

    def append(self, stream: str, expected: int, author: Author, events: Sequence[Event]) -> int:
        """Record the events in one transaction; primary key and unique command id are the only locks."""
        values = [_row(stream, expected + part, author, part, event) for part, event in enumerate(events, start=1)]
        try:
            with self._database.connection() as connection:
                head = connection.scalar(sa.select(sa.func.max(rows.c.seq)).where(rows.c.stream == stream))
                if (head or 0) != expected:
                    raise Conflict(stream)
                connection.execute(rows.insert(), values)
        except IntegrityError:
            raise Conflict(stream) from None
        return expected + len(values)

    def read(self, stream: str, after: int) -> list[Logged]:
        """Return the rows after a number, in order."""
        query = sa.select(rows).where(rows.c.stream == stream, rows.c.seq > after).order_by(rows.c.seq)
        with self._database.reading() as connection:
            return [
                Logged(
                    row.seq, row.at, event_from_row(row.name, row.version, row.body),
                    row.actor, row.device, row.command_id, row.part,
                )
                for row in connection.execute(query)
            ]  # fmt: skip

    def seen(self, stream: str, command_id: str) -> int | None:
        """Return the last number a command wrote, or None."""
        query = sa.select(sa.func.max(rows.c.seq)).where(rows.c.stream == stream, rows.c.command_id == command_id)
        with self._database.reading() as connection:
            found = connection.scalar(query)
        return None if found is None else int(found)

    def heads(self) -> dict[str, int]:
        """Return the last number of each stream, by one search in the index for each, however long the log is."""
        with self._database.reading() as connection:
            return {row.stream: row.seq for row in connection.execute(sa.text(HEADS))}

    def streams(self) -> list[str]:
        """Return the names of all streams."""
        return sorted(self.heads())


def _row(stream: str, seq: int, author: Author, part: int, event: Event) -> dict[str, object]:
    name, version, body = event_to_row(event)
    return {
        "stream": stream, "seq": seq, "at": author.at, "actor": author.actor, "device": author.device,
        "command_id": author.command_id, "part": part, "name": name, "version": version, "body": body,
    }  # fmt: skip
