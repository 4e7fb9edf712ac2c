"""The queue in SQL: whoever works has a name of its own, and looking at an empty queue takes no write lock."""

import pytest

from interp.ports import Document, Job
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import DraftingDatabase
from interp.store.drafting_queue import LONGEST_ERROR, SqlDraftingQueue

PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")


@pytest.fixture
def queue(drafts_database: DraftingDatabase) -> SqlDraftingQueue:
    SqlDocuments(drafts_database).add(PAPER, [], [Job("j1", "d1", "fr")])
    return SqlDraftingQueue(drafts_database)


def test_every_worker_has_a_name_of_its_own(drafts_database: DraftingDatabase) -> None:
    assert SqlDraftingQueue(drafts_database).owner != SqlDraftingQueue(drafts_database).owner
    assert SqlDraftingQueue(drafts_database, "w1").owner == "w1"


def test_an_empty_queue_is_looked_at_while_somebody_writes(drafts_database: DraftingDatabase) -> None:
    with drafts_database.connection():
        assert SqlDraftingQueue(drafts_database).take(0, 10) is None


def test_an_error_without_end_is_cut(queue: SqlDraftingQueue) -> None:
    queue.take(0, 10)
    queue.park("j1", "é" * 5_000)
    assert queue.of("d1")[0].error == "é" * LONGEST_ERROR


def test_a_worker_that_restarts_goes_on(queue: SqlDraftingQueue, drafts_database: DraftingDatabase) -> None:
    queue.take(0, 10)
    again = SqlDraftingQueue(drafts_database, queue.owner)
    assert again.renew("j1", 99)
    again.done("j1")
    assert [each.state for each in queue.of("d1")] == ["done"]
