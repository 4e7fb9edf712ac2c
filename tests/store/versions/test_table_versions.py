"""The version of tables names the oldest release that may still read them; one before that is refused."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from interp.config import Settings
from interp.domain.model.events import RoomBlanked
from interp.errors import Refused, Unavailable
from interp.ports import Author
from interp.store import open_stores
from interp.store.drafting_database import DraftingDatabase
from interp.store.event_log import SqlLog
from interp.store.meetings_database import HEAD, MeetingsDatabase
from interp.store.versions import table_versions
from interp.store.versions.table_versions import TableVersion
from tests.first_release_folder import before_the_guard
from tests.prepared_demo import empty

LATER = "9999"


class Later(RoomBlanked):
    """An event that only a later release reads."""

    since = LATER


def made_later(folder: Path, oldest: str) -> None:
    """Have a later release have migrated a folder."""
    for kind in (MeetingsDatabase, DraftingDatabase):
        opened = kind.in_folder(folder)
        with opened.connection() as connection:
            connection.exec_driver_sql(f"UPDATE {kind.tables.counter} SET version_num = '{LATER}', oldest = '{oldest}'")
        opened.close()


def test_new_tables_are_for_their_release_alone(tmp_path: Path) -> None:
    made = MeetingsDatabase.in_folder(tmp_path)
    assert made.stated() == TableVersion(HEAD, HEAD) and made.takes(HEAD) and not made.takes(LATER)
    assert not made.finish_upgrade()
    made.close()


def test_tables_of_a_release_that_named_none_are_its_own(tmp_path: Path) -> None:
    seen = MeetingsDatabase.to_look_at(before_the_guard(tmp_path / "data"))
    assert seen.stated() == TableVersion("0001", "0001") and not seen.at_head()
    seen.close()


@pytest.mark.parametrize(("oldest", "served"), [(DraftingDatabase.tables.head, True), ("0001", True), (LATER, False)])
def test_tables_of_a_later_release_are_served_where_they_say_so(tmp_path: Path, oldest: str, served: bool) -> None:
    folder = empty(tmp_path / "data")
    made_later(folder, oldest)
    settings = Settings(data=folder)
    if not served:
        for refused in (open_stores.open_stores, open_stores.look_at_newest, open_stores.check_not_later):
            with pytest.raises(Unavailable, match="later_release"):
                refused(settings)
        return
    for opens in (open_stores.look_at_newest, open_stores.open_stores):
        stores = opens(settings)
        assert stores.meetings.at_head() and not stores.meetings.damaged_entries() and not stores.drafting.faults()
        stores.close()
    with pytest.raises(Unavailable, match="later_release"):
        open_stores.finish_upgrade(settings)


def test_what_the_release_before_cannot_read_is_written_once_the_upgrade_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = empty(tmp_path / "data")
    made_later(folder, HEAD)
    monkeypatch.setattr(MeetingsDatabase, "tables", replace(MeetingsDatabase.tables, head=LATER))
    monkeypatch.setattr(DraftingDatabase, "tables", replace(DraftingDatabase.tables, head=LATER))
    settings = Settings(data=folder)
    stores = open_stores.open_stores(settings)
    log = SqlLog(stores.meetings)
    with pytest.raises(Refused, match="upgrade_open"):
        log.append("s", 0, Author("", "", 1, "c1"), [RoomBlanked(), Later()])
    assert log.heads() == {}
    assert open_stores.finish_upgrade(settings) and not open_stores.finish_upgrade(settings)
    assert log.append("s", 0, Author("", "", 1, "c1"), [RoomBlanked(), Later()]) == 2
    stores.close()


@pytest.mark.parametrize(("says", "oldest"), [(f'oldest = "{HEAD}"', HEAD), ("", LATER)])
def test_a_migration_says_which_release_before_it_reads_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, oldest: str
) -> None:
    folder = empty(tmp_path / "data")
    migrations = tmp_path / "migrations"
    shutil.copytree(Path(table_versions.__file__).parent.parent / "migrations", migrations)
    (migrations / f"versions/v{LATER}_later.py").write_text(
        f'revision, down_revision = "{LATER}", "{HEAD}"\n{says}\n\n\ndef upgrade():\n    pass\n'
    )
    changed = replace(MeetingsDatabase.tables, head=LATER, migrations=str(migrations))
    monkeypatch.setattr(MeetingsDatabase, "tables", changed)
    opened = MeetingsDatabase.in_folder(folder)
    assert opened.stated() == TableVersion(LATER, oldest)
    opened.close()
