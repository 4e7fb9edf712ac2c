"""The databases that a contract runs on: memory, SQLite, and PostgreSQL if a test server is named."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from interp.ports import Documents, DraftingQueue
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import DraftingDatabase
from interp.store.drafting_queue import SqlDraftingQueue
from interp.store.meetings_database import MeetingsDatabase
from tests.fakes_drafting import MemoryDrafts, MemoryJobs, Shelf
from tests.prepared_demo import empty

# an SQLAlchemy address such as postgresql+psycopg://user@host/name; every table in it is dropped
POSTGRESQL = os.environ.get("INTERP_TEST_POSTGRESQL", "")
KINDS = ("memory", "sqlite", "postgresql") if POSTGRESQL else ("memory", "sqlite")


def opened(kind: str, folder: Path) -> DraftingDatabase:
    """Return a fresh database of drafting."""
    return DraftingDatabase.in_folder(empty(folder)) if kind == "sqlite" else DraftingDatabase(emptied())


def emptied() -> str:
    """Drop every table of the PostgreSQL test database; return its address."""
    engine = sa.create_engine(POSTGRESQL)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()
    return POSTGRESQL


@pytest.fixture(params=KINDS)
def meetings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[MeetingsDatabase | None]:
    """Yield a fresh meetings database of one kind after another; None stands for memory."""
    if request.param == "memory":
        yield None
        return
    sqlite = request.param == "sqlite"
    database = MeetingsDatabase.in_folder(empty(tmp_path)) if sqlite else MeetingsDatabase(emptied())
    yield database
    assert database.damaged_entries() == []  # every store writes the checksums of its rows
    database.close()


@dataclass
class Section:
    """A translation section's stores: documents, and as many workers as are asked for."""

    drafts: Documents
    database: DraftingDatabase | None = None
    shelf: Shelf | None = None

    def worker(self, owner: str = "") -> DraftingQueue:
        """Return the queue as one more worker sees it."""
        if self.database:
            return SqlDraftingQueue(self.database, owner or None)
        assert self.shelf is not None
        return MemoryJobs(self.shelf, owner)


@pytest.fixture(params=KINDS)
def section(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Section]:
    """Yield the stores of one kind after another."""
    if request.param == "memory":
        shelf = Shelf()
        yield Section(MemoryDrafts(shelf), shelf=shelf)
        return
    database = opened(request.param, tmp_path)
    yield Section(SqlDocuments(database), database)
    assert database.damaged_entries() == []
    database.close()
