"""The log in SQL: it outlives the process, is one for all who open it, and is never changed."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from interp.domain.model.events import RoomBlanked
from interp.errors import Unavailable
from interp.ports import Author, Conflict
from interp.store.event_log import SqlLog
from interp.store.meetings_database import FILE, HEAD, MeetingsDatabase
from tests.first_release_folder import before_the_guard


def pen(command: str = "c1", at: int = 5) -> Author:
    return Author("Staff", "desk", at, command)


def test_the_log_outlives_the_process(tmp_path: Path) -> None:
    for expected in (0, 1):
        opened = MeetingsDatabase.in_folder(tmp_path)
        SqlLog(opened).append("s", expected, pen(f"c{expected}"), [RoomBlanked()])
        opened.close()
    opened = MeetingsDatabase.in_folder(tmp_path)
    assert len(SqlLog(opened).read("s", 0)) == 2
    opened.close()


def test_two_open_databases_are_one_log(tmp_path: Path) -> None:
    one, two = MeetingsDatabase.in_folder(tmp_path), MeetingsDatabase.in_folder(tmp_path)
    SqlLog(one).append("s", 0, pen(), [RoomBlanked()])
    with pytest.raises(Conflict):
        SqlLog(two).append("s", 0, pen("c2"), [RoomBlanked()])
    assert len(SqlLog(two).read("s", 0)) == 1
    one.close()
    two.close()


def test_a_log_that_cannot_be_written_is_unavailable(database: MeetingsDatabase, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "data" / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(Unavailable, match="store"):
            SqlLog(database).append("s", 0, pen(), [RoomBlanked()])
        assert SqlLog(database).read("s", 0) == []
    finally:
        other.execute("ROLLBACK")
        other.close()


def test_a_log_without_its_table_is_unavailable(database: MeetingsDatabase) -> None:
    with database.connection() as connection:
        connection.exec_driver_sql("DROP TABLE event")
    with pytest.raises(Unavailable, match="store"):
        SqlLog(database).read("s", 0)


@pytest.mark.parametrize("statement", ["UPDATE event SET actor = 'nobody'", "DELETE FROM event"])
def test_what_is_recorded_can_be_neither_changed_nor_deleted(database: MeetingsDatabase, statement: str) -> None:
    SqlLog(database).append("meeting:m", 0, pen(), [RoomBlanked()])
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), database.connection() as connection:
        connection.exec_driver_sql(statement)
    assert [row.actor for row in SqlLog(database).read("meeting:m", 0)] == ["Staff"]


def test_the_tables_of_the_first_release_get_the_guard(tmp_path: Path) -> None:
    opened = MeetingsDatabase.in_folder(before_the_guard(tmp_path / "data"))
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), opened.connection() as connection:
        connection.exec_driver_sql("DELETE FROM event WHERE seq = 1")
    assert opened.version() == HEAD
    opened.close()
