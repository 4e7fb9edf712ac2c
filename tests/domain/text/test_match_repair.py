"""A translation is repaired where each number and symbol maps surely, and left alone otherwise."""

import pytest

from interp.domain.text.match_repair import plural, repaired


@pytest.mark.parametrize(
    ("source", "target", "text", "language", "wanted"),
    [
        ("Resolution 28/19 was adopted.", "La résolution 28/19 a été adoptée.", "Resolution 31/7 was adopted.", "fr",
         "La résolution 31/7 a été adoptée."),
        ("See A/HRC/31/34.", "见A/HRC/31/34号文件。", "See A/HRC/34/45/Add.1.", "zh", "见A/HRC/34/45/Add.1号文件。"),
        ("In 2015, 300 attended; in 2015.", "En 2015, 300 personnes; en 2015.", "In 2016, 400 attended; in 2016.", "fr",
         "En 2016, 400 personnes; en 2016."),
        ("1,000 pages", "1\u00a0000 pages", "2,500,000 pages", "fr", "2\u00a0500\u00a0000 pages"),
        ("3.5 per cent", "3,5 %", "12.25 per cent", "fr", "12,25 %"),
        ("في عام 2015", "in 2015", "في عام ٢٠١٦", "en", "in 2016"),
        ("In 2015", "في عام ٢٠١٥", "In 2016", "ar", "في عام ٢٠١٦"),
        ("Swap 5 for 12.", "Cambiar 5 por 12.", "Swap 12 for 5.", "es", "Cambiar 12 por 5."),
        ("15 States", "15 государств", "27 States", "ru", "27 государств"),
        ("in 2001", "в 2001 году", "in 2014", "ru", "в 2014 году"),
    ],
)  # fmt: skip
def test_what_maps_surely_is_repaired(source: str, target: str, text: str, language: str, wanted: str) -> None:
    assert repaired(source, target, text, language) == wanted


@pytest.mark.parametrize(
    ("source", "target", "text", "language"),
    [
        ("Article 13", "第十三条", "Article 14", "zh"),  # the target does not say 13 in digits
        ("3 of 3", "3 sur 3", "3 of 4", "fr"),  # which 3 became 4?
        ("12 rooms", "12 salles sur 12", "13 rooms", "fr"),  # once there, twice here
        ("1 child", "1 enfant", "2 child", "fr"),  # the word after it changes
        ("5 members", "5 членов", "2 members", "ru"),
        ("the 21st session", "la 21e session", "the 31st session", "fr"),  # ordinals have endings
        ("500 pages", "500 pages", "1,500 pages", "fr"),  # how does this text write thousands?
        ("1,000 men", "1000 hommes", "2,000 men", "fr"),
        ("room 07", "salle 07", "room 12", "fr"),
    ],
)
def test_what_does_not_map_surely_is_left_alone(source: str, target: str, text: str, language: str) -> None:
    assert repaired(source, target, text, language) is None


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", {1: "one", 0: "other", 2: "other"}), ("fr", {0: "one", 1: "one", 2: "other"}),
        ("es", {1: "one", 21: "other"}), ("zh", {1: "other"}),
        ("ru", {1: "one", 21: "one", 11: "many", 3: "few", 13: "many", 0: "many", 112: "many"}),
        ("ar", {0: "zero", 1: "one", 2: "two", 3: "few", 110: "few", 11: "many", 100: "other", 102: "other"}),
    ],
)  # fmt: skip
def test_plural_forms_are_those_of_cldr(language: str, forms: dict[int, str]) -> None:
    assert {count: plural(language, count) for count in forms} == forms
