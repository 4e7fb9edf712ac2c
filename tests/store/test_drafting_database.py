"""The database of drafting: its tables, what it refuses, and that it leaves the meetings' log alone."""

import sqlite3
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from interp.domain.model.events import RoomBlanked
from interp.domain.text.segments import Segment
from interp.errors import Unavailable
from interp.ports import Author, Document
from interp.store import drafting_database as module
from interp.store import sqlite_connections
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import FILE, HEAD, DraftingDatabase
from interp.store.event_log import SqlLog
from interp.store.meetings_database import MeetingsDatabase

MIGRATIONS = Path(module.__file__).parent / "drafts_migrations"
PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("foreign_keys", 1), ("busy_timeout", 2000), ("trusted_schema", 0)]
)
def test_every_connection_is_careful(drafts_database: DraftingDatabase, pragma: str, value: object) -> None:
    with drafts_database.connection() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_only_what_a_person_wrote_waits_for_the_disk(drafts_database: DraftingDatabase) -> None:
    for durable, synchronous in ((False, 1), (True, 2), (False, 1)):
        with drafts_database.connection(durable=durable) as connection:
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == synchronous


def test_head_is_the_newest_migration(drafts_database: DraftingDatabase) -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD
    assert drafts_database.at_head()


def test_both_sets_of_tables_may_stand_in_one_database(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'one.sqlite'}"
    for _ in range(2):
        meetings, drafts = MeetingsDatabase(url), DraftingDatabase(url)
        assert (meetings.at_head(), drafts.at_head()) == (True, True)
        meetings.close()
        drafts.close()


def test_a_long_write_of_drafts_does_not_hold_up_the_log(tmp_path: Path) -> None:
    drafts, meetings = DraftingDatabase.in_folder(tmp_path), MeetingsDatabase.in_folder(tmp_path)
    with drafts.connection():
        assert SqlLog(meetings).append("meeting:m", 0, Author("Staff", "desk", 1, "c1"), [RoomBlanked()]) == 1
    drafts.close()
    meetings.close()


def test_drafts_that_cannot_be_written_are_unavailable(
    drafts_database: DraftingDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_connections, "LONGEST_WAIT_S", 0.1)
    other = sqlite3.connect(tmp_path / "data" / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(Unavailable, match="store"):
            SqlDocuments(drafts_database).add(PAPER, [], [])
        assert SqlDocuments(drafts_database).documents() == []
    finally:
        other.close()


def test_drafts_outlive_the_process(tmp_path: Path) -> None:
    for _ in range(2):
        opened = DraftingDatabase.in_folder(tmp_path)
        SqlDocuments(opened).add(PAPER, [Segment("s1", 0, 0, "Good.")], [])
        opened.close()
    opened = DraftingDatabase.in_folder(tmp_path)
    found = SqlDocuments(opened).document("d1")
    assert found and found.version == 2
    opened.close()
