"""What was done at the desk in SQL: never changed or deleted, and none in a folder of a release that kept none."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from interp.domain.text.segments import Segment
from interp.ports import DeskAct, Document
from interp.store.desk_acts import SqlDeskActs, note
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import DraftingDatabase

PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")
PARTS = [Segment("s0", 0, 0, "Sentence.")]


def act(name: str, **more: object) -> DeskAct:
    return replace(DeskAct(1_000, "m1", "Ana", "reviser", name, "d1"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("statement", ["UPDATE act SET actor = 'nobody'", "DELETE FROM act"])
def test_what_was_done_can_be_neither_changed_nor_deleted(drafts_database: DraftingDatabase, statement: str) -> None:
    SqlDocuments(drafts_database).add(PAPER, PARTS, [], act=act("document.filed"))
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), drafts_database.connection() as connection:
        connection.exec_driver_sql(statement)
    assert [each.actor for each in SqlDeskActs(drafts_database).of("m1")] == ["Ana"]


def test_what_was_said_comes_back_whole_and_in_order_of_writing(drafts_database: DraftingDatabase) -> None:
    made = [act("text.saved", at=20, body='{"من": "安娜"}'), act("text.approved", at=10, revision=2)]
    with drafts_database.connection() as connection:
        for each in (*made, None):
            note(connection, each)
    assert SqlDeskActs(drafts_database).of("m1") == made


def test_a_folder_of_a_release_that_kept_none_has_none(drafts_database: DraftingDatabase) -> None:
    with drafts_database.connection() as connection:
        connection.exec_driver_sql("DROP TABLE act")
    assert SqlDeskActs(drafts_database).of("m1") == []
