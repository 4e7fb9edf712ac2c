"""Stores working copies in a SQL database; see ports.working_copies."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

import sqlalchemy as sa

from interp.ports import Conflict, CopyPlace, WorkingCopy
from interp.store.database_opening import insert
from interp.store.drafting_database import DraftingDatabase
from interp.store.tables.drafting_tables import working_copy as table

KEY = ("document", "language", "sentence", "account", "device")
CHANGES = ("words", "base", "saved_at", "checksum")


class SqlWorkingCopies:
    """Working copies in a database. A killed process loses none; a power failure may lose the last seconds.

    They come every second while somebody types, and waiting for the disk each time would hold up everybody else.
    """

    def __init__(self, database: DraftingDatabase) -> None:
        self._database = database

    def keep(self, where: CopyPlace, copies: Sequence[WorkingCopy]) -> None:
        """Add or replace rows in one transaction."""
        rows = [asdict(where) | asdict(each) for each in copies]
        if not rows:
            return
        try:
            with self._database.connection() as connection:
                adding = insert(connection, table)
                changed = {name: adding.excluded[name] for name in CHANGES}
                connection.execute(adding.on_conflict_do_update(index_elements=list(KEY), set_=changed), rows)
        except sa.exc.IntegrityError as error:
            raise Conflict from error

    def of(self, where: CopyPlace) -> list[WorkingCopy]:
        """Return the rows of an account, the newest first."""
        query = sa.select(table).where(_here(where)).order_by(table.c.saved_at.desc(), table.c.sentence)
        with self._database.reading() as connection:
            rows = self._database.whole(table, connection.execute(query))
        return [WorkingCopy(row.sentence, row.device, row.words, row.base, row.saved_at) for row in rows]

    def count(self, where: CopyPlace) -> int:
        """Return the number of rows of an account."""
        with self._database.reading() as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(table).where(_here(where))) or 0

    def erase(self, where: CopyPlace, device: str, sentences: Mapping[str, int | None]) -> None:
        """Delete the rows of one device, each as it was read, in one transaction."""
        of_device = table.delete().where(_here(where), table.c.device == device)
        asked = of_device.where(table.c.sentence == sa.bindparam("one"))
        any_time = [{"one": each} for each, at in sentences.items() if at is None]
        as_read = [{"one": each, "read": at} for each, at in sentences.items() if at is not None]
        if sentences:
            with self._database.connection() as connection:
                if any_time:
                    connection.execute(asked, any_time)
                if as_read:
                    connection.execute(asked.where(table.c.saved_at == sa.bindparam("read")), as_read)


def _here(where: CopyPlace) -> sa.ColumnElement[bool]:
    return sa.and_(*(table.c[name] == value for name, value in asdict(where).items()))
