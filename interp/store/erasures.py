"""Erases meetings and documents in the databases; see ports.erasures."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from interp.domain.model.streams import stream_of
from interp.errors import NotFound
from interp.ports import Erased
from interp.store.database_opening import Opened, insert
from interp.store.documents import touch
from interp.store.drafting_database import DraftingDatabase
from interp.store.erasing import draft_rows, meeting_rows
from interp.store.erasing.log_seal import entries, fold
from interp.store.integrity.row_guards import unguarded
from interp.store.meetings_database import MeetingsDatabase
from interp.store.tables.drafting_tables import document, working_copy
from interp.store.tables.meetings_tables import about, erased, event, refusal

SINCE = "retention_since"
DUE = "rewrite_due"  # the row of `about` that is there from the first erasure until the files are rewritten


class SqlErasures:
    """Deletes rows with the triggers taken away and made again within one transaction, so that nobody finds them gone.

    The bytes of deleted rows are overwritten at once; copies that the database left in its files go by `rewrite`.
    """

    def __init__(self, meetings: MeetingsDatabase, drafting: DraftingDatabase) -> None:
        self._meetings, self._drafting = meetings, drafting

    def erased(self, meeting: str) -> Erased | None:
        """Return what is on record of an erased meeting."""
        rows = self._rows(sa.select(erased).where(erased.c.meeting == meeting))
        return rows[0] if rows else None

    def all(self) -> list[Erased]:
        """Return what is on record; none from a folder of a release without erasures."""
        return self._rows(sa.select(erased).order_by(erased.c.at, erased.c.meeting))

    def _rows(self, query: sa.Select[Any]) -> list[Erased]:
        with self._meetings.reading() as connection:
            if self._meetings.looks and not sa.inspect(connection).has_table(erased.name):
                return []
            rows = self._meetings.whole(erased, connection.execute(query))
        return [Erased(*row[:-1]) for row in rows]

    def documents(self, meeting: str) -> list[str]:
        """Return the ids."""
        with self._drafting.reading() as connection:
            return list(connection.scalars(sa.select(document.c.id).where(document.c.meeting == meeting)))

    def erase_documents(self, documents: Sequence[str], *, memory: bool) -> Mapping[str, int]:
        """Delete documents, each in a transaction of its own: others write between them."""
        gone: Counter[str] = Counter()
        for each in documents:
            with self._erasing(self._drafting) as connection:
                touch(connection, each)
                gone.update(draft_rows.delete_document(connection, each, memory=memory))
        return dict(gone)

    def erase_meeting(self, meeting: str, at: int, actor: str, reason: str) -> Mapping[str, int]:
        """Delete the rows and add that of the record."""
        stream = stream_of(meeting)
        with self._erasing(self._drafting) as connection:
            gone = Counter(draft_rows.delete_rest(connection, meeting, stream))
        with self._erasing(self._meetings) as connection:
            last = sa.select(event.c.seq, event.c.checksum).where(event.c.stream == stream)
            found = connection.execute(last.order_by(event.c.seq.desc()).limit(1)).first()
            if found is None:
                raise NotFound("meeting", meeting=meeting[:80])
            seal = fold(entries(connection, stream))
            gone.update(meeting_rows.delete_meeting(connection, meeting, stream))
            said = {"actor": actor, "reason": reason, "events": found.seq, "last": found.checksum}
            connection.execute(erased.insert().values(meeting=meeting, at=at, **said, seal=seal))
        return dict(gone)

    def erase_copies(self, documents: Collection[str]) -> int:
        """Delete the working copies."""
        with self._erasing(self._drafting) as connection:
            return connection.execute(
                working_copy.delete().where(working_copy.c.document.in_([*documents]))
            ).rowcount

    def erase_refusals(self, before: int, keep: Collection[str]) -> int:
        """Delete the refusals."""
        with self._erasing(self._meetings) as connection:
            return connection.execute(refusal.delete().where(meeting_rows.old_refusals(before, [*keep]))).rowcount

    def copies(self) -> dict[str, int]:
        """Return how many working copies each document has."""
        query = sa.select(working_copy.c.document, sa.func.count()).group_by(working_copy.c.document)
        with self._drafting.reading() as connection:
            return {document: count for document, count in connection.execute(query)}

    def refusals(self, before: int, keep: Collection[str]) -> int:
        """Return how many refusals would go."""
        query = sa.select(sa.func.count()).select_from(refusal).where(meeting_rows.old_refusals(before, [*keep]))
        with self._meetings.reading() as connection:
            return connection.scalar(query) or 0

    def since(self, now: int) -> int:
        """Return the time of the row, which is made; where the database is only looked at, as if it were made now."""
        if not self._meetings.looks:
            return int(self._meetings.settled(SINCE, str(now)))
        with self._meetings.reading() as connection:
            row = connection.execute(sa.select(about).where(about.c.name == SINCE)).first()
        return int(self._meetings.whole_row(about, row).value) if row else now

    def is_due(self) -> bool:
        """Return whether the row is there."""
        with self._meetings.reading() as connection:
            return connection.scalar(sa.select(about.c.value).where(about.c.name == DUE)) is not None

    def rewrite(self) -> bool:
        """Rewrite the files of both databases, then delete the row."""
        if not all([each.rewrite() for each in (self._meetings, self._drafting)]):
            return False
        with self._meetings.connection() as connection:
            connection.execute(about.delete().where(about.c.name == DUE))
        return True

    @contextmanager
    def _erasing(self, database: Opened) -> Iterator[sa.Connection]:
        """Yield a connection in whose transaction rows of append-only tables may be deleted. Raises Unavailable."""
        with self._meetings.connection() as connection:
            due = insert(connection, about).values(name=DUE, value="")
            connection.execute(due.on_conflict_do_nothing())
        with database.connection(durable=True) as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA secure_delete=ON")
            with unguarded(connection, database.tables.guarded):
                yield connection
