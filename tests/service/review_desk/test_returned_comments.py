"""Comments that come back in a file: each once, in the words of the file, in the name of the person who takes it in."""

import io
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from interp.domain.rules.permissions import ATTENDEE
from interp.domain.text.segments import Segment
from interp.drafting.exchange import xliff, xliff_writer
from interp.drafting.exchange.document_units import Beside, for_xliff, said_beside
from interp.errors import BadRequest, NotAllowed, NotFound
from interp.ports import Document, SentenceNote
from interp.service.review_desk import returned_comments as module
from interp.service.review_desk.returned_comments import (
    MOST_COMMENTS,
    MOST_OF_SENTENCE,
    ConfirmedComment,
    by_sentence,
    comments_of,
    take_comments,
)
from interp.service.review_desk.sentence_notes import LONGEST_NOTE, NewNote, NoteKeeping
from tests.fakes_sentence_notes import MemoryNotes
from tests.sample_sizes import size
from tests.translation_section import ANA, BOB, Bureau

PARTS = (Segment("s0", 0, 0, "Peace."), Segment("s1", 1, 1, "Rights."))
WORDS = some.text(max_size=30) | some.sampled_from(
    ("a\r\nb", "e\u0301", "\u202fà\u00a0:", "\x00\ud800", "]]> & <b>", "\u200fسلام", "w" * LONGEST_NOTE, "w" * 9_000)
)
NAMES = some.sampled_from(("Ana", "Rosa: chief", "李", "محمد"))


@pytest.fixture
def keeping(bureau: Bureau) -> NoteKeeping:
    return NoteKeeping(MemoryNotes(bureau.shelf), bureau.drafts, bureau.clock)


def out_and_in(notes: Sequence[SentenceNote]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the notes of an XLIFF file that was written with some comments."""
    units = for_xliff([(each, None) for each in PARTS], "en", "fr", Beside(comments=by_sentence(notes)))
    written = "".join(xliff_writer.write(units, "en", "fr", "note.docx")).encode()
    return [(unit.id, said_beside(unit)) for unit in xliff.read(io.BytesIO(written))]


@settings(max_examples=size(60, torture=3_000), deadline=None)
@given(some.lists(some.tuples(some.sampled_from(("s0", "s1")), NAMES, WORDS), max_size=6))
def test_what_goes_out_comes_in_once_and_whole(said: list[tuple[str, str, str]]) -> None:
    bureau = Bureau()
    document = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")
    bureau.drafts.add(document, PARTS, [])
    first = NoteKeeping(MemoryNotes(bureau.shelf), bureau.drafts, bureau.clock)
    for segment, name, words in said:
        take_comments(first, BOB, document, "fr", [ConfirmedComment(segment, f"{name}: {words}")])
    held = first.of(document, "fr")
    back = out_and_in(held)
    assert comments_of(PARTS, held, back) == ((), 0)
    found, more = comments_of(PARTS, [], back)
    assert (more, {(each.segment, each.words) for each in found}) == (0, {cut(each) for each in held})
    other = NoteKeeping(MemoryNotes(bureau.shelf), bureau.drafts, bureau.clock)
    given_ = [ConfirmedComment(each.segment, each.words) for each in found]
    assert take_comments(other, ANA, document, "fr", given_) == len(found)
    taken = other.of(document, "fr")
    assert comments_of(PARTS, taken, back) == ((), 0)
    assert comments_of(PARTS, taken, out_and_in(taken)) == ((), 0)
    assert take_comments(other, BOB, document, "fr", given_) == 0


def cut(note: SentenceNote) -> tuple[str, str]:
    whole = f"{note.author}: {note.words}"
    return note.sentence, whole if len(whole) <= LONGEST_NOTE else f"{whole[: LONGEST_NOTE - 1].rstrip(' ')}…"


def test_a_comment_is_taken_in_the_name_of_who_takes_it(bureau: Bureau, filed: Document, keeping: NoteKeeping) -> None:
    sentence = bureau.ids(filed)[1]
    keeping.add(ANA, filed, "fr", NewNote(sentence, "flag", "later"))
    new = [ConfirmedComment(sentence, " Rosa:\nwhich floor? "), ConfirmedComment(sentence, "Rosa: which floor?"),
           ConfirmedComment(sentence, "\n"), ConfirmedComment(sentence, "later")]  # fmt: skip
    assert take_comments(keeping, BOB, filed, "fr", new) == 2
    made = [each for each in keeping.of(filed, "fr") if each.kind == "comment"]
    assert {(each.author, each.words) for each in made} == {("Bob", "Rosa: which floor?"), ("Bob", "later")}
    assert [each.name for each in bureau.acts.of("m1")][-2:] == ["sentence.noted"] * 2


def test_more_than_is_taken_at_once_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    many = tuple(f"note {number}" for number in range(MOST_OF_SENTENCE + 3))
    found, more = comments_of(PARTS, [], [("s0", many), ("s9", ("lost",)), ("s1", ("here", " ", "here"))])
    assert (len(found), more, found[-1].source) == (MOST_OF_SENTENCE + 1, 4, "Rights.")
    monkeypatch.setattr(module, "MOST_COMMENTS", 2)
    assert comments_of(PARTS, [], [("s0", many[:3])])[1] == 1


def test_comments_that_cannot_be_taken_are_refused_and_none_is_stored(
    bureau: Bureau, filed: Document, keeping: NoteKeeping
) -> None:
    good = ConfirmedComment(bureau.ids(filed)[1], "Which floor?")
    with pytest.raises(BadRequest, match="too_large"):
        take_comments(keeping, ANA, filed, "fr", [good] * (MOST_COMMENTS + 1))
    with pytest.raises(NotFound, match="segment"):
        take_comments(keeping, ANA, filed, "fr", [good, ConfirmedComment("none", "x")])
    with pytest.raises(NotAllowed):
        take_comments(keeping, ATTENDEE, filed, "fr", [good])
    assert keeping.of(filed, "fr") == []


def test_a_sentence_gets_no_more_from_files_than_it_may_have(
    bureau: Bureau, filed: Document, keeping: NoteKeeping
) -> None:
    sentence = bureau.ids(filed)[1]
    many = [ConfirmedComment(sentence, f"note {number}") for number in range(MOST_OF_SENTENCE + 3)]
    assert take_comments(keeping, ANA, filed, "fr", many) == MOST_OF_SENTENCE
    assert take_comments(keeping, ANA, filed, "fr", many[-1:]) == 0
