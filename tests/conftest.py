"""Fixtures shared by many tests: a fixed clock, and a database in its own folder."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.fakes import FixedClock
from tests.left_tasks import pytest_runtest_teardown as pytest_runtest_teardown
from tests.once_per_run import RUN, once
from tests.quick import pytest_collection_modifyitems as pytest_collection_modifyitems
from tests.sample_sizes import size
from tests.seconds import pytest_terminal_summary as pytest_terminal_summary

if TYPE_CHECKING:  # most runs of a few tests open no database
    from interp.store.drafting_database import DraftingDatabase
    from interp.store.meetings_database import MeetingsDatabase

# A busy machine is no fault of the code: tests assert behaviour, never seconds. CI draws the same examples each time.
settings.register_profile(
    "interp", settings.get_profile("ci" if "CI" in os.environ else "default"),
    deadline=None, max_examples=size(60, torture=600),
)  # fmt: skip
settings.load_profile("interp")


# So many tests hold many objects; looking through them as often as Python does costs a fifteenth of the time.
gc.set_threshold(50_000, 20, 20)


def pytest_collection_finish() -> None:
    """Leave out of every later collection what all tests need: pytest looks through all that is left at the end."""
    gc.freeze()


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that moves only when told."""
    return FixedClock()


@pytest.fixture(scope="session", autouse=True)
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Say where this run keeps what is made once, to this process and to those it starts."""
    own = tmp_path_factory.getbasetemp()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(RUN, str(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own))
        yield


@pytest.fixture(scope="session")
def fixture_models() -> Path:
    """Return a folder of models with the ten fixture packages; look, but change nothing in it."""
    from interp.drafting.machine.fixture_packages import install_fixtures

    return once("packages", lambda folder: install_fixtures(folder / "models")) / "models"


@pytest.fixture
def database(tmp_path: Path) -> "Iterator[MeetingsDatabase]":
    """Yield a fresh SQLite database."""
    from interp.store.meetings_database import MeetingsDatabase
    from tests.prepared_demo import empty

    opened = MeetingsDatabase.in_folder(empty(tmp_path / "data"))
    yield opened
    opened.close()


@pytest.fixture
def drafts_database(tmp_path: Path) -> "Iterator[DraftingDatabase]":
    """Yield a fresh SQLite database of drafting."""
    from interp.store.drafting_database import DraftingDatabase
    from tests.prepared_demo import empty

    opened = DraftingDatabase.in_folder(empty(tmp_path / "data"))
    yield opened
    opened.close()
