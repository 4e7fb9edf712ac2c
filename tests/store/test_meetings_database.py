"""The database: durable, migrated to the newest tables, and sure which log it holds."""

from pathlib import Path

from alembic.script import ScriptDirectory

from interp.store import meetings_database as module
from interp.store.meetings_database import FILE, HEAD, MeetingsDatabase
from tests.store.integrity.test_row_checksums import spoil, told

MIGRATIONS = Path(module.__file__).parent / "migrations"


def test_the_tables_are_at_head(database: MeetingsDatabase) -> None:
    assert database.at_head()
    with database.connection() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    assert not database.at_head()


def test_head_is_the_newest_migration() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD


def test_the_epoch_stays_until_it_is_renewed(tmp_path: Path) -> None:
    epochs = []
    for renew in (False, True, False):
        opened = MeetingsDatabase.in_folder(tmp_path)
        epochs += [opened.epoch, *([opened.renew_epoch()] if renew else [])]
        opened.close()
    first, second, renewed, last = epochs
    assert first == second != renewed == last


def test_a_damaged_epoch_is_made_anew(tmp_path: Path) -> None:
    opened = MeetingsDatabase.in_folder(tmp_path)
    spoil(tmp_path, "UPDATE about SET value = 'other' WHERE name = 'epoch'", FILE)
    again = MeetingsDatabase.in_folder(tmp_path)
    assert again.epoch not in (opened.epoch, "other") and list(again.damaged) == ["about/epoch"] and told(again) == []
    opened.close()
    again.close()


def test_a_database_that_can_be_written_says_so(database: MeetingsDatabase) -> None:
    database.writable()
    assert database.epoch == database.settled("epoch", "another")
