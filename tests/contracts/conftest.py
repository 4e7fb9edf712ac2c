"""The databases that a contract runs on: memory, SQLite, and PostgreSQL where it is installed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from interp.ports import Documents, DraftingQueue
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import DraftingDatabase
from interp.store.drafting_queue import SqlDraftingQueue
from interp.store.meetings_database import MeetingsDatabase
from tests.fakes_drafting import MemoryDrafts, MemoryJobs, Shelf
from tests.postgresql_server import emptied, programs
from tests.prepared_demo import empty

KINDS = ("memory", "sqlite", "postgresql") if programs() else ("memory", "sqlite")


def opened(kind: str, folder: Path) -> DraftingDatabase:
    """Return a fresh database of drafting."""
    return DraftingDatabase.in_folder(empty(folder)) if kind == "sqlite" else DraftingDatabase(emptied())


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
