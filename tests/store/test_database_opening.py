"""A database is opened durable and careful, looked at without a change, and refused when it cannot be read."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from interp.errors import Unavailable
from interp.store.event_log import SqlLog
from interp.store.meetings_database import FILE, MeetingsDatabase
from interp.store.tables import meetings_tables
from tests.first_release_folder import before_the_guard


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 2000), ("trusted_schema", 0)],
)
def test_every_connection_is_durable_and_careful(database: MeetingsDatabase, pragma: str, value: object) -> None:
    for kind in (database.connection, database.reading):
        with kind() as connection:
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database at all" * 100)
    with pytest.raises(Unavailable) as told:
        MeetingsDatabase.in_folder(tmp_path)
    told_of = {"file": str(tmp_path / FILE), "detail": "the file is no SQLite database"}
    assert told.value.args_ == {"reason": "damaged_database", **told_of}


def test_a_duplicate_row_is_an_integrity_error_for_the_caller_to_read(database: MeetingsDatabase) -> None:
    with pytest.raises(sa.exc.IntegrityError), database.connection() as connection:
        connection.execute(meetings_tables.about.insert().values(name="epoch", value="again"))


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
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999', oldest = '9999'")
    opened.close()
    with pytest.raises(Unavailable, match="later_release"):
        MeetingsDatabase.in_folder(tmp_path)


def test_tables_of_a_version_that_no_release_had_are_told_as_damage(tmp_path: Path) -> None:
    opened = MeetingsDatabase.in_folder(tmp_path)
    with opened.connection() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    opened.close()
    with pytest.raises(Unavailable, match="damaged_database"):
        MeetingsDatabase.in_folder(tmp_path)


def test_who_reads_waits_for_nobody_who_writes(database: MeetingsDatabase) -> None:
    with database.connection() as writing, database.reading() as reading:
        writing.execute(meetings_tables.about.insert().values(name="half", value="way"))
        held = reading.scalars(sa.select(meetings_tables.about.c.name)).all()
    assert held == ["epoch"]


def test_what_fails_half_way_leaves_nothing(database: MeetingsDatabase) -> None:
    with pytest.raises(RuntimeError), database.connection() as connection:
        connection.execute(meetings_tables.about.insert().values(name="half", value="way"))
        raise RuntimeError
    with database.reading() as connection:
        assert connection.scalars(sa.select(meetings_tables.about.c.name)).all() == ["epoch"]


def test_a_folder_is_made_when_it_is_opened_and_not_when_it_is_looked_at(tmp_path: Path) -> None:
    seen = MeetingsDatabase.to_look_at(tmp_path / "новая папка?")
    with pytest.raises(Unavailable, match="store"):
        seen.version()
    assert list(tmp_path.iterdir()) == []
    MeetingsDatabase.in_folder(tmp_path / "новая папка?").close()
    assert (tmp_path / "новая папка?" / FILE).exists()


def test_one_thread_at_a_time_asks_whether_something_was_committed(database: MeetingsDatabase) -> None:
    class Observer:
        """Answers with whether others are kept out: two threads would share one statement of the driver."""

        def execute(self, _: str) -> "Observer":
            return self

        def fetchone(self) -> tuple[bool]:
            return (database._observing.locked(),)

        def close(self) -> None:
            """Nothing is open."""

    database._observer = Observer()  # type: ignore[assignment]
    assert database.changes() == 1


def test_commits_leave_the_file_alone_until_its_log_is_copied(tmp_path: Path) -> None:
    database = MeetingsDatabase.in_folder(tmp_path)
    with database.connection() as connection:
        connection.exec_driver_sql("CREATE TABLE much (bytes)")
    file = tmp_path / database.tables.file
    before = file.read_bytes()
    for _ in range(12):
        with database.connection() as connection:
            connection.exec_driver_sql("INSERT INTO much VALUES (zeroblob(409600))")  # a hundred pages
    assert file.read_bytes() == before  # SQLite by itself copies after a thousand
    database.checkpoint()
    assert len(file.read_bytes()) > len(before) + 12 * 409_600
    with database.connection() as connection:  # who writes is not hindered
        connection.exec_driver_sql("INSERT INTO much VALUES (1)")
    database.close()


def test_what_has_no_log_has_nothing_to_copy() -> None:
    MeetingsDatabase("sqlite://").checkpoint()
