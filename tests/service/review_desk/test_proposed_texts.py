"""A person's earlier words are proposed for what waits for a person, from the document first, and stored by nobody."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from interp.ports import Document, Match, MemoryUnit, PlacedText
from interp.service.review_desk.proposed_texts import PAGE, ProposedTexts, is_open
from interp.store.translation_memory import grade
from tests.translation_section import ANA, Bureau

NEAR = "The Council shall hear every one of the delegations that asked for the floor in this debate on the child"
TEXT = f"{NEAR} today.\nThank you.\n{NEAR} tomorrow.\nThank you.\nNo other is like this."
UNIT = MemoryUnit("en", "fr", f"{NEAR} again.", "Le Conseil encore.", "reviewed", "person", at=5, by="Rosa")


class Office(Bureau):
    """A bureau with a document, a draft in each sentence, and what proposes."""

    def __init__(self, *units: MemoryUnit) -> None:
        super().__init__()
        self.memory.add(units)
        self.document: Document = self.file(TEXT)
        for place in range(5):
            self.draft(self.document, place, f"Ébauche {place}.")
        self.proposed = ProposedTexts(self.drafts, self.memory, grade)

    def rows(self) -> list[tuple[int, int, str, int | None]]:
        """Return sentence, percentage, text and where in the document it is from, of each proposal."""
        order = self.ids(self.document)
        page = self.proposed.page(self.document, "fr")
        assert page.after is None
        return [
            (order.index(each.segment) + 1, each.match.percent, each.match.target, each.sentence)
            for each in page.proposals
        ]


def test_a_fuzzy_match_of_a_person_s_is_proposed_with_its_source_and_who_wrote_it() -> None:
    office = Office(UNIT)
    assert [(sentence, text) for sentence, _, text, _ in office.rows()] == [
        (1, "Le Conseil encore."), (3, "Le Conseil encore."),
    ]  # fmt: skip
    (first, _) = office.proposed.page(office.document, "fr").proposals
    assert 85 <= first.match.percent <= 98
    assert (first.match.unit.source, first.match.unit.by, first.match.unit.at) == (UNIT.source, "Rosa", 5)


def test_nothing_proposed_is_stored() -> None:
    office = Office(UNIT)
    before = office.drafts.revisions(office.document.id, "fr")
    office.rows()
    assert office.drafts.revisions(office.document.id, "fr") == before
    assert {each.value for each in before.values()} == {f"Ébauche {place}." for place in range(5)}


def test_a_correction_in_the_document_is_proposed_to_same_and_to_like_sentences_before_it_is_approved() -> None:
    office = Office()
    office.revise(office.document, 0, "Le Conseil ce jour.", over=1)
    office.revise(office.document, 1, "Je vous remercie.", over=1, approve=True)
    rows = office.rows()
    assert [(sentence, text, origin) for sentence, _, text, origin in rows] == [
        (3, "Le Conseil ce jour.", 1), (4, "Je vous remercie.", 2),
    ]  # fmt: skip
    assert [percent >= 85 for _, percent, _, _ in rows] == [True, True]
    assert rows[1][1] == 100


def test_a_machine_s_or_unreviewed_unit_is_not_proposed() -> None:
    office = Office(replace(UNIT, standing="draft", origin="mt:en-fr@1.9"))
    assert office.rows() == []


def test_what_a_person_wrote_and_what_is_there_already_get_no_proposal() -> None:
    office = Office(UNIT)
    office.draft(office.document, 2, "Le Conseil encore.", origin="tm:95")
    assert [sentence for sentence, *_ in office.rows()] == [1]
    office.revise(office.document, 0, "Le Conseil encore.", over=1)
    assert office.rows() == []


def test_a_long_document_is_proposed_for_in_pages() -> None:
    bureau = Bureau()
    texts = [f"Sentence of the letter {chr(97 + n % 26)}{n}." for n in range(PAGE + 5)]
    document = bureau.file("\n".join(texts))
    bureau.memory.add([MemoryUnit("en", "fr", texts[n], f"{n}.", "final", "person") for n in (0, PAGE + 4)])
    proposed = ProposedTexts(bureau.drafts, bureau.memory, grade)
    first = proposed.page(document, "fr")
    assert first.after == bureau.ids(document)[PAGE - 1]
    second = proposed.page(document, "fr", first.after)
    assert (second.after, second.proposals[-1].match.target) == (None, f"{PAGE + 4}.")


@pytest.mark.parametrize("after", range(5))
def test_a_page_begins_behind_the_sentence_it_was_asked_after(after: int) -> None:
    office = Office(UNIT)
    page = office.proposed.page(office.document, "fr", office.ids(office.document)[after])
    order = office.ids(office.document)
    assert [order.index(each.segment) for each in page.proposals] == [place for place in (0, 2) if place > after]


def graded(percent: int | None) -> Callable[[MemoryUnit, PlacedText, str | None], Match | None]:
    """Return what grades every unit the same; None: it is no match."""
    return lambda unit, _placed, _symbol: None if percent is None else Match(unit, percent, unit.target)


@pytest.mark.parametrize(("percent", "proposed"), [(None, []), (84, []), (85, [3, 4]), (86, [3, 4])])
def test_of_the_document_what_is_near_enough_is_proposed(percent: int | None, proposed: list[int]) -> None:
    office = Office()
    office.revise(office.document, 0, "Le Conseil ce jour.", over=1)
    office.revise(office.document, 1, "Je vous remercie.", over=1)
    office.proposed = ProposedTexts(office.drafts, office.memory, graded(percent))
    assert [sentence for sentence, *_ in office.rows()] == proposed


@pytest.mark.parametrize(("percent", "proposed"), [(84, 0), (85, 5), (86, 5)])
def test_of_the_memory_what_is_near_enough_is_proposed(
    percent: int, proposed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office()
    monkeypatch.setattr(office.memory, "matches", lambda *_, **__: [Match(UNIT, percent, UNIT.target)])
    assert len(office.rows()) == proposed


def test_open_is_what_no_person_has_translated_from_the_present_sentence() -> None:
    bureau = Bureau()
    document = bureau.file()
    made = bureau.draft(document, 0, "Ébauche.")
    assert is_open(None) and is_open(made) and is_open(replace(made, by="Ana", standing="reviewed", stale=True))
    assert not is_open(replace(made, standing="auto")) and not is_open(bureau.revise(document, 1, "À moi.", actor=ANA))
