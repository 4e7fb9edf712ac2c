"""`check` of a data folder: what it says of the drafts, and of damage."""

import sqlite3
from pathlib import Path

import pytest

from interp.errors import DamagedEntry
from interp.store import folder_check
from interp.store.drafting_database import FILE
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
