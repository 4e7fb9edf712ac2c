"""Stores desk acts (who did what to which document) in a SQL database; see ports.desk_acts."""

from dataclasses import asdict, fields

import sqlalchemy as sa

from interp.ports import DeskAct
from interp.store.drafting_database import DraftingDatabase
from interp.store.tables.drafting_tables import act as table

COLUMNS = tuple(table.c[field.name] for field in fields(DeskAct))


class SqlDeskActs:
    """Acts in a database, whose triggers prevent changing or deleting them."""

    def __init__(self, database: DraftingDatabase) -> None:
        self._database = database

    def of(self, meeting: str) -> list[DeskAct]:
        """Return the rows in order; none from a folder of a release without acts."""
        query = sa.select(*COLUMNS).where(table.c.meeting == meeting).order_by(table.c.number)
        with self._database.reading() as connection:
            if not sa.inspect(connection).has_table(table.name):
                return []
            return [DeskAct(**row._mapping) for row in connection.execute(query)]


def note(connection: sa.Connection, act: DeskAct | None) -> None:
    """Add an act in the transaction of its change."""
    if act is not None:
        connection.execute(table.insert().values(**asdict(act)))
