"""How long a text usually takes to say: letters, numbers as they are read, pauses at punctuation."""

import pytest

from interp.domain.captions.spoken_length import PAUSE_MS, STOP_MS, number_letters, text_ms
from tests.row_by_row import row_by_row
from tests.simulated_speakers import number, plain

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")


@row_by_row("value", [0, 7, 12, 31, 47, 100, 512, 1994, 2016, 45_000, 1_234_567, 2_000_000, 987_654_321])
def test_a_number_is_as_long_as_its_words(value: int) -> None:
    words = list(number(value))
    letters = sum(map(len, words)) + 0.5 * len(words)
    digits = str(value) if 1_100 <= value < 2_100 else f"{value:,}"
    assert number_letters(digits, "en") == pytest.approx(letters, rel=0.3, abs=2)


@pytest.mark.parametrize("written", ["1,234,567", "1.234.567", "1\u00a0234\u00a0567", "1\u202f234\u202f567", "1234567"])
def test_however_its_groups_are_written_a_number_is_as_long(written: str) -> None:
    assert text_ms(written, "fr") == text_ms("1,234,567", "fr") > 5_000


def test_digits_of_other_scripts_are_numbers() -> None:
    assert text_ms("٢٠١٦", "ar") == text_ms("2016", "ar") > 4 * text_ms("x", "ar")


def test_what_is_no_plain_number_is_read_digit_by_digit() -> None:
    assert number_letters("007", "en") == 3 * number_letters("7", "en")
    assert number_letters("9" * 40, "en") == 40 * number_letters("9", "en")


def test_a_russian_number_is_longer_and_a_chinese_one_has_two_characters_a_digit() -> None:
    assert number_letters("45", "ru") > number_letters("45", "en") > number_letters("45", "zh") == 4
    assert number_letters("1,000,000", "zh") == 2 and number_letters("0", "zh") == 1


def test_a_point_and_signs_are_read() -> None:
    assert text_ms("12.5%", "en") > text_ms("12 5", "en") + 600


@pytest.mark.parametrize(("mark", "ms"), [(",", PAUSE_MS), (";", PAUSE_MS), (":", PAUSE_MS), (".", STOP_MS)])
def test_punctuation_is_a_pause(mark: str, ms: int) -> None:
    assert text_ms(f"Thank you{mark}", "en") - text_ms("Thank you", "en") == ms
    assert text_ms(f"x{mark} y", "en") - text_ms("x y", "en") == ms


@pytest.mark.parametrize(
    ("mark", "language", "ms"),
    [("،", "ar", PAUSE_MS), ("؟", "ar", STOP_MS), ("，", "zh", PAUSE_MS), ("。", "zh", STOP_MS)],
)
def test_so_is_that_of_other_scripts(mark: str, language: str, ms: int) -> None:
    space = " " if language == "ar" else ""
    assert text_ms(f"x{mark}{space}y", language) - text_ms(f"x{space}y", language) == ms


def test_a_mark_inside_a_figure_or_an_address_is_no_pause() -> None:
    assert text_ms("a.b", "en") == text_ms("a/b", "en")
    assert text_ms("14:30", "en") < text_ms("14", "en") + text_ms("30", "en") + PAUSE_MS


def test_nothing_takes_no_time() -> None:
    assert text_ms("", "en") == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_usual_text_takes_the_time_of_its_characters(language: str) -> None:
    usual = {"ar": 11.5, "zh": 4.0, "en": 12.0}.get(language, 12.5)
    texts = [text.text for unit in plain(language) if (text := unit.text(language))]
    by_characters = 1000 * sum(map(len, texts)) / usual
    assert sum(text_ms(each, language) for each in texts) == pytest.approx(by_characters, rel=0.03)
