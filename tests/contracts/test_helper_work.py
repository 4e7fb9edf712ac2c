"""What all helper work promises, in this process or in another: the same results, refusals and effects."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from interp.config import Settings
from interp.domain.rules.permissions import Actor
from interp.errors import BadRequest, NotFound, Refused, Unavailable
from interp.live import helper_processes
from interp.live.helper_processes import HelperProcesses
from interp.ports import Document, Documents, HelperWork, MemoryUnit
from interp.reading.papers.paper_to_proposal import propose
from interp.run import helper_process
from interp.run.helper_tasks import HelperTasks, InlineWork
from interp.service.caption_scripts import script_units
from interp.service.document_filing import (
    AttachedOfficial,
    FiledDocument,
    Filing,
    FilingOrder,
    VersionCounts,
    attach_official,
    file_document,
    file_version,
)
from interp.service.proposals import read_paper
from interp.service.review_desk.desk_tasks import desk_text
from interp.service.transcripts import document_transcript
from interp.store.open_stores import Stores, open_stores
from tests.forked_demo import ready_commands
from tests.prepared_demo import empty
from tests.processes import python
from tests.ready_commands import Starts
from tests.sources import ROOT

NOTE = (ROOT / "interp" / "seed" / "hrc31-concept-note.txt").read_bytes()
BLANK = Document("d1", "m1", "", "", "note", "", "drafts", created_at=7, created_by="Ana")
ORDER = FilingOrder(BLANK, Actor("staff", "Ana"), 7, 30)
TEXT = "The Council met on Monday to hear the report.\n\nThe panel ends at noon on the second day of the session."
ORDER_OF_ENGLISH = FilingOrder(Document("d1", "m1", "Note", "note.txt", "note", "en"), ORDER.actor, 7, 30)


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    """Yield the stores of a fresh data folder."""
    opened = open_stores(Settings(data=empty(tmp_path)))
    yield opened
    opened.close()


@pytest.fixture(params=["inline", "processes"])
def work(
    request: pytest.FixtureRequest, stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[HelperWork]:
    """Yield helper work of one kind after another over those stores; the processes are forked."""
    if request.param == "inline":
        yield InlineWork(HelperTasks(stores, tmp_path))
        return
    monkeypatch.setattr(helper_processes, "subprocess", Starts(ready_commands()))
    with closing(processes(tmp_path)) as helpers:
        yield helpers


def processes(folder: Path) -> HelperProcesses:
    """Return helper processes as a server has them."""
    return HelperProcesses(helper_process.command(Settings(data=folder, log_level="error")))


def filed(work: HelperWork, text: str = TEXT) -> Document:
    return work.run(file_document, Filing(text.encode(), "note.txt", language="en"), ORDER).document


def texts(documents: Documents) -> list[str]:
    return [each.text for each in documents.segments("d1")]


def test_prepared_once_and_again_it_does_its_tasks(work: HelperWork) -> None:
    work.prepare()
    work.prepare()
    assert filed(work).language == "en"


def test_a_process_of_its_own_does_its_tasks(stores: Stores, tmp_path: Path) -> None:
    with closing(processes(tmp_path)) as own:
        assert filed(own).language == "en"


def test_a_database_that_cannot_be_opened_is_told_by_name_and_read_once_it_can(
    stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helper_processes, "subprocess", Starts(ready_commands()))
    file, aside = tmp_path / "drafts.sqlite", tmp_path / "aside"
    file.rename(aside)
    file.write_bytes(b"no database")
    with closing(processes(tmp_path)) as own:
        with pytest.raises(Unavailable, match="damaged_database"):
            filed(own)
        aside.replace(file)
        assert filed(own).language == "en"


def test_a_paper_is_read_as_ever(work: HelperWork) -> None:
    assert work.run(read_paper, NOTE, "note.txt") == propose(NOTE, "note.txt")


def test_a_document_is_stored_with_its_jobs(work: HelperWork, stores: Stores) -> None:
    made = work.run(file_document, Filing(TEXT.encode(), "note.txt"), ORDER)
    assert isinstance(made, FiledDocument) and made.document.language == "en"
    assert stores.documents.document("d1") == made.document
    assert texts(stores.documents) == TEXT.split("\n\n")
    jobs = {(job.language, job.priority) for job in stores.queue.of("d1")}
    assert jobs == {(code, 30) for code in ("ar", "zh", "fr", "ru", "es")}
    assert [each.name for each in stores.acts.of("m1")] == ["document.filed"]


def test_a_version_and_an_official_version_are_stored(work: HelperWork, stores: Stores) -> None:
    order = FilingOrder(filed(work), ORDER.actor, 8, 30)
    newer = Filing(TEXT.replace("Monday", "Tuesday").encode(), "corr.txt", language="en")
    assert work.run(file_version, newer, order) == VersionCounts(1, 1, 0, 0)
    french = "Le Conseil s’est réuni mardi pour entendre le rapport.\n\nLe débat prend fin à midi le deuxième jour."
    assert work.run(attach_official, Filing(french.encode(), "fr.txt", language="fr"), order) == AttachedOfficial(2)
    assert [each.standing for each in stores.documents.revisions("d1", "fr").values()] == ["final"] * 2
    assert [len(each.texts) for each in work.run(script_units, "d1")] == [2, 2]


REFUSED: dict[str, tuple[Callable[[HelperWork], object], type[Exception], str]] = {
    "an empty file": (lambda work: filed(work, ""), BadRequest, "empty_file"),
    "a file that is none": (lambda work: work.run(read_paper, b"%PDF-1.4 nothing", "x.pdf"), BadRequest, ""),
    "another language": (
        lambda work: work.run(file_version, Filing(b"Merci.", "x.txt", language="fr"), ORDER_OF_ENGLISH),
        Refused, "other_language",
    ),
    "no such meeting": (lambda work: work.run(document_transcript, "m9", "d1", "en", "txt", "e"), NotFound, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_is_raised_as_such_and_the_work_goes_on(work: HelperWork, stores: Stores, name: str) -> None:
    ask, kind, reason = REFUSED[name]
    with pytest.raises(kind) as found:
        ask(work)
    assert not reason or found.value.args_["reason"] == reason  # type: ignore[attr-defined]
    assert stores.documents.documents() == []
    assert filed(work).language == "en"


def test_a_long_text_comes_as_bytes(work: HelperWork, stores: Stores) -> None:
    body = work.run(desk_text, 3, filed(work), "fr", None)
    assert body.startswith(b'{"mark":3,"document":{"id":"d1"') and body.count(b'"revision":null') == 2


def test_a_helper_never_loads_eventlet() -> None:
    code = "import sys, interp.run.helper_process, interp.run.helper_tasks; from interp.web.pages import record_file;"
    code += "from interp.web.pages import transcript_files; from interp.web.review_desk import desk_messages;"
    assert python(code + "print({'eventlet', 'socketio', 'ctranslate2'} & set(sys.modules))").stdout == "set()\n"


def test_what_the_memory_knows_is_stored_when_the_filing_is_answered(work: HelperWork, stores: Stores) -> None:
    source = "The Council met on Monday to hear the report."
    stores.memory.add([MemoryUnit("en", "fr", source, "Le Conseil s’est réuni.", "reviewed", "person")])
    filed(work)
    assert {each.value for each in stores.documents.revisions("d1", "fr").values()} == {"Le Conseil s’est réuni."}
    assert {job.state for job in stores.queue.of("d1")} == {"waiting"}
