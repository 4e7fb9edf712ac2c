"""Dates and hours as six languages print them have one key, and leave the rest of the text."""

import pytest

from interp.domain.text.dates import clocks, dates


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("on 7 March 2016", "en"), ("March 7th, 2016", "en"), ("le 7 mars 2016", "fr"), ("el 7 de marzo de 2016", "es"),
        ("7 марта 2016 года", "ru"), ("7 آذار/مارس 2016", "ar"), ("2016年3月7日", "zh"), ("2016-03-07", "en"),
        ("07.03.2016", "ru"), ("7/3/2016", "fr"),
    ],
)  # fmt: skip
def test_a_day_is_the_same_in_every_language(text: str, language: str) -> None:
    found, rest = dates(text, language)
    assert [each.key for each in found] == [(7, 3)]
    assert "2016" in rest and "7" not in rest


def test_the_first_of_a_month_may_be_an_ordinal() -> None:
    assert [each.key for each in dates("le 1er mai et le 1er juin", "fr")[0]] == [(1, 5), (1, 6)]
    assert [each.key for each in dates("1º de septiembre, 1 de setiembre", "es")[0]] == [(1, 9), (1, 9)]


@pytest.mark.parametrize(
    ("text", "language"),
    [("45 March", "en"), ("2016-13-07", "en"), ("13月7日", "zh"), ("A/HRC/31/34", "en"), ("March 2016", "en")],
)
def test_what_is_no_day_stays_in_the_text(text: str, language: str) -> None:
    assert dates(text, language) == ((), text)


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("at 3.30 p.m.", "en", (3, 30)), ("at noon", "en", (0, 0)), ("à 15 h 30", "fr", (3, 30)),
        ("à midi", "fr", (0, 0)), ("a las 15.30 horas", "es", (3, 30)), ("в 15 ч. 30 м.", "ru", (3, 30)),
        ("الساعة 15/30", "ar", (3, 30)), ("下午3时30分", "zh", (3, 30)), ("下午3点半", "zh", (3, 30)),
        ("15:30", "fr", (3, 30)), ("12 a.m.", "en", (0, 0)),
    ],
)  # fmt: skip
def test_an_hour_is_that_of_a_dial_of_twelve(text: str, language: str, key: tuple[int, int]) -> None:
    found, rest = clocks(text, language)
    assert [each.key for each in found] == [key]
    assert "30" not in rest


@pytest.mark.parametrize(("text", "language"), [("3 heureux", "fr"), ("15:75", "en"), ("3时间", "zh"), ("9 am", "ru")])
def test_what_is_no_hour_stays_in_the_text(text: str, language: str) -> None:
    assert clocks(text, language) == ((), text)
