"""Names stand in the form of the language, declined where it declines."""

from tests.domain.checks.gold_translations import found


def test_a_name_stands_as_it_must() -> None:
    gilmore = {"en": "Kate Gilmore", "ru": "Кейт Гилмор", "zh": "凯特·吉尔莫尔", "ar": "كيت غيلمور"}
    assert "name_missing" in found("Kate Gilmore spoke.", "发言的是凯特·吉尔摩。", "en-zh", names=(gilmore,))
    assert found("Kate Gilmore spoke.", "凯特•吉尔莫尔发了言。", "en-zh", names=(gilmore,)) == {}
    assert found("Statement by Kate Gilmore", "Заявление Кейт Гилмор", "en-ru", names=(gilmore,)) == {}
    brazil = {"en": "Brazil", "ru": "Бразилия", "ar": "البرازيل"}
    assert found("Statement by Brazil", "Заявление Бразилии", "en-ru", names=(brazil,)) == {}
    assert found("Statement by Brazil", "بيان للبرازيل", "en-ar", names=(brazil,)) == {}
