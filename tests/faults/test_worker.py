"""The drafting process killed at its work, beside a server that goes on: nothing of a document is lost."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interp.domain.text.segmentation import segments
from interp.domain.text.segments import TextBlock
from interp.drafting.machine.fixture_packages import install_fixtures
from interp.ports import Document, Job
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import DraftingDatabase
from interp.store.drafting_queue import SqlDraftingQueue
from tests import server as servers
from tests.sample_sizes import size
from tests.server import Server, serving

pytestmark = pytest.mark.slow
# Drafting runs only while nobody else wants a processor; where other tests run beside it, it waits long.
PATIENCE_S = 300.0
SENTENCES = size(20, torture=60)
TEXT = [
    TextBlock("paragraph", f"Sentence {n} on the rights of the child, document A/HRC/31/{n}.")
    for n in range(SENTENCES)
]
LANGUAGES = ("fr", "ru")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    install_fixtures(tmp_path / "data" / "models")
    with serving(tmp_path, worker="1") as running:
        yield running


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds; fail after five minutes. Looking often takes the processor from who drafts."""
    servers.until(holds, PATIENCE_S, every_s=0.1)


def children(pid: int) -> list[int]:
    """Return the processes a process has started (Linux)."""
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def drafting_process(server: Server) -> int:
    """Return the process that loads the models: the supervisor's child."""
    found: list[int] = []

    def is_there() -> bool:
        supervisors = children(server.pid)
        found[:] = [pid for each in supervisors for pid in children(each)]
        return bool(found)

    until(is_there)
    return found[0]


def test_a_killed_drafting_process_loses_no_segment_the_server_goes_on_and_another_ends_with_it(server: Server) -> None:
    database = DraftingDatabase.in_folder(server.data)
    drafts, jobs = SqlDocuments(database), SqlDraftingQueue(database)
    parts = segments(TEXT, "en")
    first = drafting_process(server)
    drafts.add(Document("D", None, "Long", "long.txt", "note", "en"), parts, [Job(c, "D", c) for c in LANGUAGES])
    until(lambda: any(drafts.revisions("D", code) for code in LANGUAGES))
    os.kill(first, signal.SIGKILL)
    assert server.get("/healthz").status == 200
    until(lambda: all(each.state == "done" for each in jobs.of("D")))
    second = drafting_process(server)
    assert second != first
    assert [len(drafts.revisions("D", code)) for code in LANGUAGES] == [len(parts)] * len(LANGUAGES)
    assert "Traceback" not in server.log
    database.close()
    server.kill()
    until(lambda: not Path(f"/proc/{second}").exists())
