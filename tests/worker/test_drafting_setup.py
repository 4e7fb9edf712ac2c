"""What drafting knows of a document: its meeting's names, the States, the operator's terms of the moment."""

from pathlib import Path

from interp.drafting.exchange.term_file import FILE
from interp.ports import Document
from interp.worker.drafting_setup import SentenceDrafters
from tests.fakes import MemoryLog

NOTE = Document("D", None, "Note", "note.txt", "note", "en")


def test_an_operators_terms_are_in_the_craft_of_the_next_batch(tmp_path: Path) -> None:
    crafts = SentenceDrafters(tmp_path, MemoryLog(), lambda: 1_457_338_000_000)
    assert crafts(NOTE).terms == ()
    (tmp_path / FILE).write_text("kind\ten\tfr\nkeep\tSched\t\nrequired\tfloor\tparole\nbroken\n")
    craft = crafts(NOTE)
    assert ([each.kind for each in craft.terms], craft.kept) == (["kept", "required"], ("Sched",))
    found = craft.faults("Brazil has the floor.", "Le pays a le plancher.", "en", "fr")
    assert [each.code for each in found] == ["term_missing", "state_missing"]
