"""Contract of ReactorPositions: one number for each reactor and stream, which never goes back."""

from pathlib import Path

import pytest

from interp.ports import ReactorPositions
from interp.store.reactor_positions import SqlReactorPositions
from tests.contracts.conftest import KINDS, opened
from tests.reacting import MemoryPositions


@pytest.fixture(params=KINDS)
def positions(request: pytest.FixtureRequest, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Yield the positions of one kind after another."""
    if request.param == "memory":
        yield MemoryPositions()
        return
    database = opened(request.param, tmp_path)
    yield SqlReactorPositions(database)
    assert database.damaged_entries() == []
    database.close()


def test_a_reactor_that_never_looked_has_none(positions: ReactorPositions) -> None:
    positions.reached("corrections", "meeting:m1", 3)
    assert positions.position("corrections", "meeting:m2") is None
    assert positions.position("urgency", "meeting:m1") is None


def test_the_highest_number_stays(positions: ReactorPositions) -> None:
    for seq in (0, 3, 2):
        positions.reached("corrections", "meeting:m1", seq)
    assert positions.position("corrections", "meeting:m1") == 3
