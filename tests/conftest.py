"""What many tests start from: a clock that stands, and a database in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from interp.store.database import Database
from interp.store.drafts_database import DraftsDatabase
from tests.fakes import FixedClock


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that moves only when told."""
    return FixedClock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Yield a fresh SQLite database."""
    opened = Database.in_folder(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def drafts_database(tmp_path: Path) -> Iterator[DraftsDatabase]:
    """Yield a fresh SQLite database of drafting."""
    opened = DraftsDatabase.in_folder(tmp_path / "data")
    yield opened
    opened.close()
