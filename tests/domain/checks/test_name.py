"""Names stand in the form of the language, declined where it declines."""

import pytest

from interp.domain.checks.name import occurs
from tests.domain.checks.gold_translations import found


def test_a_name_stands_as_it_must() -> None:
    gilmore = {"en": "Kate Gilmore", "ru": "Кейт Гилмор", "zh": "凯特·吉尔莫尔", "ar": "كيت غيلمور"}
    assert "name_missing" in found("Kate Gilmore spoke.", "发言的是凯特·吉尔摩。", "en-zh", names=(gilmore,))
    assert found("Kate Gilmore spoke.", "凯特•吉尔莫尔发了言。", "en-zh", names=(gilmore,)) == {}
    assert found("Statement by Kate Gilmore", "Заявление Кейт Гилмор", "en-ru", names=(gilmore,)) == {}
    brazil = {"en": "Brazil", "ru": "Бразилия", "ar": "البرازيل"}
    assert found("Statement by Brazil", "Заявление Бразилии", "en-ru", names=(brazil,)) == {}
    assert found("Statement by Brazil", "بيان للبرازيل", "en-ar", names=(brazil,)) == {}


def test_a_name_without_a_form_may_stand_as_it_sounds_in_another_script() -> None:
    printed = dict.fromkeys(("en", "fr", "es", "ru", "zh", "ar"), "Kate Gilmore")
    assert found("Kate Gilmore spoke.", "Выступила Кейт Гилмор.", "en-ru", names=(printed,)) == {}
    assert found("Kate Gilmore spoke.", "وتكلمت كيت غيلمور.", "en-ar", names=(printed,)) == {}
    assert found("Kate Gilmore spoke.", "凯特·吉尔莫尔发了言。", "en-zh", names=(printed,)) == {}
    assert "name_missing" in found("Kate Gilmore spoke.", "Выступил Петр Иванов.", "en-ru", names=(printed,))
    assert "name_missing" in found("Kate Gilmore spoke.", "Catherine Gilmour a parlé.", "en-fr", names=(printed,))


@pytest.mark.parametrize(
    ("name", "text", "language", "there"),
    [
        ("Бразилия", "заявление Бразилии", "ru", True), ("Чад", "на чердаке", "ru", False),
        ("البرازيل", "وفد للبرازيل", "ar", True), ("مالي", "الاجتماع", "ar", False),
        ("尼日尔", "尼日利亚和尼日尔", "zh", True), ("Niger", "Nigeria", "en", False),
        ("Côte d’Ivoire", "la Côte d'Ivoire", "fr", True),        ("", "anything", "en", False),
    ],
)  # fmt: skip
def test_a_name_stands_as_a_word_of_its_own(name: str, text: str, language: str, there: bool) -> None:
    assert occurs(name, text, language) is there


def test_a_name_within_a_longer_one_is_not_missed() -> None:
    guinea = {"en": "Guinea", "fr": "Guinée"}
    bissau = {"en": "Guinea-Bissau", "fr": "Guinée-Bissau"}
    missed = found("Guinea-Bissau spoke.", "Bissau a pris la parole.", "en-fr", names=(guinea, bissau))
    assert missed["name_missing"].values == ("Guinea-Bissau", "Guinée-Bissau")
