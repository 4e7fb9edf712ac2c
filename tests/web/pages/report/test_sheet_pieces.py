"""Pieces of a sheet: figures apart from words, texts with what has to be said of them."""

from dataclasses import replace

import pytest

from interp.domain.model.texts import T
from interp.domain.text.printed_sheet import SheetPiece
from interp.domain.views.view_parts import PersonView
from interp.web.pages.report.sheet_pieces import SheetPieces

EN = SheetPieces("en", "Europe/Zurich")
START = 1_457_337_600_000


def test_a_draft_is_marked_and_so_is_an_original_in_another_language() -> None:
    assert EN.text(T("Nom", "fr", "original", "source", 1)) == (SheetPiece("Nom", "fr", "text", "FR"),)
    assert EN.text(T("Name", "en", "original", "source", 1)) == (SheetPiece("Name", "en", "text"),)
    assert EN.text(T("Name", "en", "draft", "machine", 1)) == (SheetPiece("Name", "en", "text", "draft"),)
    assert EN.text(None) == ()


def test_a_person_is_addressed_as_the_language_does_and_a_name_has_no_mark() -> None:
    person = PersonView(T("Ana", "en", "original", "source", 1), "ms", (), None)
    made = SheetPieces("fr", "Europe/Zurich").person(person)
    assert [(each.text, each.kind, each.mark) for each in made] == [("Mme\u00a0", "words", ""), ("Ana", "text", "")]
    assert [each.text for each in EN.person(replace(person, honorific="count"))] == ["Ana"]


def test_hours_and_lengths_are_figures() -> None:
    assert EN.hour(START) == (SheetPiece("09:00", "en", "figure"),)
    assert EN.length(200_499) == (SheetPiece("3′20″", "en", "figure"),)
    assert EN.hour(None) == EN.length(None) == EN.difference(None) == ()


@pytest.mark.parametrize(
    ("ms", "said"), [(61_000, "+1′01″"), (-61_000, "−1′01″"), (0, "0′"), (-400, "0′"), (500, "+1″")]
)
def test_a_difference_has_its_sign(ms: int, said: str) -> None:
    assert [each.text for each in EN.difference(ms)] == [said]


def test_the_values_of_a_phrase_are_pieces_of_their_own() -> None:
    made = SheetPieces("fr", "Europe/Zurich").phrase("record.until_time", time=EN.hour(START))
    assert [each.kind for each in made] == ["words", "figure"] and made[1].text == "09:00"


def test_a_code_without_words_stands_as_it_is() -> None:
    assert EN.coded("role.unheard_of") == (SheetPiece("unheard_of", "en"),)
