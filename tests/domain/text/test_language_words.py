"""The word lists of languages: nothing that speaks for two languages of one script at once."""

from interp.domain.text.language_words import (
    ALPHABET,
    ARABIC_WORDS,
    CHINESE_CHARACTERS,
    COMMON,
    ENDINGS,
    JAPANESE_CHARACTERS,
    LETTERS,
    NOT_ARABIC_WORDS,
    NOT_RUSSIAN_LETTERS,
    NOT_RUSSIAN_WORDS,
    RUSSIAN_LETTERS,
    RUSSIAN_WORDS,
    SIX,
)


def written_in(char: str, encoding: str) -> bool:
    try:
        return bool(char.encode(encoding))
    except UnicodeEncodeError:
        return False


def test_words_and_letters_speak_for_one_language() -> None:
    assert frozenset() == RUSSIAN_WORDS & NOT_RUSSIAN_WORDS
    assert frozenset() == ARABIC_WORDS & NOT_ARABIC_WORDS
    assert set(RUSSIAN_LETTERS) & set(NOT_RUSSIAN_LETTERS) == set()
    assert frozenset() == CHINESE_CHARACTERS & JAPANESE_CHARACTERS


def test_characters_are_in_the_sets_of_their_country_only() -> None:
    functions = frozenset("的是了")
    assert [char for char in CHINESE_CHARACTERS - functions if written_in(char, "shift_jis")] == []
    assert [char for char in JAPANESE_CHARACTERS if written_in(char, "gb2312") or written_in(char, "big5")] == []


def test_words_are_lower_case_and_every_language_with_endings_or_letters_has_words() -> None:
    assert all(word == word.casefold() for words in COMMON.values() for word in words)
    assert set(ENDINGS) <= set(COMMON) and set(LETTERS) <= set(COMMON)
    assert set(ALPHABET) == set(SIX)
