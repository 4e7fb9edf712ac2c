"""Texts are entered, approved and supplied; nothing that a person entered is lost."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.model.texts import T, Version, plain, shown
from tests.builders import sitting
from tests.given import given

TITLE = "item.i1.title"
ENTER = do.SetText(TITLE, "fr", "Ouverture")


def supplied(value: str, text: str = TITLE, origin: str = "author") -> do.Supplied:
    return do.Supplied(text, "fr", value, "reviewed", origin)


def supply(*values: str) -> do.SupplyTexts:
    return do.SupplyTexts(tuple(supplied(value) for value in values))


def french(state: Meeting) -> Version | None:
    return state.texts[TITLE].version("fr")


def test_a_text_a_person_enters_is_a_draft() -> None:
    given().when(ENTER).then(ev.TextTranslated(TITLE, "fr", "Ouverture", "draft", "person", 1))
    assert french(sitting(ENTER).state) == Version("Ouverture", "draft", "person", 1)


def test_every_edit_is_a_new_revision() -> None:
    again = do.SetText(TITLE, "fr", "Discours liminaire", from_revision=1)
    assert french(sitting(ENTER, again).state) == Version("Discours liminaire", "draft", "person", 2)


def test_a_conflict_brings_back_what_the_other_wrote() -> None:
    other = do.SetText(TITLE, "fr", "Autre", from_revision=0)
    given(ENTER).when(other).refused("text_changed", revision=1, value="Ouverture")


def test_a_revision_that_never_was_is_a_conflict_with_nothing() -> None:
    other = do.SetText(TITLE, "fr", "Autre", from_revision=4)
    given().when(other).refused("text_changed", revision=0, value="")


def test_the_same_text_again_changes_nothing() -> None:
    given(ENTER).when(do.SetText(TITLE, "fr", "Ouverture", from_revision=0)).nothing()


@pytest.mark.parametrize(
    ("command", "reason"),
    [(do.SetText(TITLE, "fr", ""), "empty_text"), (do.SetText(TITLE, "en", "Welcome"), "original_language")],
)
def test_an_empty_text_and_the_originals_language_are_refused(command: do.SetText, reason: str) -> None:
    given().when(command).refused(reason)


@pytest.mark.parametrize(
    "command",
    [
        do.SetText("item.i9.title", "fr", "X"), do.ApproveText("item.i9.title", "fr", 1),
        do.ApproveText(TITLE, "fr", 1), do.SupplyTexts((supplied("X", "item.i9.title"),)),
    ],
)  # fmt: skip
def test_a_text_that_is_not_there_is_not_found(command: do.Command) -> None:
    given().when(command).not_found()


def test_approving_what_is_approved_changes_nothing() -> None:
    approve = do.ApproveText(TITLE, "fr", 1)
    given(ENTER, approve).when(approve).nothing()


def test_a_revision_nobody_looked_at_is_not_approved() -> None:
    given(ENTER).when(do.ApproveText(TITLE, "fr", 2)).refused("text_changed", revision=1, value="Ouverture")


def test_texts_are_supplied_with_their_standing_and_origin() -> None:
    given().when(supply("Ouverture")).then(ev.TextTranslated(TITLE, "fr", "Ouverture", "reviewed", "author", 1))


def test_a_better_supply_replaces_an_earlier_one_and_the_same_is_no_news() -> None:
    once = sitting(supply("Ouverture"))
    given(once).when(supply("Ouverture")).nothing()
    given(once).when(supply("Discours")).then(ev.TextTranslated(TITLE, "fr", "Discours", "reviewed", "author", 2))


def test_a_text_a_person_entered_stands_against_any_supply() -> None:
    given(ENTER).when(supply("Discours")).nothing()


def test_fifty_texts_come_at_once_and_no_more() -> None:
    assert len(sitting().would(supply(*["Ouverture"] * 50))) == 50
    given().when(supply(*["Ouverture"] * 51)).refused("too_many_texts")


def test_a_reader_sees_the_original_where_there_is_nothing_approved() -> None:
    text = sitting(ENTER).state.texts[TITLE]
    assert shown(text, "fr", drafts=False) == T("Opening", "en", "original", "source", 1)
    assert shown(text, "fr", drafts=True) == T("Ouverture", "fr", "draft", "person", 1)


def test_an_approved_text_is_shown_to_all() -> None:
    text = sitting(ENTER, do.ApproveText(TITLE, "fr", 1)).state.texts[TITLE]
    assert shown(text, "fr", drafts=False) == T("Ouverture", "fr", "reviewed", "person", 1)
    assert shown(text, "ru", drafts=True) == T("Opening", "en", "original", "source", 1)


def test_a_text_without_an_entry_is_an_original() -> None:
    assert plain("Chad", "en") == T("Chad", "en", "original", "source", 1)
