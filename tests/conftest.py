"""Fixtures shared by many tests: a fixed clock, and a database in its own folder."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from interp.store.drafting_database import DraftingDatabase
from interp.store.meetings_database import MeetingsDatabase
from tests.fakes import FixedClock
from tests.quick import pytest_collection_modifyitems as pytest_collection_modifyitems
from tests.seconds import pytest_terminal_summary as pytest_terminal_summary

# A busy machine is no fault of the code: tests assert behaviour, never seconds.
settings.register_profile("interp", deadline=None)
if "CI" not in os.environ:
    settings.load_profile("interp")


# So many tests hold many objects; looking through them as often as Python does costs a fifteenth of the time.
gc.set_threshold(50_000, 20, 20)


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that moves only when told."""
    return FixedClock()


@pytest.fixture(scope="session")
def fixture_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of models with the ten fixture packages; look, but change nothing in it."""
    from interp.drafting.machine.fixture_packages import install_fixtures

    folder = Path(tmp_path_factory.mktemp("packages")) / "models"
    install_fixtures(folder)
    return folder


@pytest.fixture
def database(tmp_path: Path) -> Iterator[MeetingsDatabase]:
    """Yield a fresh SQLite database."""
    opened = MeetingsDatabase.in_folder(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def drafts_database(tmp_path: Path) -> Iterator[DraftingDatabase]:
    """Yield a fresh SQLite database of drafting."""
    opened = DraftingDatabase.in_folder(tmp_path / "data")
    yield opened
    opened.close()
