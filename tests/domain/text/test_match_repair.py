"""A translation is repaired where each number and symbol maps surely, and left alone otherwise."""

import pytest

from interp.domain.text.match_repair import adapted, plural, repaired, variants


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


@pytest.mark.parametrize(
    ("source", "target", "text", "language", "wanted"),
    [
        ("Takes note of the report.", "Prend note du rapport.", "takes note of the report;", "fr",
         "prend note du rapport\u00a0;"),
        ("takes note of the report;", "prend note du rapport\u00a0;", "Takes note of the report.", "fr",
         "Prend note du rapport."),
        ("Takes note of the report.", "注意到该报告。", "takes note of the report;", "zh", "注意到该报告；"),
        ("Takes note of the report.", "يحيط علما بالتقرير.", "Takes note of the report;", "ar", "يحيط علما بالتقرير؛"),
        ("Takes note of resolution 28/19.", "Принимает к сведению резолюцию 28/19.", "takes note of resolution 31/7,",
         "ru", "принимает к сведению резолюцию 31/7,"),
        ("The rights of the child", "Los derechos del niño", "The rights of the child.", "es",
         "Los derechos del niño."),
        ("All States shall cooperate.", "États, coopérez.", "all States shall cooperate.", "fr", "États, coopérez."),
        ("Every child is heard.", "UNICEF entend chaque enfant.", "every child is heard.", "fr",
         "UNICEF entend chaque enfant."),
        ("In Geneva, all meet.", "À Genève, tous se réunissent.", "in Geneva, all meet.", "fr",
         "à Genève, tous se réunissent."),
    ],
)  # fmt: skip
def test_the_final_mark_and_the_first_letter_are_adapted(
    source: str, target: str, text: str, language: str, wanted: str
) -> None:
    assert adapted(source, target, text, "en", language) == wanted


@pytest.mark.parametrize(
    ("source", "target", "text"),
    [
        ("Is the child heard?", "L’enfant est-il entendu ?", "Is the child heard."),  # it says something else
        ("The child is heard.", "L’enfant est entendu", "The child is heard;"),  # the target does not end as its source
        ("The child is heard.", "L’enfant est entendu.", "The Child is heard."),  # not the first letter
        ("The child is heard.", "L’enfant est entendu.", "A child is heard."),
        ("And then...", "Et puis...", "And then;"),
    ],
)
def test_what_changes_more_than_the_mark_is_left_alone(source: str, target: str, text: str) -> None:
    assert adapted(source, target, text, "en", "fr") is None


def test_the_variants_of_a_text_are_those_that_can_be_adapted() -> None:
    assert variants("Takes note;", "en")[0] == "Takes note;"
    assert {"takes note.", "Takes note", "takes note,"} <= set(variants("Takes note;", "en"))
    assert "注意到。" in variants("注意到；", "zh")
    assert variants("Is it so?", "en") == ("Is it so?", "is it so?")
    assert variants("", "en") == ("",)
