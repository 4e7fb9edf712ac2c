"""The lists of words by which captions are cut: for each language, written as they are looked up."""

import unicodedata

import pytest

from interp.domain.captions.line_break_words import CHINESE, JOINING, LEANS
from interp.domain.model.meeting_languages import MEETING_LANGUAGES

TABLES = pytest.mark.parametrize("table", [JOINING, LEANS], ids=["joining", "leans"])


@TABLES
def test_each_language_has_its_row(table: dict[str, str]) -> None:
    assert sorted(table) == sorted(MEETING_LANGUAGES)
    assert all(row.split() for row in table.values())


@TABLES
@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_a_word_is_written_as_it_is_looked_up(table: dict[str, str], language: str) -> None:
    words = table[language].split()
    assert [word for word in words if word != word.lower() or "'" in word] == []
    assert [word for word in words if word != unicodedata.normalize("NFC", word)] == []


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_a_word_stands_in_one_row_once(language: str) -> None:
    words = [*JOINING[language].split(), *LEANS[language].split()]
    assert [word for word in set(words) if words.count(word) > 1] == []


def test_the_rows_of_chinese_are_single_characters_as_lines_are_cut_between_them() -> None:
    assert [word for word in (*JOINING["zh"].split(), *LEANS["zh"].split()) if len(word) != 1] == []


def test_the_chinese_words_to_keep_whole_are_chinese_and_longer_than_a_character() -> None:
    words = CHINESE.split()
    assert [word for word in words if len(word) < 2] == []
    assert [word for word in words if not all("\u4e00" <= letter <= "\u9fff" for letter in word)] == []
