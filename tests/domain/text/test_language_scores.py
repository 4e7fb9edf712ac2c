"""What speaks for a language: its script, and in Latin script small words and endings."""

import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.language_scores import DISTINCT, SCRIPTS, leaning, script_of, scripts, words


@pytest.mark.parametrize(
    ("char", "script"),
    [("a", "LATIN"), ("É", "LATIN"), ("ж", "CYRILLIC"), ("ع", "ARABIC"), ("权", "CJK"), ("7", ""), ("٣", ""), ("–", ""),
     ("ω", ""), ("あ", "")],
)  # fmt: skip
def test_a_letter_has_the_script_of_its_name(char: str, script: str) -> None:
    assert script_of(char) == script


def test_a_chinese_character_counts_as_a_syllable() -> None:
    counted = scripts("Совет, HRC 人权 31")
    assert (counted["CYRILLIC"], counted["LATIN"], counted["CJK"], counted["ARABIC"]) == (5, 3, 6, 0)


def test_every_language_has_a_script() -> None:
    assert set(SCRIPTS) == set(MEETING_LANGUAGES)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Council decided that every child should be heard.", "en"),
        ("Le Conseil a décidé que chaque enfant doit être entendu.", "fr"),
        ("El Consejo decidió que todo niño debe ser escuchado.", "es"),
    ],
)
def test_a_sentence_leans_to_its_language(text: str, language: str) -> None:
    found = leaning(text)
    assert max(found, key=lambda each: found[each]) == language


def test_a_text_without_a_word_of_them_leans_nowhere() -> None:
    assert set(leaning("Совет 2016").values()) == {0.0}


def test_no_word_tells_two_languages() -> None:
    assert (
        DISTINCT["en"] & DISTINCT["fr"] == DISTINCT["fr"] & DISTINCT["es"] == DISTINCT["en"] & DISTINCT["es"] == set()
    )


def test_words_are_without_digits_and_marks() -> None:
    assert words("L’État n° 3, ÉTAT-major") == ["l", "état", "n", "état", "major"]
