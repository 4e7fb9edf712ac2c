"""Stores comments and flags on sentences in the drafting database; see ports.sentence_notes."""

from dataclasses import asdict

import sqlalchemy as sa

from interp.ports import DeskAct, SentenceNote
from interp.store.desk_acts import note as noted
from interp.store.documents import touch
from interp.store.drafting_database import DraftingDatabase
from interp.store.tables.drafting_tables import sentence_note as table


class SqlSentenceNotes:
    """Notes in a database."""

    def __init__(self, database: DraftingDatabase) -> None:
        self._database = database

    def add(self, note: SentenceNote, act: DeskAct | None = None) -> None:
        """Add a note."""
        self._write(table.insert().values(**asdict(note)), note, act)

    def settle(self, note: SentenceNote, done_at: int | None, act: DeskAct | None = None) -> None:
        """Set when a note was done, or open it again."""
        self._write(table.update().where(table.c.id == note.id).values(done_at=done_at), note, act)

    def of(self, document: str, language: str) -> list[SentenceNote]:
        """Return the notes on a document in a language, the oldest first."""
        here = sa.and_(table.c.document == document, table.c.language == language)
        query = sa.select(table).where(here).order_by(table.c.at, table.c.id)
        with self._database.reading() as connection:
            return [SentenceNote(**row._mapping) for row in connection.execute(query)]

    def _write(self, change: sa.Insert | sa.Update, note: SentenceNote, act: DeskAct | None) -> None:
        with self._database.connection(durable=True) as connection:
            connection.execute(change)
            noted(connection, act)
            touch(connection, note.document)
