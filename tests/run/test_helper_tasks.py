"""Long tasks tell how many of their pieces are done: sentences of a document, units, changes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interp.config import Settings
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.live.wake_up import ProcessWakeUp
from interp.ports import Document
from interp.run.helper_tasks import FILE_DOCUMENT, HelperTasks, InlineWork
from interp.service.document_filing import Filing, FilingOrder
from interp.service.meetings import Meetings
from interp.service.review_desk.returned_text import Confirmed
from interp.store.open_stores import open_stores
from interp.web.routes.document_out import BILINGUAL, SHEET, TRANSLATED
from interp.web.routes.exchange_files import DOCUMENT_TMX, DOCUMENT_XLIFF, TAKE_RETURNED
from interp.web.routes.materials import DESK_TEXT
from tests.builders import plan

SENTENCES = 250
TEXT = "\n\n".join(f"The Council met on day {number} to hear a report." for number in range(SENTENCES))
ANA = Actor("staff", "Ana")
ORDER = FilingOrder(Document("d1", "m1", "", "", "note", "", "drafts", created_at=7, created_by="Ana"), ANA, 7, 30)


@pytest.fixture
def work(tmp_path: Path) -> Iterator[InlineWork]:
    """Yield helper work over a fresh data folder."""
    stores = open_stores(Settings(data=tmp_path))
    Meetings(stores.log, ProcessWakeUp(), stores.clock).handle(SYSTEM, "m1", "plan", plan())
    yield InlineWork(HelperTasks(stores, tmp_path))
    stores.close()


def test_each_long_task_tells_how_many_of_its_pieces_are_done(work: InlineWork) -> None:
    def told(task: Any, *args: object) -> list[tuple[int, int]]:
        heard: list[tuple[int, int]] = []
        made.append(work.run(task, *args, progress=lambda done, total: heard.append((done, total))))
        return heard

    made: list[Any] = []
    assert told(FILE_DOCUMENT, Filing(TEXT.encode(), "note.txt", language="en"), ORDER) == [(0, 3), (1, 3), (2, 3)]
    document = made[0].document
    whole = [(done, SENTENCES) for done in range(SENTENCES)]
    assert told(DESK_TEXT, 1, document, "fr", None) == whole
    assert told(DOCUMENT_XLIFF, document, "fr", False) == whole
    assert told(BILINGUAL, document, "fr", 1) == whole
    assert told(TRANSLATED, document, "fr") == whole
    assert told(SHEET, document, "fr", "", "en") == whole
    assert told(DOCUMENT_TMX, document, ("ar", "fr")) == [(0, 2), (1, 2)]
    assert told(TAKE_RETURNED, ANA, document, "fr", [Confirmed("none", "x", 0)] * 3) == [(0, 3), (1, 3), (2, 3)]
