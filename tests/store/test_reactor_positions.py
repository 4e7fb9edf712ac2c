"""Positions on SQL: they outlive the process; see tests/contracts/test_reactor_positions.py for the rest."""

from pathlib import Path

from interp.store.drafting_database import DraftingDatabase
from interp.store.reactor_positions import SqlReactorPositions
from tests.prepared_demo import empty


def test_a_position_is_there_when_the_database_is_opened_again(tmp_path: Path) -> None:
    for expected in (None, 7):
        database = DraftingDatabase.in_folder(empty(tmp_path))
        positions = SqlReactorPositions(database)
        assert positions.position("corrections", "meeting:m1") == expected
        positions.reached("corrections", "meeting:m1", 7)
        database.close()
