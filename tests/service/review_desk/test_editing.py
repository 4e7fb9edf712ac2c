"""The services of editing stand on the same stores: what one writes the others read."""

from collections.abc import Callable, Iterator, Mapping

from interp.domain.translation.term_list import TermList, read
from interp.service.review_desk.editing import Editing, OperatorTerms
from interp.service.review_desk.selections import Chosen
from interp.service.review_desk.sentence_notes import NewNote
from interp.service.review_desk.term_adding import NewTerm
from tests.fakes_sentence_notes import MemoryNotes
from tests.translation_section import ANA, PARTIES, Bureau


class TermText:
    """A list of terms in memory."""

    text = ""

    def __call__(self) -> TermList:
        return read(self.text)

    def references(self) -> Iterator[Mapping[str, tuple[str, ...]]]:
        return iter(())

    def stamp(self) -> object:
        return self

    def change(self, rewritten: Callable[[str], str]) -> None:
        self.text = rewritten(self.text)


def test_a_term_that_was_added_can_be_inserted_at_once() -> None:
    bureau = Bureau()
    document, notes = bureau.file(), MemoryNotes(bureau.shelf)
    known = OperatorTerms(TermText(), lambda: PARTIES)
    editing = Editing.of(bureau.drafts, notes, bureau.meetings, bureau.clock, bureau.reviewing, known, list)
    sentence = bureau.ids(document)[2]
    assert editing.inserts.of(document, sentence, "fr").terms == ()
    editing.terms.add(ANA, document, NewTerm("fr", "rights of the child", "droits de l’enfant"))
    assert [each.target for each in editing.inserts.of(document, sentence, "fr").terms] == ["droits de l’enfant"]
    editing.notes.add(ANA, document, "fr", NewNote(sentence, "flag"))
    assert [each.kind for each in notes.of(document.id, "fr")] == ["flag"]
    bureau.draft(document, 1, "Je vous remercie de me donner la parole.")
    assert editing.selections.approve(ANA, document, "fr", [Chosen(bureau.ids(document)[1], 1)]).done
