"""Rows outside the log get a checksum when they are inserted, and one that was changed is told by its table."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from interp.domain.text.segments import Segment
from interp.ports import DeskAct, Document, Revision
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import FILE, DraftingDatabase
from interp.store.integrity.row_checksums import damaged_rows, row_checksum
from interp.store.tables.drafting_tables import revision

PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")
TEXTS = [
    Revision("s1", "fr", 1, "Bien.", "draft", "mt:en-fr@1.9", score=1),
    Revision("s2", "fr", 1, "Mal.", "draft", "mt:en-fr@1.9"),
]
ACT = DeskAct(5, "m1", "Ana", "reviser", "document.filed", "d1", "fr", "s1", 1, "{}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a document of two sentences, their translations and an act."""
    opened = DraftingDatabase.in_folder(tmp_path)
    SqlDocuments(opened).add(PAPER, [Segment("s1", 0, 0, "Good."), Segment("s2", 1, 1, "Bad.")], [], TEXTS, act=ACT)
    opened.close()
    return tmp_path


def told(folder: Path, *statements: str) -> list[str]:
    """Return what is found after statements that somebody ran, although the triggers are as they were."""
    with sqlite3.connect(folder / FILE) as database:
        guards = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for statement in (*(f"DROP TRIGGER {name}" for name, _ in guards), *statements, *(sql for _, sql in guards)):
            database.execute(statement)
    database.close()
    opened = DraftingDatabase.to_look_at(folder)
    found = opened.faults()
    assert opened.lost_guards() == []
    opened.close()
    return found


def test_what_was_inserted_is_whole(folder: Path) -> None:
    assert told(folder) == []
    with sqlite3.connect(folder / FILE) as database:
        for table in ("segment", "revision", "act"):
            assert database.execute(f"SELECT count(*) FROM {table} WHERE checksum IS NULL").fetchone() == (0,)
    database.close()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE revision SET value = 'Mieux.' WHERE segment = 's1'", "1 damaged rows in table revision"),
        ("UPDATE revision SET standing = 'approved'", "2 damaged rows in table revision"),
        ("UPDATE segment SET text = 'Bad' WHERE id = 's2'", "1 damaged rows in table segment"),
        ("UPDATE act SET actor = 'Bruno'", "1 damaged rows in table act"),
        ("UPDATE act SET checksum = 5", "1 damaged rows in table act"),
    ],
)
def test_a_row_that_was_changed_is_told_by_its_table(folder: Path, statement: str, found: str) -> None:
    assert told(folder, statement) == [found]


def test_rows_of_an_earlier_release_have_none_and_are_let_be(folder: Path) -> None:
    assert told(folder, "UPDATE revision SET checksum = NULL, value = 'other'") == []


def test_the_checksums_of_released_rows_stay_good(folder: Path) -> None:
    opened = DraftingDatabase.to_look_at(folder)
    with opened.reading() as connection:
        row = connection.execute(sa.select(revision).where(revision.c.segment == "s1")).mappings().one()
        assert damaged_rows(connection, (revision,)) == []
    opened.close()
    assert row["checksum"] == row_checksum(revision, row) == -5923707525969571694
