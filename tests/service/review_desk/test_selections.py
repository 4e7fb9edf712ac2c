"""Many sentences approved or taken back in one call: each by itself, none in silence."""

import pytest

from interp.domain.rules.permissions import ATTENDEE
from interp.errors import BadRequest, NotAllowed
from interp.ports import Document
from interp.service.review_desk.selections import MOST_CHOSEN, Chosen, NotDone, Selections
from tests.translation_section import ANA, BOB, Bureau


@pytest.fixture
def filed(bureau: Bureau) -> Document:
    made = bureau.file()
    bureau.draft(made, 1, "Je vous remercie de me donner la parole.")
    bureau.draft(made, 2, "En 2015, le Conseil a entendu 47 États sur les droits de l’enfant.")
    bureau.draft(made, 3, "Nous serons tous entendus.")
    return made


@pytest.fixture
def selections(bureau: Bureau) -> Selections:
    return Selections(bureau.drafts, bureau.reviewing, lambda: None)


def standings(bureau: Bureau, document: Document) -> list[str | None]:
    newest = bureau.drafts.revisions(document.id, "fr")
    return [newest[each].standing if each in newest else None for each in bureau.ids(document)]


def test_each_is_approved_but_one_with_an_error_which_is_named(
    bureau: Bureau, filed: Document, selections: Selections
) -> None:
    ids = bureau.ids(filed)
    found = selections.approve(ANA, filed, "fr", [Chosen(each, 1) for each in ids[1:]])
    assert [(each.segment, each.was, each.revision.standing) for each in found.done] == [
        (ids[1], 1, "reviewed"), (ids[3], 1, "reviewed"),
    ]  # fmt: skip
    assert [(each.segment, each.reason) for each in found.refused] == [(ids[2], "finding_open")]
    assert found.refused[0].findings == ("number_changed",)
    assert standings(bureau, filed) == [None, "reviewed", "draft", "reviewed"]


def test_what_somebody_changed_meanwhile_or_what_has_no_text_is_left(
    bureau: Bureau, filed: Document, selections: Selections
) -> None:
    ids = bureau.ids(filed)
    bureau.revise(filed, 3, "Chacun sera entendu.", 1, actor=BOB)
    found = selections.approve(ANA, filed, "fr", [Chosen(ids[3], 1), Chosen(ids[0], 0), Chosen("none", 1)])
    assert found.done == ()
    assert found.refused == (
        NotDone(ids[3], "text_changed"), NotDone(ids[0], "empty_text"), NotDone("none", "segment"),
    )  # fmt: skip


def test_approvals_are_taken_back_in_one_call(bureau: Bureau, filed: Document, selections: Selections) -> None:
    ids = bureau.ids(filed)
    done = selections.approve(ANA, filed, "fr", [Chosen(ids[1], 1), Chosen(ids[3], 1)]).done
    back = [Chosen(each.segment, each.revision.revision, each.was) for each in done]
    assert [each.revision.standing for each in selections.take_back(ANA, filed, "fr", back).done] == ["draft"] * 2
    assert standings(bureau, filed) == [None, "draft", "draft", "draft"]
    assert [each.reason for each in selections.take_back(ANA, filed, "fr", back).refused] == ["text_changed"] * 2


def test_too_many_and_those_who_may_not_are_refused(bureau: Bureau, filed: Document, selections: Selections) -> None:
    with pytest.raises(BadRequest, match="too_many_chosen"):
        selections.approve(ANA, filed, "fr", [Chosen("s", 1)] * (MOST_CHOSEN + 1))
    with pytest.raises(NotAllowed):
        selections.approve(ATTENDEE, filed, "fr", [Chosen(bureau.ids(filed)[1], 1)])
