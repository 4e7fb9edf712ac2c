"""Two-digit numbers that stand less often than in the original, or in words and then not at all."""

import pytest

from interp.domain.checks import check, number_counts


def told(source: str, target: str, one: str, other: str) -> list[tuple[str, str]]:
    return [(each.severity, each.message) for each in check(source, target, one, other)]


MISSING = [
    ("Women aged 18 to 29 before the age of 18", "Les femmes de 18 à 29 ans avant l’âge de ans", "en", "fr"),
    ("نسبة الضحايا خلال الاثني عشر شهرا السابقة", "Proportion de victimes au cours des mois précédents", "ar", "fr"),
    ("Women aged fifteen and over", "Les femmes âgées de et plus", "en", "fr"),
    ("Le Cadre décennal de programmation", "The Framework of Programmes", "fr", "en"),
    ("levels of PM2.5 and PM10 in cities", "niveaux de PM2.5 et de PM47 dans les villes", "en", "fr"),
    ("女童占十五名", "Les filles sont au nombre de.", "zh", "fr"),
    ("Двадцать пять государств выступили.", "Les États ont pris la parole.", "ru", "fr"),
]


@pytest.mark.parametrize(("source", "target", "one", "other"), MISSING)
def test_a_two_digit_number_is_missed(source: str, target: str, one: str, other: str) -> None:
    assert [severity for severity, message in told(source, target, one, other) if "missing" in message] == ["error"]


def test_a_changed_number_that_still_stands_elsewhere_is_an_error() -> None:
    found = told("Women aged 18 to 29 before age 18", "Femmes de 18 à 29 ans avant l’âge de 75 ans", "en", "fr")
    assert [severity for severity, _ in found] == ["error"]


RIGHT = [
    ("منذ التسعينات", "Depuis les années 1990", "ar", "fr"),
    ("in the next ten years", "au cours de la prochaine décennie", "en", "fr"),
    ("Le Cadre décennal", "الإطار العشـري", "fr", "ar"),
    ("dozens of schools", "plusieurs écoles", "en", "fr"),
    ("这十分重要", "This is very important.", "zh", "en"),
    ("Women aged 18 to 29 before eighteen", "Femmes de 18 à 29 ans avant 18 ans", "en", "fr"),
]


@pytest.mark.parametrize(("source", "target", "one", "other"), RIGHT)
def test_what_is_no_certain_number_is_not_missed(source: str, target: str, one: str, other: str) -> None:
    assert [each for each in told(source, target, one, other) if "umber" in each[1]] == []


def test_a_code_of_a_letter_and_a_pointed_number_keeps_it() -> None:
    for code in ("J451", "J4.51", "J45"):
        assert told("Use code J45.1 here.", f"此处使用代码 {code}。", "en", "zh") != []
    assert told("Use code J45.1 here.", "此处使用代码 J45.1。", "en", "zh") == []
    assert told("Use code J45.1.", "此处使用代码 J45.1", "en", "zh") == []


def test_decades_are_not_of_ten_years() -> None:
    assert number_counts.ten_years_lost("les deux dernières décennies", False, ()) == []
    assert number_counts.ten_years_lost("un plan décennal", False, ()) == [10]


RATES = "A tax of 7 on every 4,000 cows and of 9 on every 4,000 goats"
LOST_GROUPS = [
    ("Un impôt de 7 pour 4 vaches et de 9 pour 4 000 chèvres", "fr"),
    ("Налог 7 на каждые 4 000 коров и 9 на каждые 4 коз", "ru"),
    ("每4头牛征税7元，每4 000只山羊征税9元", "zh"),
]


@pytest.mark.parametrize(("target", "language"), LOST_GROUPS)
def test_a_large_number_said_twice_is_missed_once_a_digit_stands_in_its_place(target: str, language: str) -> None:
    assert ("error", "The original says 4000, the translation 4.") in told(RATES, target, "en", language)


def test_a_large_number_said_once_less_is_none_without_a_new_digit() -> None:
    assert told(RATES, "Un impôt de 7 ou de 9 pour 4 000 vaches ou chèvres", "en", "fr") == []
    said = "Four of the 4,000 cows and one of the 4,000 goats"
    assert told(said, "4 des 4 000 vaches et une chèvre", "en", "fr") == []


def test_a_thousand_that_became_a_digit_is_told_beside_thousands() -> None:
    source, target = "Более 1000 домов стояли пустыми, а тысячи людей искали жилье.", "More than {} homes were empty."
    target = target[:-1] + ", while thousands of people looked for a home."
    assert told(source, target.format("1,000"), "ru", "en") == []
    assert told(source, target.format("1"), "ru", "en") == [("error", "The original says 1000, the translation 1.")]


def test_a_range_with_a_scale_has_no_new_digit() -> None:
    assert told("des navires de 3 à 6 millions", "ships of 3-6 million", "fr", "en") == []
