"""A list is carried over on every store: a kill between any two steps heals, also after the stores are opened again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from interp.domain.model import commands as do
from interp.ports import Document, Documents, EventLog
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import DraftingDatabase
from interp.store.event_log import SqlLog
from interp.store.meetings_database import MeetingsDatabase
from tests.contracts.conftest import KINDS
from tests.fakes import MemoryLog
from tests.fakes_drafting import MemoryDrafts
from tests.postgresql_server import database, emptied
from tests.prepared_demo import empty
from tests.service.across_meetings.two_meetings import TwoMeetings

PAPER = Document("d1", "m1", "Statement", "a.txt", "statement", "en", "drafts", created_at=1, created_by="Ana")


@pytest.fixture(params=KINDS)
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[EventLog, Documents]]:
    """Yield a log and documents of one kind after another."""
    if request.param == "memory":
        yield MemoryLog(), MemoryDrafts()
        return
    sqlite = request.param == "sqlite"
    log = MeetingsDatabase.in_folder(empty(tmp_path)) if sqlite else MeetingsDatabase(emptied())
    drafts = DraftingDatabase.in_folder(empty(tmp_path)) if sqlite else DraftingDatabase(database())
    yield SqlLog(log), SqlDocuments(drafts)
    assert log.damaged_entries() == drafts.damaged_entries() == []
    log.close()
    drafts.close()


@pytest.mark.parametrize("steps", range(4))
def test_a_kill_after_any_step_heals_at_the_next_look(stores: tuple[EventLog, Documents], steps: int) -> None:
    here = TwoMeetings(*stores)
    first, second = here.inscribes("A", "B")
    here.documents.add(replace(PAPER, speech=first), [], [])
    here.does("m1", do.AttachStatement(first, "d1", "en"))
    here.carries()
    here.works(steps=steps)
    here.works()
    assert here.waiting("m1") == [] and here.waiting("m2") == [first, second]
    assert here.state("m2").speeches[first].statement == "d1"
    assert [each.id for each in here.documents.documents("m2")] == ["d1"]
    written = [each.event.name for each in here.log.read("meeting:m2", 0)]
    assert written.count("list.received") == 1
