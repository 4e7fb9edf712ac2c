"""Documents in SQL: every version's segments stay, a revision keeps the key of its sentence, findings are JSON."""

import json

import pytest
import sqlalchemy as sa

from interp.domain.model.findings import Finding
from interp.domain.text.segments import Segment
from interp.domain.text.text_key import key
from interp.ports import Document, Job, Revision
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import DraftingDatabase
from interp.store.tables.drafting_tables import job, mark, revision, segment

PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")
GOOD = Segment("s1", 0, 0, "The “right” to\u00a0life.")
DRAFT = Revision("s1", "fr", 1, "Le droit.", "draft", "mt:en-fr@1.9")


@pytest.fixture
def drafts(drafts_database: DraftingDatabase) -> SqlDocuments:
    made = SqlDocuments(drafts_database)
    made.add(PAPER, [GOOD], [Job("j1", "d1", "fr")])
    return made


def rows(database: DraftingDatabase, *columns: sa.ColumnElement[object]) -> list[tuple[object, ...]]:
    with database.reading() as connection:
        return [tuple(row) for row in connection.execute(sa.select(*columns))]


def test_the_segments_of_an_older_version_stay(drafts: SqlDocuments, drafts_database: DraftingDatabase) -> None:
    drafts.add(PAPER, [Segment("s2", 0, 0, "Another.")], [])
    assert rows(drafts_database, segment.c.version, segment.c.id) == [(1, "s1"), (2, "s2")]


def test_a_revision_keeps_the_key_of_its_sentence(drafts: SqlDocuments, drafts_database: DraftingDatabase) -> None:
    drafts.revise("d1", DRAFT)
    assert rows(drafts_database, revision.c.source) == [(key(GOOD.text),)]


def test_findings_are_kept_as_json_in_any_script(drafts: SqlDocuments, drafts_database: DraftingDatabase) -> None:
    wrong = Finding("number", "error", "number_missing", "٢٠١٦ ausente", ("二〇一六",))
    drafts.revise("d1", Revision("s1", "es", 1, "…", "draft", "person", findings=(wrong,)))
    ((kept,),) = rows(drafts_database, revision.c.findings)
    assert json.loads(str(kept))[0]["values"] == ["二〇一六"]


def test_jobs_come_without_an_owner(drafts: SqlDocuments, drafts_database: DraftingDatabase) -> None:
    assert rows(drafts_database, job.c.id, job.c.owner) == [("j1", "")]


def test_a_document_of_no_meeting_is_counted_apart(drafts: SqlDocuments, drafts_database: DraftingDatabase) -> None:
    drafts.add(Document("d2", None, "Loose", "loose.txt", "statement", "en"), [], [])
    assert sorted(map(str, rows(drafts_database, mark.c.meeting, mark.c.value))) == ["('', 1)", "('m1', 1)"]


def test_a_document_that_goes_to_another_meeting_is_news_to_both(drafts: SqlDocuments) -> None:
    before = drafts.mark("m1")
    drafts.add(Document("d1", "m2", "Statement", "statement.docx", "statement", "en"), [GOOD], [])
    assert (drafts.mark("m1") > before, drafts.mark("m2") > 0, drafts.documents("m1")) == (True, True, [])
