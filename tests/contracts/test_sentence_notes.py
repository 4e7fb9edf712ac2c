"""Comments and flags on sentences: by language, in order, done and opened again, each with its act."""

from dataclasses import replace

import pytest

from interp.domain.text.segments import Segment
from interp.ports import DeskAct, DeskActs, Document, SentenceNote, SentenceNotes
from interp.store.desk_acts import SqlDeskActs
from interp.store.sentence_notes import SqlSentenceNotes
from tests.contracts.conftest import Section
from tests.fakes_drafting import MemoryActs
from tests.fakes_sentence_notes import MemoryNotes

PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")
COMMENT = SentenceNote("n2", "d1", "fr", "s0", "comment", "link-1", "Ana", "Le ton ?", 2_000)
FLAG = SentenceNote("n1", "d1", "fr", "s0", "flag", "link-2", "بوب", "", 1_000)
ACT = DeskAct(2_000, "m1", "Ana", "reviser", "sentence.noted", "d1", "fr", "s0")


@pytest.fixture
def notes(section: Section) -> SentenceNotes:
    section.drafts.add(PAPER, [Segment("s0", 0, 0, "Sentence.")], [])
    section.drafts.add(replace(PAPER, id="d2"), [Segment("s0", 0, 0, "Sentence.")], [])
    if section.database:
        return SqlSentenceNotes(section.database)
    assert section.shelf
    return MemoryNotes(section.shelf)


@pytest.fixture
def acts(section: Section) -> DeskActs:
    if section.database:
        return SqlDeskActs(section.database)
    assert section.shelf
    return MemoryActs(section.shelf)


def test_notes_are_found_by_document_and_language_the_oldest_first(notes: SentenceNotes) -> None:
    for each in (COMMENT, FLAG, replace(COMMENT, id="n3", language="ar"), replace(COMMENT, id="n4", document="d2")):
        notes.add(each)
    assert notes.of("d1", "fr") == [FLAG, COMMENT]
    assert [each.id for each in notes.of("d1", "ar")] == ["n3"]
    assert notes.of("d3", "fr") == []


def test_a_note_is_done_and_opened_again(notes: SentenceNotes) -> None:
    notes.add(COMMENT)
    notes.settle(COMMENT, 3_000)
    assert notes.of("d1", "fr") == [replace(COMMENT, done_at=3_000)]
    notes.settle(COMMENT, None)
    assert notes.of("d1", "fr") == [COMMENT]


def test_each_change_counts_and_keeps_who_did_it(section: Section, notes: SentenceNotes, acts: DeskActs) -> None:
    before = section.drafts.marks()["m1"]
    notes.add(COMMENT, ACT)
    notes.settle(COMMENT, 3_000, replace(ACT, name="sentence.note_done"))
    assert section.drafts.marks()["m1"] == before + 2
    assert [each.name for each in acts.of("m1")] == ["sentence.noted", "sentence.note_done"]
