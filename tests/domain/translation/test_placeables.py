"""What is copied from an original by a key: in the order of the text, each once, names as the target has them."""

import pytest

from interp.domain.checks.required_terms import Term
from interp.domain.translation.placeables import KnownTerm, placeables, terms_in
from tests.translation_section import PARTIES


def texts(text: str, source: str = "en") -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in placeables(text, source, "fr")]


def test_pieces_come_in_the_order_of_the_text() -> None:
    found = texts("On 7 March 2016, in A/HRC/31/2, 47 States paid US$ 1,200.50 or 12.5% (see https://un.org/a).")
    assert found == [
        ("date", "7 March"), ("number", "2016"), ("symbol", "A/HRC/31/2"), ("number", "47"), ("number", "1,200.50"),
        ("number", "12.5%"), ("address", "https://un.org/a"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "Le 7 mars, 1\u00a0200 personnes à 10 heures.", ["7 mars", "1\u00a0200", "10"]),
        ("ru", "В 2016 году 12,5 % государств.", ["2016", "12,5 %"]),
        ("ar", "في عام 2016 استمع المجلس إلى 47 دولة.", ["2016", "47"]),
        ("zh", "3月7日，理事会听取了47个国家的发言。", ["3月7日", "47"]),
    ],
)
def test_numbers_and_days_are_found_in_each_language(language: str, text: str, found: list[str]) -> None:
    assert [each.text for each in placeables(text, language, "en")] == found


def test_a_name_is_inserted_in_its_form_of_the_target() -> None:
    names = [{"en": "Choi Kyong-lim", "ar": "تشوي كيونغ ليم"}]
    (found,) = placeables("I thank Choi Kyong-lim.", "en", "ar", names)
    assert (found.kind, found.text, found.insert) == ("name", "Choi Kyong-lim", "تشوي كيونغ ليم")


def test_a_piece_is_listed_once_and_a_key_is_left_for_each() -> None:
    assert texts("47 and 47") == [("number", "47")]
    assert len(texts(", ".join(map(str, range(100, 130))))) == 9


def test_terms_and_states_are_named_as_the_target_has_them() -> None:
    terms = [
        Term("required", {"en": ("universal periodic review",), "fr": ("Examen périodique universel", "EPU")}),
        Term("forbidden", {"en": ("review",), "fr": ("revue",)}),
        Term("required", {"en": ("Council",), "ar": ("المجلس",)}),
    ]
    found = terms_in("The universal periodic review of Niger by the Council", "en", "fr", terms, PARTIES)
    assert found == (
        KnownTerm("universal periodic review", "Examen périodique universel"), KnownTerm("Niger", "Niger"),
    )  # fmt: skip
    assert terms_in("Niger", "en", "zh", (), PARTIES) == (KnownTerm("Niger", "尼日尔"),)
    assert terms_in("Niger", "en", "fr") == ()
