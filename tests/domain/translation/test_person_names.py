"""What a name may consist of, and which words after it are no office."""

import pytest

from interp.domain.translation.person_names import ends_in_office, is_name, is_office, split_chinese
from tests.row_by_row import row_by_row


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ban Ki-moon", "en"), ("Zeid Ra'ad Al Hussein", "en"), ("J.-M. de la Tour", "fr"), ("O’Flaherty", "en"),
        ("José Ortega y Gasset", "es"), ("Зейд Раад аль-Хусейн", "ru"), ("Фон дер Ляйен", "ru"),
        ("زيد رعد الحسين", "ar"),
    ],
)  # fmt: skip
def test_a_name_is_capitals_and_particles(text: str, language: str) -> None:
    assert is_name(text, language)


@row_by_row(
    ("text", "language"),
    [
        ("", "en"), ("Smith told us", "en"), ("Smith 78", "en"), ("Smith and Jones", "en"), ("Smith Mr. Jones", "en"),
        ("Pérez y", "es"), ("Pérez de la los Ríos", "es"), ("Ban. Geneva", "en"),
        ("One Two Three Four Five Six Seven", "en"), ("Иванов посетил", "ru"),
        ("بان زار", "ar"), ("بان يزور", "ar"), ("كيت قالت", "ar"), ("بان كي مون أول ثان", "ar"),
    ],
)  # fmt: skip
def test_a_verb_a_digit_or_a_second_person_is_no_name(text: str, language: str) -> None:
    assert not is_name(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "en"), ("Director and Chair of the Board", "en"), ("président du Conseil", "fr"),
        ("Генеральный директор", "ru"), ("советник и глава Отдела", "ru"),
        ("مؤسِّسة الجمعية", "ar"), ("人权理事会主席", "zh"),
    ],
)  # fmt: skip
def test_an_office_holds_no_verb(text: str, language: str) -> None:
    assert is_office(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("who agreed", "en"), ("Chair, has left", "en"), ("où elle parla", "fr"), ("que aceptó", "es"),
        ("выступила в Совете", "ru"), ("глава Отдела, обратился к нам", "ru"), ("حيث تحدث", "ar"),
        ("رئيس المجلس يشكركم وقالت", "ar"), ("昨天访问日内瓦", "zh"), ("主席说明", "zh"),
        ("professor of law at a school of great renown in the north, gone.", "en"),
    ],
)  # fmt: skip
def test_a_clause_is_no_office(text: str, language: str) -> None:
    assert not is_office(text, language)


def test_a_chinese_name_begins_where_characters_render_sounds() -> None:
    assert split_chinese("副高级专员凯特·吉尔莫尔") == ("副高级专员", "凯特·吉尔莫尔")
    assert split_chinese("凯特·吉尔莫尔") == ("", "凯特·吉尔莫尔")
    assert (split_chinese("王毅"), split_chinese("凯特·访问")) == (None, None)
    assert (ends_in_office("人权理事会主席"), ends_in_office("昨天")) == (True, False)
