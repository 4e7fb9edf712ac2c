"""Stores the event log in a SQL database."""

from collections.abc import Sequence

import sqlalchemy as sa

from interp.domain.model.events import Event, Logged
from interp.ports import Author, Conflict
from interp.store.meetings_database import MeetingsDatabase
from interp.store.prepared_statements import KeptReads
from interp.store.tables.meetings_tables import answered
from interp.store.tables.meetings_tables import event as rows
from interp.wire import event_from_row, event_to_row

READ = ("seq", "at", "name", "version", "body", "actor", "device", "command_id", "part")
HEADS = sa.text("""
WITH RECURSIVE known (stream) AS (
    SELECT min(stream) FROM event
    UNION ALL
    SELECT (SELECT min(event.stream) FROM event WHERE event.stream > known.stream) FROM known
    WHERE known.stream IS NOT NULL
)
SELECT stream, (SELECT max(seq) FROM event WHERE event.stream = known.stream) AS seq
FROM known WHERE stream IS NOT NULL
""")

# What every switch runs, made once; see prepared_statements.
GIVEN = {column.name: sa.bindparam(column.name, type_=column.type) for column in rows.c}
BEFORE = sa.bindparam("before", type_=rows.c.seq.type)
HERE = rows.c.stream == GIVEN["stream"]
NEWS = sa.select(*(rows.c[name] for name in READ)).where(HERE, rows.c.seq > BEFORE).order_by(rows.c.seq)
LAST = sa.select(sa.func.coalesce(sa.func.max(rows.c.seq), 0)).where(HERE).scalar_subquery()
WITHOUT_EVENTS = (answered.c.stream == GIVEN["stream"], answered.c.command_id == GIVEN["command_id"])
# an event goes in right behind the last one of its stream, or not at all; nor does one of a command that was answered
ANSWERED = sa.exists().where(*WITHOUT_EVENTS)
NEXT = rows.insert().from_select(list(GIVEN), sa.select(*GIVEN.values()).where(LAST == BEFORE, ~ANSWERED))
NEXT = NEXT.execution_options(preserve_rowcount=True)
RECORDED = sa.exists().where(HERE, rows.c.command_id == GIVEN["command_id"])
ANSWER = {name: GIVEN[name] for name in ("stream", "command_id", "seq", "at")}
KEEP = answered.insert().from_select(list(ANSWER), sa.select(*ANSWER.values()).where(LAST == BEFORE, ~RECORDED))
KEEP = KEEP.execution_options(preserve_rowcount=True)
FEW = NEWS.limit(sa.bindparam("most", type_=sa.Integer))
WRITTEN = sa.select(sa.func.max(rows.c.seq)).where(HERE, rows.c.command_id == GIVEN["command_id"]).scalar_subquery()
UNCHANGED = sa.select(answered.c.seq).where(*WITHOUT_EVENTS).scalar_subquery()
SEEN = sa.select(sa.func.coalesce(WRITTEN, UNCHANGED))
KEPT_MS, TIDY_MS = 24 * 3_600_000, 3_600_000


class SqlLog:
    """The event log in a database; see ports.event_log.EventLog."""

    def __init__(self, database: MeetingsDatabase) -> None:
        self._database = database
        self._tidied_at = 0
        self._heads: KeptReads[None, dict[str, int]] = KeptReads(database.changes, self._read_heads)

    def append(self, stream: str, expected: int, author: Author, events: Sequence[Event]) -> int:
        """Record the events in one transaction; primary key and unique command id are the only locks."""
        if not events:
            return self._keep(stream, expected, author)
        values = [_row(stream, expected + part, author, part, event) for part, event in enumerate(events, start=1)]
        if not self._database.hot.written(NEXT, values):
            raise Conflict(stream)
        return expected + len(values)

    def read(self, stream: str, after: int, most: int | None = None) -> list[Logged]:
        """Return the rows after a number, in order."""
        statement = NEWS if most is None else FEW
        return [
            Logged(seq, at, event_from_row(name, version, body), actor, device, command_id, part)
            for seq, at, name, version, body, actor, device, command_id, part
            in self._database.hot.rows(statement, {"stream": stream, "before": after, "most": most})
        ]  # fmt: skip

    def seen(self, stream: str, command_id: str) -> int | None:
        """Return the last number a command wrote, or None."""
        seq = self._database.hot.rows(SEEN, {"stream": stream, "command_id": command_id})[0][0]
        return None if seq is None else int(seq)

    def _keep(self, stream: str, seq: int, author: Author) -> int:
        """Record that a command changed nothing at a number; those of more than a day ago are forgotten."""
        value = {"stream": stream, "command_id": author.command_id, "seq": seq, "at": author.at, "before": seq}
        if not self._database.hot.written(KEEP, [value]):
            raise Conflict(stream)
        if author.at - self._tidied_at >= TIDY_MS:
            self._tidied_at = author.at
            with self._database.connection() as connection:
                connection.execute(answered.delete().where(answered.c.at < author.at - KEPT_MS))
        return seq

    def heads(self) -> dict[str, int]:
        """Return the last number of each stream, by one search in the index for each, however long the log is."""
        return dict(self._heads(None))

    def _read_heads(self, _: None) -> dict[str, int]:
        return {stream: seq for stream, seq in self._database.hot.rows(HEADS, {})}

    def streams(self) -> list[str]:
        """Return the names of all streams."""
        return sorted(self.heads())


def _row(stream: str, seq: int, author: Author, part: int, event: Event) -> dict[str, object]:
    name, version, body = event_to_row(event)
    return {
        "stream": stream, "seq": seq, "at": author.at, "actor": author.actor, "device": author.device,
        "command_id": author.command_id, "part": part, "name": name, "version": version, "body": body,
        "before": seq - 1,
    }  # fmt: skip
