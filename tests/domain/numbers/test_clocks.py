"""Hours as six languages print them mean the same hour of the day, and leave the rest of the text."""

import pytest

from interp.domain.numbers.clocks import as_figure, clocks
from tests.row_by_row import row_by_row


@row_by_row(
    ("text", "language", "hour"),
    [
        ("at 3.30 p.m.", "en", 15), ("at 3.30 am", "en", 3), ("à 15 h 30", "fr", 15), ("à 3 h 30", "fr", 3),
        ("a las 15.30 horas", "es", 15), ("a las 3.30 de la tarde", "es", 15), ("a las 3.30 p. m.", "es", 15),
        ("в 15 ч. 30 м.", "ru", 15), ("в 15.30", "ru", 15),
        ("в 3 часа 30 мин. дня", "ru", 15), ("الساعة 15/30", "ar", 15),
        ("الساعة 3/30 بعد الظهر", "ar", 15), ("الساعة 3/30 صباحاً", "ar", 3), ("下午3时30分", "zh", 15),
        ("下午3点半", "zh", 15), ("上午3:30", "zh", 3), ("下午三时半", "zh", 15), ("15:30", "fr", 15),
        ("1530 UTC", "en", 15), ("at 15.30", "en", 15), ("（1530 UTC）", "zh", 15), ("الساعة 1530", "ar", 15),
    ],
)  # fmt: skip
def test_an_hour_is_that_of_the_day(text: str, language: str, hour: int) -> None:
    found, rest = clocks(text, language)
    assert [(set(each.hours), each.minute) for each in found] == [({hour}, 30)]
    assert "30" not in rest


@row_by_row(
    ("text", "language", "hours"),
    [
        ("at noon", "en", {12}), ("at midnight", "en", {0}), ("12 a.m.", "en", {0}), ("12 p.m.", "en", {12}),
        ("à midi", "fr", {12}), ("cet après-midi", "fr", None),
        ("آلام الظهر", "ar", None), ("at 15.30 per cent", "en", None),
        ("a medianoche", "es", {0}), ("в полдень", "ru", {12}),
        ("ظهراً", "ar", {12}), ("بعد الظهر", "ar", None), ("中午", "zh", {12}), ("中午12时", "zh", {12}),
        ("中午1时", "zh", {13}), ("上午十二时", "zh", {12}), ("9 o’clock", "en", {9, 21}), ("9:00", "en", {9, 21}),
        ("الساعة 9", "ar", {9, 21}), ("9时", "zh", {9, 21}), ("24 heures", "fr", {0}),
    ],
)  # fmt: skip
def test_an_hour_may_be_named_or_left_open(text: str, language: str, hours: set[int] | None) -> None:
    assert [set(each.hours) for each in clocks(text, language)[0]] == ([hours] if hours else [])


def test_minutes_after_midnight_are_no_hour() -> None:
    (found,) = clocks("14 مارس 2020، 00:24", "ar")[0]
    assert (found.minute, 0 in found.hours) == (24, True)


def test_the_first_hour_of_a_span_may_be_in_either_half() -> None:
    three, six = clocks("from 3 to 6 p.m.", "en")[0]
    fifteen = clocks("15 heures", "fr")[0][0]
    assert (three.may_be(fifteen), six.may_be(fifteen)) == (True, False)


@pytest.mark.parametrize(
    ("text", "language"),
    [("3 heureux", "fr"), ("15:75", "en"), ("3时间", "zh"), ("9 am", "ru"), ("в 17.18", "ru"),
     ("с 2.50", "ru"), ("48 часов", "ru"), ("三点建议", "zh")],
)
def test_what_is_no_hour_stays_in_the_text(text: str, language: str) -> None:
    assert clocks(text, language) == ((), text)


def test_noon_and_midnight_may_be_two_words_or_an_adjective() -> None:
    said = (("media noche", "es", 0), ("medio día", "es", 12), ("полночный", "ru", 0), ("до полудня", "ru", 12))
    assert [[*clocks(text, language)[0][0].hours] for text, language, _ in said] == [[hour] for *_, hour in said]
    assert clocks("после полудня", "ru")[0] == ()
    assert [each.hours for each in clocks("около 13.30", "ru")[0]] == [{13}]


def test_two_hours_said_together_are_either() -> None:
    assert [each.hours for each in clocks("下午五六点", "zh")[0]] == [{17, 18}]


def test_an_hour_of_the_afternoon_with_a_point_needs_no_preposition_in_russian() -> None:
    assert [each.hours for each in clocks("вместо назначенных 14.00 он придет", "ru")[0]] == [{14}]
    assert clocks("всего 14.00 млн", "ru")[0] == () and clocks("всего 9.30", "ru")[0] == ()


def test_hours_of_24_may_have_a_point_in_english() -> None:
    assert [({*each.hours}, each.minute) for each in clocks("at 20.45 hrs", "en")[0]] == [({20}, 45)]


def test_the_end_of_the_evening_is_midnight() -> None:
    assert [{*each.hours} for each in clocks("晚间24:00", "zh")[0]] == [{0}]
    assert clocks("后半夜观测", "zh")[0] == () and [{*each.hours} for each in clocks("子夜", "zh")[0]] == [{0}]


def test_the_beginning_of_a_span_needs_no_half_of_the_day() -> None:
    found, _ = clocks("de las 6.30 a las 10 de la mañana", "es")
    assert [(set(each.hours) & {6, 10}, each.minute) for each in found] == [({6}, 30), ({10}, 0)]


def test_half_a_day_is_no_noon() -> None:
    assert clocks("pasar medio día en casa", "es")[0] == () and clocks("al medio día", "es")[0] != ()


def test_an_hour_read_as_a_figure() -> None:
    assert as_figure(8, 5) == (8.05, 805.0)
