"""The log is append-only: the database itself refuses anything else."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from interp.domain.model.events import RoomBlanked
from interp.errors import Unavailable
from interp.ports import Author, Refusal
from interp.store.event_log import SqlLog
from interp.store.meetings_database import HEAD, MeetingsDatabase
from interp.store.refusals import SqlRefusals
from tests.first_release_folder import before_the_guard

PEN = Author("Staff", "desk-1", 1_000, "c1")


@pytest.mark.parametrize("statement", ["UPDATE event SET actor = 'nobody'", "DELETE FROM event"])
def test_what_is_recorded_can_be_neither_changed_nor_deleted(database: MeetingsDatabase, statement: str) -> None:
    SqlLog(database).append("meeting:m", 0, PEN, [RoomBlanked()])
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), database.connection() as connection:
        connection.exec_driver_sql(statement)
    assert [row.actor for row in SqlLog(database).read("meeting:m", 0)] == ["Staff"]


@pytest.mark.parametrize("statement", ["UPDATE refusal SET actor = 'nobody'", "DELETE FROM refusal"])
def test_what_was_refused_can_be_neither_changed_nor_deleted(database: MeetingsDatabase, statement: str) -> None:
    SqlRefusals(database).keep([Refusal(1, "m", "Staff", "staff", "d", "c1", "room.blank", "{}", "refused", "x")])
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), database.connection() as connection:
        connection.exec_driver_sql(statement)
    assert [row.actor for row in SqlRefusals(database).of()] == ["Staff"]


def test_a_folder_that_kept_no_refusals_has_none(tmp_path: Path) -> None:
    seen = MeetingsDatabase.to_look_at(before_the_guard(tmp_path / "data"))
    assert SqlRefusals(seen).of() == []
    seen.close()


def test_the_tables_of_the_first_release_get_the_guard(tmp_path: Path) -> None:
    opened = MeetingsDatabase.in_folder(before_the_guard(tmp_path / "data"))
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), opened.connection() as connection:
        connection.exec_driver_sql("DELETE FROM event WHERE seq = 1")
    assert opened.version() == HEAD
    opened.close()


def test_looking_changes_nothing_and_can_change_nothing(tmp_path: Path) -> None:
    folder = before_the_guard(tmp_path / "data")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    seen = MeetingsDatabase.to_look_at(folder)
    assert (seen.version(), seen.at_head()) == ("0001", False)
    assert SqlLog(seen).streams()
    with pytest.raises(Unavailable), seen.connection() as connection:
        connection.exec_driver_sql("DELETE FROM link")
    seen.close()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_tables_of_a_later_release_are_refused_and_left_alone(tmp_path: Path) -> None:
    opened = MeetingsDatabase.in_folder(tmp_path)
    with opened.connection() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    opened.close()
    with pytest.raises(Unavailable, match="later_release"):
        MeetingsDatabase.in_folder(tmp_path)
