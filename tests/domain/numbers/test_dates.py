"""Days as six languages print them have one key, and leave the rest of the text."""

import pytest

from interp.domain.numbers.dates import dates


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("on 7 March 2016", "en"), ("March 7th, 2016", "en"), ("le 7 mars 2016", "fr"), ("el 7 de marzo de 2016", "es"),
        ("7 марта 2016 года", "ru"), ("7 آذار/مارس 2016", "ar"), ("2016年3月7日", "zh"), ("2016-03-07", "en"),
        ("07.03.2016", "ru"), ("7/3/2016", "fr"), ("2016 年 3 月 7 日", "zh"),
    ],
)  # fmt: skip
def test_a_day_is_the_same_in_every_language(text: str, language: str) -> None:
    found, rest = dates(text, language)
    assert [each.key for each in found] == [(7, 3)]
    assert "2016" in rest and "7" not in rest


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("March 4 and 5", "en"), ("March 4–5", "en"), ("4 and 5 March", "en"), ("les 4 et 5 mars", "fr"),
        ("4 и 5 марта", "ru"), ("3月4日和5日", "zh"), ("3 月 4 日至 5 日", "zh"),
    ],
)  # fmt: skip
def test_of_two_days_the_last_is_the_date_and_the_first_a_number(text: str, language: str) -> None:
    found, rest = dates(text, language)
    assert [each.key for each in found] == [(5, 3)] and "4" in rest and "5" not in rest


def test_a_month_alone_is_no_number_in_chinese() -> None:
    assert dates("2019 年 12 月在中国", "zh")[1].split() == ["2019", "年", "在中国"]


def test_the_first_of_a_month_may_be_an_ordinal() -> None:
    assert [each.key for each in dates("le 1er mai et le 1er juin", "fr")[0]] == [(1, 5), (1, 6)]
    assert [each.key for each in dates("1º de septiembre, 1 de setiembre", "es")[0]] == [(1, 9), (1, 9)]


def test_the_last_day_of_a_range_may_have_an_article() -> None:
    assert [each.key for each in dates("from May 10 to the 26th", "en")[0]] == [(26, 5)]


@pytest.mark.parametrize(
    ("text", "language"),
    [("45 March", "en"), ("2016-13-07", "en"), ("13月7日", "zh"), ("A/HRC/31/34", "en"), ("March 2016", "en")],
)
def test_what_is_no_day_stays_in_the_text(text: str, language: str) -> None:
    assert dates(text, language) == ((), text)


def test_the_decimals_of_a_number_are_no_day() -> None:
    assert dates("los 100,8 de agosto", "es")[0] == () and dates("100,8 août", "fr")[0] == ()
