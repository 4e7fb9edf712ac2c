"""Words replaced throughout a translation: shown first, then done sentence by sentence, and taken back whole."""

import pytest

from interp.domain.translation.text_replacement import Search
from interp.errors import BadRequest
from interp.ports import Document
from interp.service.review_desk.replacing import Replacement, Replacing
from interp.service.review_desk.selections import Chosen, NotDone, Selections
from tests.translation_section import ANA, BOB, Bureau

SEARCH = Search("plancher", "sol")
DRAFTS = ("Le plancher", "Merci pour le plancher.", "Rien ici en 2016 sur 47.", "Plancher et plancher.")


@pytest.fixture
def filed(bureau: Bureau) -> Document:
    made = bureau.file()
    for place, text in enumerate(DRAFTS):
        bureau.draft(made, place, text, standing="final" if place == 0 else "draft")
    return made


@pytest.fixture
def selections(bureau: Bureau) -> Selections:
    return Selections(bureau.drafts, bureau.reviewing, lambda: None)


@pytest.fixture
def replacing(bureau: Bureau, selections: Selections) -> Replacing:
    return Replacing(bureau.drafts, bureau.reviewing, selections)


def test_what_would_change_is_shown_and_official_text_is_left(
    bureau: Bureau, filed: Document, replacing: Replacing
) -> None:
    ids = bureau.ids(filed)
    assert replacing.preview(filed, "fr", SEARCH) == (
        Replacement(ids[1], 1, "draft", DRAFTS[1], "Merci pour le sol."),
        Replacement(ids[3], 1, "draft", DRAFTS[3], "sol et sol."),
    )
    assert [each.value for each in bureau.drafts.revisions(filed.id, "fr").values()] == list(DRAFTS)


def test_the_chosen_are_changed_and_one_that_somebody_changed_is_not(
    bureau: Bureau, filed: Document, replacing: Replacing
) -> None:
    ids = bureau.ids(filed)
    bureau.revise(filed, 3, "Le plancher de Bob.", 1, actor=BOB)
    found = replacing.replace(ANA, filed, "fr", SEARCH, [Chosen(each, 1) for each in ids])
    assert [(each.segment, each.revision.value, each.revision.by) for each in found.done] == [
        (ids[1], "Merci pour le sol.", "Ana")
    ]
    assert found.refused == (
        NotDone(ids[0], "official_text"), NotDone(ids[2], "nothing_to_replace"), NotDone(ids[3], "text_changed"),
    )  # fmt: skip
    assert bureau.drafts.revisions(filed.id, "fr")[ids[3]].value == "Le plancher de Bob."


def test_a_replacement_is_taken_back_whole(
    bureau: Bureau, filed: Document, replacing: Replacing, selections: Selections
) -> None:
    ids = bureau.ids(filed)
    done = replacing.replace(ANA, filed, "fr", SEARCH, [Chosen(ids[1], 1), Chosen(ids[3], 1)]).done
    back = [Chosen(each.segment, each.revision.revision, each.was) for each in done]
    assert len(selections.take_back(ANA, filed, "fr", back).done) == 2
    assert [each.value for each in bureau.drafts.revisions(filed.id, "fr").values()] == list(DRAFTS)


def test_nothing_cannot_be_looked_for(filed: Document, replacing: Replacing) -> None:
    with pytest.raises(BadRequest, match="empty_text"):
        replacing.replace(ANA, filed, "fr", Search(" ", "x"), [Chosen("s", 1)])
