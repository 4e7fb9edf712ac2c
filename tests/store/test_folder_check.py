"""`check` of a data folder or database: what it says of the drafts, and of damage; the audit of a database."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from interp.config import Settings
from interp.domain.model.events import MeetingOpened
from interp.errors import DamagedEntry
from interp.ports import Author
from interp.store import folder_check
from interp.store.audit import of_access, of_desk, of_folder
from interp.store.drafting_database import FILE
from interp.store.open_stores import open_stores
from tests.postgresql_server import emptied
from tests.store.integrity.test_row_checksums import spoil
from tests.store.test_backup_restore import folder as folder
from tests.store.test_backup_restore import wrong


def test_check_tells_what_it_saw_of_the_drafts(folder: Path) -> None:
    said = {name: detail for name, good, detail in folder_check.check(folder) if good}
    assert said["drafts"] == "ok"
    assert said["tables of drafts"] == "at the newest version"
    assert said["drafts append-only"] == "the database refuses to change or delete what was written"


def test_check_names_each_damaged_row_by_the_refusal_it_is_met_with(folder: Path) -> None:
    spoil(folder, "UPDATE document SET title = 'Other'")
    found = [(name, str(detail), detail.args_["entry"]) for name, good, detail in folder_check.check(folder)
             if not good and isinstance(detail, DamagedEntry)]  # fmt: skip
    (key,) = [entry for _, _, entry in found]
    assert found == [("entries of drafts", "damaged_entry", key)] and str(key).startswith("document/")


@pytest.mark.parametrize("guard", ["revision_no_update", "act_no_delete"])
def test_check_tells_a_lost_guard_and_a_broken_file(folder: Path, guard: str) -> None:
    opened = sqlite3.connect(folder / FILE)
    opened.execute(f"DROP TRIGGER {guard}")
    opened.close()
    assert wrong(folder) == ["drafts append-only"]
    table, _, what = guard.partition("_no_")
    opened = sqlite3.connect(folder / FILE)
    opened.execute(f"CREATE TRIGGER {guard} BEFORE {what} ON {table} BEGIN SELECT 1; END")  # it refuses nothing
    opened.close()
    assert wrong(folder) == ["drafts append-only"]
    (folder / FILE).write_bytes(b"not a database at all" * 100)
    assert wrong(folder) == ["drafts"]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[str]:
    """Yield the address of a PostgreSQL database with one event, and its key."""
    address = emptied().address
    stores = open_stores(Settings(data=tmp_path, database=address))
    stores.log.append("meeting:m1", 0, Author("Amina", "desk", 5, "c1"), [MeetingOpened()])
    stores.key.held()
    stores.close()
    yield address


def test_a_postgresql_database_is_checked_as_a_folder_is(database: str, tmp_path: Path) -> None:
    found = {name: (good, detail) for name, good, detail in folder_check.check(tmp_path, database)}
    assert found["durability"] == (False, "fsync off, synchronous_commit off")  # of a server for tests
    assert [name for name, (good, _) in found.items() if not good] == ["durability"]
    assert {"database", "tables", "append-only", "entries", "drafts", "key", "meeting:m1"} <= set(found)


def test_a_guard_that_is_off_and_a_row_that_was_changed_are_told(database: str, tmp_path: Path) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("ALTER TABLE event DISABLE TRIGGER USER")
        connection.execute("UPDATE event SET actor = 'Somebody'")
        try:
            found = {name: str(detail) for name, good, detail in folder_check.check(tmp_path, database) if not good}
        finally:
            connection.execute("ALTER TABLE event ENABLE TRIGGER USER")
    assert found["append-only"] == "event missing or changed" and "meeting:m1" in found


def test_the_audit_of_a_postgresql_database_is_read(database: str, tmp_path: Path) -> None:
    done, refused = of_folder(tmp_path, "m1", database=database)
    assert [row.actor for row in done] == ["Amina"] and refused == []
    assert of_desk(tmp_path, "m1", database=database) == []
    assert of_access(tmp_path, "m1", database=database) == []
