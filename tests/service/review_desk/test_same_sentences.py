"""A person's text of a sentence goes to the same sentences of its document when a person confirms it, and never before.
"""

import pytest

from interp.errors import BadRequest, NotAllowed, NotFound
from interp.ports import Document
from interp.service.review_desk.same_sentences import MOST_PLACES, Correction, SameSentences, corrections
from tests.translation_section import ANA, BOB, Bureau

AGAIN = "We note the report.\nThank you.\nWe note the report.\nWe  note the report.\nNo other is like this."


class Office(Bureau):
    """A bureau with a document in which three sentences are the same."""

    def __init__(self) -> None:
        super().__init__()
        self.same = SameSentences(self.drafts, self.reviewing)
        self.document: Document = self.file(AGAIN)
        for place in range(5):
            self.draft(self.document, place, f"Ébauche {place}.")

    def waiting(self) -> tuple[Correction, ...]:
        return corrections(self.drafts.segments(self.document.id), self.drafts.revisions(self.document.id, "fr"))

    def shown(self) -> list[tuple[str, str]]:
        found = self.drafts.revisions(self.document.id, "fr")
        return [(found[each].value, found[each].standing) for each in self.ids(self.document)]


def test_a_correction_waits_at_every_same_sentence_and_changes_none() -> None:
    office = Office()
    assert office.waiting() == ()
    office.revise(office.document, 0, "Nous prenons note du rapport.", over=1, approve=True)
    (found,) = office.waiting()
    assert (found.sentence, found.value, found.by) == (1, "Nous prenons note du rapport.", "Ana")
    assert [(each.sentence, each.revision, each.value) for each in found.places] == [
        (3, 1, "Ébauche 2."), (4, 1, "Ébauche 3."),
    ]  # fmt: skip
    assert office.shown()[2:4] == [("Ébauche 2.", "draft"), ("Ébauche 3.", "draft")]


def test_one_confirmation_takes_it_to_all_of_them_as_it_stands_in_the_confirmer_s_name() -> None:
    office = Office()
    office.revise(office.document, 0, "Nous prenons note du rapport.", over=1, approve=True)
    (found,) = office.waiting()
    outcomes = office.same.confirm(
        BOB, office.document, "fr", found.segment, {each.segment: each.revision for each in found.places}
    )
    assert [(each.revision, each.refused) for each in outcomes] == [(2, ""), (2, "")]
    assert office.shown()[2:4] == [("Nous prenons note du rapport.", "reviewed")] * 2
    assert office.drafts.revisions(office.document.id, "fr")[outcomes[0].segment].by == "Bob"
    assert office.waiting() == ()


def test_a_text_that_is_only_saved_is_carried_as_a_draft_by_a_person() -> None:
    office = Office()
    office.revise(office.document, 0, "Nous prenons note.", over=1)
    (found,) = office.waiting()
    office.same.confirm(ANA, office.document, "fr", found.segment, {found.places[0].segment: 1})
    assert office.shown()[2:4] == [("Nous prenons note.", "draft"), ("Ébauche 3.", "draft")]
    (rest,) = office.waiting()
    assert [each.sentence for each in rest.places] == [4]


def test_of_two_corrections_the_newer_waits_and_a_later_draft_of_the_machine_changes_nothing() -> None:
    office = Office()
    office.revise(office.document, 0, "Première.", over=1, approve=True)
    office.clock.passes(1_000)
    office.revise(office.document, 3, "Seconde.", over=1, approve=True)
    office.draft(office.document, 2, "Autre ébauche.")
    (found,) = office.waiting()
    assert (found.value, [each.sentence for each in found.places]) == ("Seconde.", [1, 3])


def test_what_was_changed_meanwhile_stays_and_is_told() -> None:
    office = Office()
    office.revise(office.document, 0, "Nous prenons note.", over=1, approve=True)
    (found,) = office.waiting()
    office.revise(office.document, 2, "Entre-temps.", over=1)
    outcomes = office.same.confirm(
        ANA, office.document, "fr", found.segment, {each.segment: each.revision for each in found.places}
    )
    assert [each.refused for each in outcomes] == ["text_changed", ""]
    assert [value for value, _ in office.shown()[2:4]] == ["Entre-temps.", "Nous prenons note."]


def test_another_sentence_a_machine_s_text_and_too_many_are_refused() -> None:
    office = Office()
    ids = office.ids(office.document)
    with pytest.raises(NotFound, match="revision"):
        office.same.confirm(ANA, office.document, "fr", ids[0], {ids[2]: 1})
    office.revise(office.document, 0, "Nous prenons note.", over=1, approve=True)
    with pytest.raises(NotFound, match="segment"):
        office.same.confirm(ANA, office.document, "fr", ids[0], {ids[1]: 1})
    with pytest.raises(BadRequest):
        office.same.confirm(ANA, office.document, "fr", ids[0], {str(n): 1 for n in range(MOST_PLACES + 1)})
    stranger = ANA.__class__("reviser", "Eve", "m2")
    with pytest.raises(NotAllowed):
        office.same.confirm(stranger, office.document, "fr", ids[0], {ids[2]: 1})


def test_others_go_first_between_two_sentences() -> None:
    office, pauses = Office(), []
    same = SameSentences(office.drafts, office.reviewing, lambda: pauses.append(1))
    office.revise(office.document, 0, "Nous prenons note.", over=1, approve=True)
    (found,) = office.waiting()
    same.confirm(ANA, office.document, "fr", found.segment, {each.segment: each.revision for each in found.places})
    assert len(pauses) == 2
