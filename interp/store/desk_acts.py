"""What was done to written materials, on SQL; see ports.Acts."""

from dataclasses import asdict, fields

import sqlalchemy as sa

from interp.ports import Act
from interp.store.drafting_database import DraftsDatabase
from interp.store.drafting_tables import act as table

COLUMNS = tuple(table.c[field.name] for field in fields(Act))


class SqlActs:
    """Acts in a database, which itself refuses to change or delete them."""

    def __init__(self, database: DraftsDatabase) -> None:
        self._database = database

    def of(self, meeting: str) -> list[Act]:
        """Return the rows in order; none from a folder of a release that kept none."""
        query = sa.select(*COLUMNS).where(table.c.meeting == meeting).order_by(table.c.number)
        with self._database.reading() as connection:
            if not sa.inspect(connection).has_table(table.name):
                return []
            return [Act(**row._mapping) for row in connection.execute(query)]


def note(connection: sa.Connection, act: Act | None) -> None:
    """Add an act to the transaction that does it."""
    if act is not None:
        connection.execute(table.insert().values(**asdict(act)))
