"""The database: durable, migrated to the newest tables, and sure which log it holds."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from interp.errors import Unavailable
from interp.store import meetings_database as module
from interp.store import meetings_tables
from interp.store.meetings_database import FILE, HEAD, MeetingsDatabase

MIGRATIONS = Path(module.__file__).parent / "migrations"


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 2000), ("trusted_schema", 0)],
)
def test_every_connection_is_durable_and_careful(database: MeetingsDatabase, pragma: str, value: object) -> None:
    for kind in (database.connection, database.reading):
        with kind() as connection:
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_the_tables_are_at_head(database: MeetingsDatabase) -> None:
    assert database.at_head()
    with database.connection() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    assert not database.at_head()


def test_head_is_the_newest_migration() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD


def test_migrations_make_exactly_the_tables_of_the_schema(database: MeetingsDatabase) -> None:
    with database.connection() as connection:
        assert compare_metadata(MigrationContext.configure(connection), meetings_tables.metadata) == []


def test_one_number_and_one_command_are_kept_once_by_the_database_itself(database: MeetingsDatabase) -> None:
    found = sa.inspect(database.engine)
    assert found.get_pk_constraint("event")["constrained_columns"] == ["stream", "seq"]
    unique = [each["column_names"] for each in found.get_unique_constraints("event")]
    assert unique == [["stream", "command_id", "part"]]


def test_the_epoch_stays_until_it_is_renewed(tmp_path: Path) -> None:
    epochs = []
    for renew in (False, True, False):
        opened = MeetingsDatabase.in_folder(tmp_path)
        epochs += [opened.epoch, *([opened.renew_epoch()] if renew else [])]
        opened.close()
    first, second, renewed, last = epochs
    assert first == second != renewed == last


def test_a_database_that_can_be_written_says_so(database: MeetingsDatabase) -> None:
    database.writable()
    assert database.epoch == database._epoch()


def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database at all" * 100)
    with pytest.raises(Unavailable) as told:
        MeetingsDatabase.in_folder(tmp_path)
    assert told.value.args_ == {"reason": "store", "detail": "DatabaseError"}


def test_a_duplicate_row_is_an_integrity_error_for_the_caller_to_read(database: MeetingsDatabase) -> None:
    with pytest.raises(sa.exc.IntegrityError), database.connection() as connection:
        connection.execute(meetings_tables.about.insert().values(name="epoch", value="again"))
