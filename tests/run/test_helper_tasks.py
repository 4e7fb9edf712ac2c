"""Long tasks tell how many of their pieces are done: sentences of a document, units, changes."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.errors import Refused
from interp.live.wake_up import ProcessWakeUp
from interp.ports import Document, HelperTask
from interp.run.helper_tasks import HelperTasks, InlineWork
from interp.service.document_filing import Filing, FilingOrder, file_document
from interp.service.meetings import Meetings
from interp.service.review_desk import desk_tasks
from interp.service.review_desk.returned_text import Confirmed
from interp.store.open_stores import open_stores
from tests.builders import plan
from tests.prepared_demo import empty

SENTENCES = 250
TEXT = "\n\n".join(f"The Council met on day {number} to hear a report." for number in range(SENTENCES))
ANA = Actor("staff", "Ana")
ORDER = FilingOrder(Document("d1", "m1", "", "", "note", "", "drafts", created_at=7, created_by="Ana"), ANA, 7, 30)


@pytest.fixture
def work(tmp_path: Path) -> Iterator[InlineWork]:
    """Yield helper work over a fresh data folder."""
    stores = open_stores(Settings(data=empty(tmp_path)))
    Meetings(stores.log, ProcessWakeUp(), stores.clock).handle(SYSTEM, "m1", "plan", plan())
    yield InlineWork(HelperTasks(stores, tmp_path))
    stores.close()


def test_each_long_task_tells_how_many_of_its_pieces_are_done(work: InlineWork) -> None:
    def told(task: Any, *args: object) -> list[tuple[int, int]]:
        heard: list[tuple[int, int]] = []
        made.append(work.run(task.heard_by(lambda done, total: heard.append((done, total))), *args))
        return heard

    made: list[Any] = []
    assert told(file_document, Filing(TEXT.encode(), "note.txt", language="en"), ORDER) == [(0, 3), (1, 3), (2, 3)]
    document = made[0].document
    whole = [(done, SENTENCES) for done in range(SENTENCES)]
    assert told(desk_tasks.desk_text, 1, document, "fr", None) == whole
    assert told(desk_tasks.document_xliff, document, "fr", False) == whole
    assert told(desk_tasks.bilingual_document, document, "fr", 1) == whole
    assert told(desk_tasks.translated_document, document, "fr") == whole
    assert told(desk_tasks.print_sheet, document, "fr", "", "en") == whole
    assert told(desk_tasks.document_tmx, document, ("ar", "fr")) == [(0, 2), (1, 2)]
    taken = told(desk_tasks.take_returned, ANA, document, "fr", [Confirmed("none", "x", 0)] * 3)
    assert taken == [(0, 3), (1, 3), (2, 3)]


def test_nothing_is_stored_of_a_meeting_that_another_process_archived_meanwhile(tmp_path: Path) -> None:
    stores, bell = open_stores(Settings(data=empty(tmp_path))), ProcessWakeUp()
    serving = Meetings(stores.log, bell, stores.clock)
    serving.handle(SYSTEM, "m1", "plan", plan())
    work = InlineWork(HelperTasks(stores, tmp_path))
    assert work.run(file_document, Filing(b"The Council met.", "a.txt", language="en"), ORDER).document.id == "d1"
    for number, each in enumerate((do.OpenMeeting(), do.CloseMeeting(), do.ArchiveMeeting())):
        serving.handle(ANA, "m1", f"c{number}", each)
    late = replace(ORDER, document=replace(ORDER.document, id="d2"))
    with pytest.raises(Refused, match="archived"):
        work.run(file_document, Filing(b"The Council met.", "b.txt", language="en"), late)
    assert stores.documents.document("d2") is None
    stores.close()


def test_every_task_that_is_declared_is_done_and_nothing_else(work: InlineWork) -> None:
    declared = {
        task.name
        for name, module in sys.modules.items() if name.startswith("interp.")
        for task in vars(module).values() if isinstance(task, HelperTask)
    }  # fmt: skip
    assert len(declared) == 32 and declared == set(work._tasks._known)


def test_arguments_that_are_named_go_in_the_order_of_the_function() -> None:
    assert desk_tasks.document_tmx.of(languages=("fr",), document=ORDER.document).args == (ORDER.document, ("fr",))
    assert desk_tasks.terms_out.of("csv").args == ("csv",)
