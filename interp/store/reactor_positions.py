"""Stores the positions of reactors in the drafting database, where their effects are; see ports.reactor_positions."""

import sqlalchemy as sa

from interp.store.database_opening import insert
from interp.store.drafting_database import DraftingDatabase
from interp.store.tables.drafting_tables import reactor_position as table


class SqlReactorPositions:
    """Positions in a database."""

    def __init__(self, database: DraftingDatabase) -> None:
        self._database = database

    def position(self, reactor: str, stream: str) -> int | None:
        """Return the number of the last handled event, or None."""
        query = sa.select(table).where(table.c.reactor == reactor, table.c.stream == stream)
        with self._database.reading() as connection:
            found = connection.execute(query).first()
        return None if found is None else int(self._database.whole_row(table, found).seq)

    def reached(self, reactor: str, stream: str, seq: int) -> None:
        """Store the number, unless a higher one is stored."""
        with self._database.connection() as connection:
            adding = insert(connection, table)
            fresh = {name: adding.excluded[name] for name in ("seq", "checksum")}
            newer = table.c.seq < adding.excluded.seq
            over = adding.on_conflict_do_update(index_elements=["reactor", "stream"], set_=fresh, where=newer)
            connection.execute(over, {"reactor": reactor, "stream": stream, "seq": seq})
