"""Words of a translation replaced: by case, whole or anywhere, whatever sign a keyboard writes for a space."""

import pytest

from interp.domain.translation.text_replacement import Search, replaced
from interp.errors import BadRequest


@pytest.mark.parametrize(
    ("language", "text", "search", "after"),
    [
        ("fr", "Le plancher, le Plancher.", Search("plancher", "sol"), "Le sol, le sol."),
        ("fr", "Le plancher, le Plancher.", Search("plancher", "sol", case=True), "Le sol, le Plancher."),
        ("fr", "Les États et l’État", Search("état", "pays", whole=True), "Les États et l’pays"),
        ("fr", "l’enfant", Search("l'enfant", "le jeune"), "le jeune"),
        ("fr", "47\u00a0États", Search("47 États", "48\u00a0États"), "48\u00a0États"),
        ("ru", "Мира нет без мира.", Search("мира", "покоя", case=True), "Мира нет без покоя."),
        ("ar", "مجلس حقوق الإنسان", Search("مجلس", "هيئة", whole=True), "هيئة حقوق الإنسان"),
        ("ar", "كتبَ", Search("كتب", "قرأ"), "كتبَ"),  # the mark makes it another word
        ("zh", "理事会听取了发言。", Search("理事会", "委员会", whole=True), "委员会听取了发言。"),
        ("es", "a.b y axb", Search("a.b", r"\1"), r"\1 y axb"),
        ("en", "cafe\u0301 cafe", Search("cafe", "bar"), "cafe\u0301 bar"),
    ],
)
def test_every_place_found_is_replaced(language: str, text: str, search: Search, after: str) -> None:
    assert replaced(text, search, language) == after


@pytest.mark.parametrize("words", ["", "  ", "\u2066"])
def test_nothing_cannot_be_looked_for(words: str) -> None:
    with pytest.raises(BadRequest, match="empty_text"):
        replaced("Merci.", Search(words, "x"), "fr")
