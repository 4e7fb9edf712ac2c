"""A comment for a colleague and a flag for later: signed, done by anyone of the section, opened again."""

from dataclasses import replace

import pytest

from interp.domain.rules.permissions import ATTENDEE
from interp.errors import NotAllowed, NotFound, Refused
from interp.ports import Document
from interp.service.review_desk.sentence_notes import NewNote, NoteKeeping
from tests.fakes_sentence_notes import MemoryNotes
from tests.translation_section import ANA, BOB, Bureau


@pytest.fixture
def keeping(bureau: Bureau) -> NoteKeeping:
    return NoteKeeping(MemoryNotes(bureau.shelf), bureau.drafts, bureau.clock)


def test_a_comment_is_signed_and_done_by_a_colleague(bureau: Bureau, filed: Document, keeping: NoteKeeping) -> None:
    sentence = bureau.ids(filed)[1]
    made = keeping.add(ANA, filed, "fr", NewNote(sentence, "comment", " Le ton ?  Bob "))
    assert (made.author, made.words, made.at, made.done_at) == ("Ana", "Le ton ? Bob", bureau.clock.now, None)
    bureau.clock.passes(5_000)
    keeping.settle(BOB, filed, "fr", made.id, done=True)
    assert [each.done_at for each in keeping.of(filed, "fr")] == [bureau.clock.now]
    keeping.settle(BOB, filed, "fr", made.id, done=True)
    keeping.settle(ANA, filed, "fr", made.id, done=False)
    assert keeping.of(filed, "fr") == [made]
    assert [each.name for each in bureau.acts.of("m1")][-3:] == [
        "sentence.noted", "sentence.note_done", "sentence.note_opened",
    ]  # fmt: skip


def test_a_note_belongs_to_the_link_it_was_written_by_or_to_the_name(
    bureau: Bureau, filed: Document, keeping: NoteKeeping
) -> None:
    note = NewNote(bureau.ids(filed)[1], "comment", "Le ton ?")
    assert keeping.add(replace(ANA, link="l1"), filed, "fr", note).account == "l1"
    assert keeping.add(replace(ANA, link=""), filed, "fr", note).account == ANA.name


def test_a_sentence_is_flagged_once_and_again_after_it_was_done(
    bureau: Bureau, filed: Document, keeping: NoteKeeping
) -> None:
    flag = NewNote(bureau.ids(filed)[1], "flag")
    first = keeping.add(ANA, filed, "fr", flag)
    assert keeping.add(BOB, filed, "fr", flag) == first
    assert keeping.add(BOB, filed, "ar", flag).id != first.id
    keeping.settle(ANA, filed, "fr", first.id, done=True)
    assert keeping.add(BOB, filed, "fr", flag).id != first.id


def test_what_cannot_be_noted_is_refused(bureau: Bureau, filed: Document, keeping: NoteKeeping) -> None:
    sentence = bureau.ids(filed)[1]
    with pytest.raises(Refused, match="empty_text"):
        keeping.add(ANA, filed, "fr", NewNote(sentence, "comment", " "))
    with pytest.raises(NotFound, match="segment"):
        keeping.add(ANA, filed, "fr", NewNote("none", "flag"))
    with pytest.raises(NotFound, match="note"):
        keeping.settle(ANA, filed, "fr", "none", done=True)
    with pytest.raises(NotAllowed):
        keeping.add(ATTENDEE, filed, "fr", NewNote(sentence, "flag"))
    assert keeping.of(filed, "fr") == []
