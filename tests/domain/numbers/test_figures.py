"""Figures mean the same however a language groups, scales, joins and rounds them."""

import pytest

from interp.domain.numbers.figures import figures
from tests.row_by_row import row_by_row


@row_by_row(
    ("text", "language", "value"),
    [
        ("1,250,000", "en", 1_250_000), ("1 250 000", "fr", 1_250_000), ("1.250.000", "es", 1_250_000),
        ("1\u00a0250\u00a0000", "ru", 1_250_000), ("000 250 1", "ar", 1_250_000), ("125万", "zh", 1_250_000),
        ("1.5 billion", "en", 1.5e9), ("1,5 milliard", "fr", 1.5e9), ("1 500 millones", "es", 1.5e9),
        ("1,5 млрд", "ru", 1.5e9), ("1.5 بليون", "ar", 1.5e9), ("15亿", "zh", 1.5e9), ("1 billion", "fr", 1e12),
        ("2 mil millones", "es", 2e9), ("12,5", "fr", 12.5), ("12.5", "en", 12.5), ("5 000万", "zh", 50_000_000),
        ("£2.8bn", "en", 2.8e9), ("$125m", "en", 125e6), ("3,5 Md€", "fr", 3.5e9), ("$5 m", "en", 5e6),
        ("125 m", "en", 125), ("$300+ billion", "en", 3e11), ("8.3 billion", "en", 8.3e9),
        (".08%", "en", 0.08), ("$.20", "en", 0.2), ("mediados de los 80.", "es", 1980), ("百分之百", "zh", 100),
    ],
)  # fmt: skip
def test_a_figure_may_stand_for_its_value(text: str, language: str, value: float) -> None:
    assert value in {each for figure in figures(text, language) for each in figure.values}


def test_a_chinese_number_of_two_scales_is_one() -> None:
    (found,) = figures("1亿2 000万人", "zh")
    assert 120_000_000 in found.values


def test_a_scale_may_be_that_of_both_ends_of_a_range() -> None:
    first, second = figures("10 to 15 million", "en")
    assert {10, 10_000_000} <= first.values and second.values == {15_000_000}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the 1980s", "en"),
        ("80-х годов", "ru"),
        ("les années 80", "fr"),
        ("los años 80", "es"),
        ("1980年代", "zh"),
        ("20世纪80年代", "zh"),
    ],
)
def test_a_decade_is_one_in_every_language(text: str, language: str) -> None:
    assert 1980 in {value for figure in figures(text, language) for value in figure.values}


def test_a_chain_is_its_numbers_and_a_pair_of_years_may_be_cut_short() -> None:
    (found,) = figures("2015/16", "en")
    assert found.ways == ((2015.0, 16.0), (2015.0, 2016.0))
    (found,) = figures("4-1", "ar")
    assert found.values == {4.0, 1.0, 4.1} and not found.firm


@pytest.mark.parametrize(
    "text", ["15%", "15 per cent", "15 pour cent", "15 por ciento", "15 процентов", "15 في المائة"]
)
def test_a_share_says_so(text: str) -> None:
    language = "ar" if "في" in text else "ru" if "процент" in text else "en"
    (found,) = figures(text, language)
    assert found.percent and found.firm


def test_the_number_of_an_illness_is_no_figure() -> None:
    assert figures("COVID-19, 2019冠状病毒病", "zh") == ()


def test_a_small_number_needs_no_counterpart() -> None:
    assert [each.firm for each in figures("3 and 300", "en")] == [False, True]


@row_by_row(
    ("text", "language"),
    [("200 milles marins", "fr"), ("5 militares", "es"), ("15 millas", "es"), ("200 milles nautiques", "fr")],
)
def test_a_word_that_begins_like_a_scale_is_none(text: str, language: str) -> None:
    (found,) = figures(text, language)
    assert found.ways == ((float(text.split(maxsplit=1)[0]),),)


def test_a_range_of_groups_is_two_numbers() -> None:
    assert [each.values for each in figures("15.000-20.000", "es")] == [{15_000.0}, {20_000.0}]


@row_by_row(
    ("text", "language", "value"),
    [
        ("18 miles de millones", "es", 18e9), ("14 lakh", "en", 1.4e6), ("23.94 crore", "en", 239.4e6),
        ("2,06,737 cases", "en", 206_737.0), ("16-миллионного", "ru", 16e6), ("100k metres", "en", 1e5),
        ("mid-90s", "en", 1990.0),
    ],
)  # fmt: skip
def test_a_scale_of_several_words_or_letters_is_read(text: str, language: str, value: float) -> None:
    assert [each for each in figures(text, language) if value in each.values]


def test_a_decimal_needs_a_counterpart_beside_a_letter_too() -> None:
    assert [each.firm for each in figures("UK7.5, F16, 26x164mm", "en")] == [True, False, True, True]


@row_by_row(
    ("text", "language", "value"),
    [
        ("8 thousand million Euros", "en", 8e9), ("1.2bn people", "en", 1.2e9), ("5 mil 352 pesos", "es", 5_352.0),
        ("17 mil 280 millones de pesos", "es", 17.28e9), ("5 millones 143 mil", "es", 5.143e6),
    ],
)  # fmt: skip
def test_a_number_may_be_said_in_steps(text: str, language: str, value: float) -> None:
    (found,) = figures(text, language)
    assert found.value == value


def test_two_figures_with_a_scale_between_them_may_be_two() -> None:
    assert [each.value for each in figures("5 mil y 352", "es")] == [5_000.0, 352.0]
    assert [each.value for each in figures("20 mil 2012", "es")] == [20_000.0, 2_012.0]


@pytest.mark.parametrize(
    ("text", "language"),
    [("3 and more than 10 million", "en"), ("3 y más de 10 millones", "es"), ("3 и более 10 млн", "ru")],
)
def test_a_scale_may_be_that_of_both_where_the_last_is_a_least(text: str, language: str) -> None:
    assert 3_000_000 in figures(text, language)[0].values


def test_a_spanish_number_of_things_is_no_decade() -> None:
    assert 1980 not in figures("los 80 países", "es")[0].values


def test_a_decimal_before_an_s_is_no_decade() -> None:
    assert [each.value for each in figures("two of his runs were 6.80s", "en")] == [6.8]


def test_two_russian_steps_are_one_number_only_where_the_second_is_smaller() -> None:
    assert [each.value for each in figures("3 млн 200 тыс. голосов", "ru")] == [3_200_000.0]
    assert [each.value for each in figures("3 тысячи 20 млн", "ru")] == [3_000.0, 20_000_000.0]
