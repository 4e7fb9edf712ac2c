"""Stores the positions of reactors in the drafting database, where their effects are; see ports.reactor_positions."""

import sqlalchemy as sa

from interp.store.drafting_database import DraftingDatabase
from interp.store.tables.drafting_tables import reactor_position as table


class SqlReactorPositions:
    """Positions in a database."""

    def __init__(self, database: DraftingDatabase) -> None:
        self._database = database

    def position(self, reactor: str, stream: str) -> int | None:
        """Return the number of the last handled event, or None."""
        query = sa.select(table.c.seq).where(table.c.reactor == reactor, table.c.stream == stream)
        with self._database.reading() as connection:
            found = connection.scalar(query)
        return None if found is None else int(found)

    def reached(self, reactor: str, stream: str, seq: int) -> None:
        """Store the number, unless a higher one is stored."""
        statement = sa.text(
            "INSERT INTO reactor_position (reactor, stream, seq) VALUES (:reactor, :stream, :seq) "
            "ON CONFLICT (reactor, stream) DO UPDATE SET seq = excluded.seq WHERE reactor_position.seq < excluded.seq"
        )
        with self._database.connection() as connection:
            connection.execute(statement, {"reactor": reactor, "stream": stream, "seq": seq})
