"""Letters of words are likely in their own language, and letters by chance in none."""

import pytest

from interp.domain.checks.letter_pairs import LETTERS, PAIRS, unlikely


@pytest.mark.parametrize("language", LETTERS)
def test_a_table_has_a_digit_for_each_pair(language: str) -> None:
    assert len(PAIRS[language]) == (len(LETTERS[language]) + 1) ** 2
    assert PAIRS[language].isdecimal()


@pytest.mark.parametrize(
    ("word", "language"),
    [("development", "en"), ("développement", "fr"), ("situación", "es"), ("правительство", "ru"), ("الحُكومة", "ar")],
)
def test_a_word_is_likely_in_its_language(word: str, language: str) -> None:
    digits, pairs = unlikely(word, language)
    assert 0 < digits < 4 * pairs


def test_letters_by_chance_are_not_likely_and_other_scripts_are_not_measured() -> None:
    digits, pairs = unlikely("xqzjkvwq", "en")
    assert digits > 7 * pairs
    assert (unlikely("слово", "en"), unlikely("", "en")) == ((0, 0), (0, 0))
