"""Working copies on SQL: they outlive the process; see tests/contracts/test_working_copies.py for the rest."""

from pathlib import Path

from interp.domain.text.segments import Segment
from interp.ports import CopyPlace, Document, WorkingCopy
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import DraftingDatabase
from interp.store.working_copies import SqlWorkingCopies
from tests.prepared_demo import empty

WHERE = CopyPlace("d1", "fr", "link:ana")


def test_they_outlive_the_process(tmp_path: Path) -> None:
    first = DraftingDatabase.in_folder(empty(tmp_path))
    paper = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")
    SqlDocuments(first).add(paper, [Segment("s0", 0, 0, "Sentence.")], [])
    SqlWorkingCopies(first).keep(WHERE, [WorkingCopy("s0", "laptop", "Une phr", 0, 1)])
    first.close()
    second = DraftingDatabase.in_folder(empty(tmp_path))
    assert SqlWorkingCopies(second).of(WHERE)[0].words == "Une phr"
    second.close()
