"""Stores desk acts (who did what to which document) in a SQL database; see ports.desk_acts."""

from dataclasses import asdict

import sqlalchemy as sa

from interp.ports import DeskAct
from interp.store.drafting_database import DraftingDatabase
from interp.store.tables.drafting_tables import act as table


class SqlDeskActs:
    """Acts in a database, whose triggers prevent changing or deleting them."""

    def __init__(self, database: DraftingDatabase) -> None:
        self._database = database

    def of(self, meeting: str) -> list[DeskAct]:
        """Return the rows in order; none from a folder of a release without acts."""
        query = sa.select(table).where(table.c.meeting == meeting).order_by(table.c.number)
        with self._database.reading() as connection:
            if not sa.inspect(connection).has_table(table.name):
                return []
            if not self._database.at_head():
                rows = connection.execute(query.with_only_columns(*table.c[1:-1]))
                return [DeskAct(*row) for row in rows]
            return [DeskAct(*row[1:-1]) for row in self._database.whole(table, connection.execute(query))]


def note(connection: sa.Connection, act: DeskAct | None) -> None:
    """Add an act in the transaction of its change."""
    if act is not None:
        connection.execute(table.insert().values(**asdict(act)))
