"""What every store promises of erasing: what is named goes, with what belongs to it, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from interp.domain.model.events import MeetingOpened
from interp.domain.text.segments import Segment
from interp.errors import NotFound
from interp.ports import (
    Author,
    CopyPlace,
    Document,
    Documents,
    Erasures,
    EventLog,
    Refusal,
    Refusals,
    Revision,
    WorkingCopies,
    WorkingCopy,
)  # fmt: skip
from interp.store.documents import SqlDocuments
from interp.store.erasures import SqlErasures
from interp.store.event_log import SqlLog
from interp.store.meetings_database import MeetingsDatabase
from interp.store.refusals import SqlRefusals
from interp.store.working_copies import SqlWorkingCopies
from tests.contracts.conftest import KINDS, opened
from tests.fakes import MemoryLog, MemoryRefusals
from tests.fakes_drafting import MemoryDrafts, Shelf
from tests.fakes_erasures import MemoryErasures
from tests.fakes_working_copies import MemoryCopies
from tests.postgresql_server import database
from tests.prepared_demo import empty

AUTHOR = Author("Staff", "desk", 10, "c1")
REFUSAL = Refusal(10, "m1", "Staff", "staff", "desk-1", "c1", "floor.end", "", "refused", "scope")
COPY = WorkingCopy("s0", "laptop", "Une phr", 0, 1_000)


@dataclass
class Kept:
    """Two meetings of one event each, with a document, a working copy and a refusal each."""

    erasures: Erasures
    log: EventLog
    refusals: Refusals
    documents: Documents
    copies: WorkingCopies

    def fill(self) -> None:
        for number in ("1", "2"):
            self.log.append(f"meeting:m{number}", 0, AUTHOR, [MeetingOpened()])
            self.refusals.keep([replace(REFUSAL, meeting=f"m{number}", at=10 * int(number))])
            document = Document(f"d{number}", f"m{number}", "Statement", "a.docx", "statement", "en")
            self.documents.add(document, [Segment("s0", 0, 0, "Sentence.")], [])
            self.documents.revise(document.id, Revision("s0", "fr", 1, "Une phrase.", "draft", "mt", at=5))
            self.copies.keep(CopyPlace(document.id, "fr", "ana"), [COPY])


@pytest.fixture(params=KINDS)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kept]:
    if request.param == "memory":
        log, refusals, shelf = MemoryLog(), MemoryRefusals(), Shelf()
        copies = MemoryCopies(shelf)
        made = Kept(MemoryErasures(log, refusals, shelf, copies), log, refusals, MemoryDrafts(shelf), copies)
        made.fill()
        yield made
        return
    drafting = opened(request.param, tmp_path)
    sqlite = request.param == "sqlite"
    meetings = MeetingsDatabase.in_folder(empty(tmp_path)) if sqlite else MeetingsDatabase(database())
    made = Kept(
        SqlErasures(meetings, drafting), SqlLog(meetings), SqlRefusals(meetings), SqlDocuments(drafting),
        SqlWorkingCopies(drafting),
    )  # fmt: skip
    made.fill()
    yield made
    assert (meetings.damaged_entries(), drafting.damaged_entries()) == ([], [])
    assert (meetings.lost_guards(), drafting.lost_guards()) == ([], [])
    meetings.close()
    drafting.close()


def test_a_meeting_goes_with_its_refusals_and_a_row_says_so(kept: Kept) -> None:
    assert kept.erasures.erased("m1") is None and not kept.erasures.is_due()
    assert kept.erasures.erase_meeting("m1", 50, "Archivist", "Why")["event"] == 1
    assert kept.log.heads() == {"meeting:m2": 1} and kept.log.read("meeting:m1", 0) == []
    assert [each.meeting for each in kept.refusals.of()] == ["m2"]
    (row,) = kept.erasures.all()
    assert (row.meeting, row.at, row.actor, row.reason, row.events) == ("m1", 50, "Archivist", "Why", 1)
    assert kept.erasures.erased("m1") == row and kept.erasures.erased("m2") is None
    with pytest.raises(NotFound):
        kept.erasures.erase_meeting("m1", 60, "Archivist", "Again")
    assert len(kept.log.read("meeting:m2", 0)) == 1


def test_a_document_goes_with_all_that_belongs_to_it(kept: Kept) -> None:
    assert kept.erasures.documents("m1") == ["d1"]
    assert kept.erasures.erase_documents(["d1", "unknown"], memory=False)["document"] == 1
    assert [each.id for each in kept.documents.documents()] == ["d2"] and kept.erasures.copies() == {"d2": 1}
    assert kept.documents.history("d1", "s0", "fr") == [] and len(kept.documents.history("d2", "s0", "fr")) == 1
    assert kept.log.heads() == {"meeting:m1": 1, "meeting:m2": 1}


def test_working_copies_go_by_document_and_refusals_by_time(kept: Kept) -> None:
    assert kept.erasures.copies() == {"d1": 1, "d2": 1}
    assert kept.erasures.erase_copies(["d2"]) == 1 and kept.erasures.copies() == {"d1": 1}
    assert [kept.erasures.refusals(before, ()) for before in (10, 11, 21)] == [0, 1, 2]
    assert kept.erasures.refusals(21, ["m2"]) == kept.erasures.erase_refusals(21, ["m2"]) == 1
    assert [each.meeting for each in kept.refusals.of()] == ["m2"]


def test_the_time_since_which_rules_hold_is_the_first_that_was_given(kept: Kept) -> None:
    assert [kept.erasures.since(now) for now in (70, 50, 90)] == [70, 70, 70]


def test_the_files_are_rewritten_once(kept: Kept) -> None:
    kept.erasures.erase_copies(["d1"])
    assert kept.erasures.is_due() and kept.erasures.rewrite()
    assert not kept.erasures.is_due()
