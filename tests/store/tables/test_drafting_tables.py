"""The tables of drafting are what their migrations make, and what is written in them stays."""

from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from interp.domain.text.segments import Segment
from interp.ports import Document, Revision
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import DraftingDatabase
from interp.store.tables import drafting_tables

PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")


def test_migrations_make_exactly_the_tables_of_the_schema(drafts_database: DraftingDatabase) -> None:
    options = {"version_table": "drafts_version", "include_name": _ours}
    with drafts_database.connection() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, drafting_tables.metadata) == []


def _ours(name: str | None, kind: str, _parents: Any) -> bool:
    return kind != "table" or not (name or "").startswith("memory_words_")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE segment SET text = ''", "DELETE FROM segment",
        "UPDATE revision SET value = ''", "DELETE FROM revision",
    ],
)  # fmt: skip
def test_what_is_written_is_neither_changed_nor_deleted(drafts_database: DraftingDatabase, statement: str) -> None:
    drafts = SqlDocuments(drafts_database)
    drafts.add(PAPER, [Segment("s1", 0, 0, "Good.")], [], [Revision("s1", "fr", 1, "Bien.", "draft", "mt:en-fr@1.9")])
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), drafts_database.connection() as connection:
        connection.exec_driver_sql(statement)
    assert drafts.segments("d1") and drafts.revisions("d1", "fr")
