"""Stores comments and flags on sentences in the drafting database; see ports.sentence_notes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

import sqlalchemy as sa

from interp.ports import DeskAct, SentenceNote
from interp.store.desk_acts import note as noted
from interp.store.documents import touch
from interp.store.drafting_database import DraftingDatabase
from interp.store.integrity.row_checksums import change
from interp.store.tables.drafting_tables import sentence_note as table


class SqlSentenceNotes:
    """Notes in a database."""

    def __init__(self, database: DraftingDatabase) -> None:
        self._database = database

    def add(self, note: SentenceNote, act: DeskAct | None = None) -> None:
        """Add a note."""
        with self._changing(note, act) as connection:
            connection.execute(table.insert().values(**asdict(note)))

    def settle(self, note: SentenceNote, done_at: int | None, act: DeskAct | None = None) -> None:
        """Set when a note was done, or open it again."""
        with self._changing(note, act) as connection:
            change(connection, table, table.c.id == note.id, done_at=done_at)

    def of(self, document: str, language: str) -> list[SentenceNote]:
        """Return the notes on a document in a language, the oldest first."""
        here = sa.and_(table.c.document == document, table.c.language == language)
        query = sa.select(table).where(here).order_by(table.c.at, table.c.id)
        with self._database.reading() as connection:
            rows = connection.execute(query)
            return [SentenceNote(*row[:-1]) for row in self._database.whole(table, rows)]

    @contextmanager
    def _changing(self, note: SentenceNote, act: DeskAct | None) -> Iterator[sa.Connection]:
        with self._database.connection(durable=True) as connection:
            yield connection
            noted(connection, act)
            touch(connection, note.document)
