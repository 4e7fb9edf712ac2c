"""A real drafting process that hangs in its engine, and one that gets no more memory: its text fails, nothing else."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from interp.domain.text.segmentation import segments
from interp.domain.text.segments import TextBlock
from interp.ports import Document, Job
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import DraftingDatabase
from interp.store.drafting_queue import SqlDraftingQueue
from interp.worker.supervisor import Supervisor, child_command
from tests.fakes_text import sign_writer
from tests.server import until
from tests.sources import ROOT

pytestmark = pytest.mark.slow
PATIENCE_S = 300.0
HANGS = """
import sys, time
sys.path.insert(0, {root!r})
import ctranslate2

class Hanging(ctranslate2.Translator):
    def translate_batch(self, source, **more):
        if any("hang" in "".join(tokens) for tokens in source):
            time.sleep(600)
        return super().translate_batch(source, **more)

ctranslate2.Translator = Hanging
from interp.start import main
main()
"""


@pytest.fixture
def data(tmp_path: Path, fixture_models: Path) -> Path:
    shutil.copytree(fixture_models, tmp_path / "data" / "models")
    return tmp_path / "data"


@contextmanager
def supervised(data: Path, command: Sequence[str], **times: Any) -> Iterator[tuple[SqlDocuments, SqlDraftingQueue]]:
    """Yield the drafts and the queue of a folder while a supervisor keeps a process of `command` at work on it."""
    database, stop = DraftingDatabase.in_folder(data), Event()
    supervisor = Supervisor(SqlDraftingQueue(database, "w"), command, sign_writer(), look_s=0.05, **times)
    thread = Thread(target=supervisor.run, args=(lambda: not stop.is_set(),))
    thread.start()
    try:
        yield SqlDocuments(database), SqlDraftingQueue(database, "test")
    finally:
        stop.set()
        thread.join()
        database.close()


def file(drafts: SqlDocuments, name: str, text: str, priority: int) -> None:
    """File a text of one line, to be drafted into French."""
    jobs = [Job(f"{name}-fr", name, "fr", priority)]
    drafts.add(Document(name, None, name, "a.txt", "note", "en"), segments([TextBlock("paragraph", text)], "en"), jobs)


def test_a_hang_in_the_engine_costs_one_retry_and_a_failure_all_can_see_and_no_other_text(data: Path) -> None:
    plain = child_command(data, "w")
    command = [sys.executable, "-c", HANGS.format(root=str(ROOT)), *plain[plain.index("worker") :]]
    with supervised(data, command, hang_s=3.0) as (drafts, jobs):
        file(drafts, "bad", "Let it hang here.", 10)
        file(drafts, "good", "The Council adopted the text.", 50)
        until(lambda: [each.state for each in jobs.of("good")] == ["done"], PATIENCE_S)
        (failed,) = jobs.of("bad")
        assert (failed.state, failed.attempts, failed.error) == ("failed", 2, "hang")
        assert len(drafts.revisions("good", "fr")) == len(drafts.segments("bad")) == 1


@pytest.mark.torture(
    "tests/worker/test_drafting_process.py"
    "::test_out_of_memory_costs_one_attempt_and_ends_the_process_with_all_it_has_loaded"
)
def test_no_more_memory_costs_one_retry_and_a_failure_all_can_see_and_no_other_text(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit lets the process start and work from memory, and is too small for any model."""
    monkeypatch.setenv("INTERP_WORKER_MEMORY_MB", "265")
    with supervised(data, child_command(data, "w")) as (drafts, jobs):
        file(drafts, "bad", "The Council adopted the text.", 10)
        file(drafts, "good", "Opening statement", 50)
        until(lambda: [each.state for each in jobs.of("good")] == ["done"], PATIENCE_S)
        (failed,) = jobs.of("bad")
        assert (failed.state, failed.attempts) == ("failed", 2)
        assert failed.error == "out_of_memory" or str(failed.error).startswith("crash")  # as the C library takes it
        assert [each.standing for each in drafts.revisions("good", "fr").values()] == ["auto"]
        assert len(drafts.segments("bad")) == 1
