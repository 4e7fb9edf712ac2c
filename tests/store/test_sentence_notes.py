"""Comments and flags in SQL: still there when the database is opened again."""

from pathlib import Path

from interp.domain.text.segments import Segment
from interp.ports import Document, SentenceNote
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import DraftingDatabase
from interp.store.sentence_notes import SqlSentenceNotes
from tests.prepared_demo import empty

NOTE = SentenceNote("n1", "d1", "ar", "s0", "comment", "link-1", "Ana", "النبرة؟", 1_000)


def test_a_note_is_there_after_the_database_was_closed(tmp_path: Path) -> None:
    first = DraftingDatabase.in_folder(empty(tmp_path))
    paper = Document("d1", "m1", "Statement", "a.docx", "note", "en")
    SqlDocuments(first).add(paper, [Segment("s0", 0, 0, "One.")], [])
    SqlSentenceNotes(first).add(NOTE)
    first.close()
    again = DraftingDatabase.in_folder(empty(tmp_path))
    assert SqlSentenceNotes(again).of("d1", "ar") == [NOTE]
    again.close()
