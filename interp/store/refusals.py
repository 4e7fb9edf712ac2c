"""What was refused, on SQL; see ports.Refusals."""

from collections.abc import Sequence
from dataclasses import asdict

import sqlalchemy as sa

from interp.ports import Refusal
from interp.store.meetings_database import MeetingsDatabase
from interp.store.tables.meetings_tables import refusal as table


class SqlRefusals:
    """Refusals in a database, whose triggers prevent changing or deleting them."""

    def __init__(self, database: MeetingsDatabase) -> None:
        self._database = database

    def keep(self, refusals: Sequence[Refusal]) -> None:
        """Add the refusals in one transaction."""
        if refusals:
            with self._database.connection() as connection:
                connection.execute(table.insert(), [asdict(each) for each in refusals])

    def of(self, meeting: str | None = None) -> list[Refusal]:
        """Return the rows in order; none from a folder of a release without refusals."""
        query = sa.select(table).order_by(table.c.number)
        if meeting is not None:
            query = query.where(table.c.meeting == meeting)
        with self._database.reading() as connection:
            if not sa.inspect(connection).has_table(table.name):
                return []
            if not self._database.at_head():
                rows = connection.execute(query.with_only_columns(*table.c[1:-1]))
                return [Refusal(*row) for row in rows]
            return [Refusal(*row[1:-1]) for row in self._database.whole(table, connection.execute(query))]
