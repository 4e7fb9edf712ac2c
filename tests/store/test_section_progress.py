"""The desk's counts in SQL: one query however many documents, by what the findings say and not what they quote."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from interp.domain.model.findings import Finding
from interp.domain.text.segments import Segment
from interp.ports import Document, Progress, Revision
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import DraftingDatabase
from interp.store.section_progress import SqlSectionProgress

PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")
DRAFT = Revision("s1", "fr", 1, "…", "draft", "mt:en-fr@1.9")


@pytest.fixture
def counts(drafts_database: DraftingDatabase) -> SqlSectionProgress:
    for number in range(5):
        made = replace(PAPER, id=f"d{number}")
        SqlDocuments(drafts_database).add(made, [Segment("s1", 0, 0, "Good.")], [], [DRAFT])
    return SqlSectionProgress(drafts_database)


def test_five_documents_are_counted_in_one_query(counts: SqlSectionProgress, drafts_database: DraftingDatabase) -> None:
    asked: list[str] = []
    sa.event.listen(drafts_database.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    assert len(counts.progress("m1")) == len(counts.totals("m1")) == 5
    assert sum(each.lstrip().startswith("SELECT") for each in asked) == 2


def test_a_finding_that_quotes_the_word_error_is_still_an_info(drafts_database: DraftingDatabase) -> None:
    quoting = Finding("stray", "info", "bracket", 'severity: "error"', ('"severity":"error"',))
    drafts = SqlDocuments(drafts_database)
    drafts.add(PAPER, [Segment("s1", 0, 0, "Good.")], [], [replace(DRAFT, findings=(quoting,))])
    assert SqlSectionProgress(drafts_database).progress("m1") == {("d1", "fr"): Progress("d1", "fr", 1)}


def test_a_language_has_one_reviser_a_document(counts: SqlSectionProgress, drafts_database: DraftingDatabase) -> None:
    for name in ("ana", "bo"):
        counts.assign("d1", "fr", name)
    with drafts_database.reading() as connection:
        assert connection.exec_driver_sql("SELECT name FROM assignment").scalars().all() == ["bo"]
