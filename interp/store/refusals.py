"""What was refused, on SQL; see ports.Refusals."""

from collections.abc import Sequence
from dataclasses import asdict, fields

import sqlalchemy as sa

from interp.ports import Refusal
from interp.store.meetings_database import MeetingsDatabase
from interp.store.tables.meetings_tables import refusal as table

COLUMNS = tuple(table.c[field.name] for field in fields(Refusal))


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
        query = sa.select(*COLUMNS).order_by(table.c.number)
        if meeting is not None:
            query = query.where(table.c.meeting == meeting)
        with self._database.reading() as connection:
            if not sa.inspect(connection).has_table(table.name):
                return []
            return [Refusal(**row._mapping) for row in connection.execute(query)]
