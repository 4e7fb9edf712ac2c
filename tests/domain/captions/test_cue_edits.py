"""A caption corrected on air: its lines, and its words in the sentence it is part of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.domain.captions.cue_edits import broken, letters, replaced, unbroken
from interp.domain.captions.text_to_cues import cue_texts
from interp.domain.model.caption_state import LONGEST_CUE
from interp.domain.model.meeting_languages import MEETING_LANGUAGES

LONG = "Nous remercions le Rapporteur spécial pour son rapport, que nous avons étudié avec un vif intérêt hier soir."


def test_lines_that_somebody_broke_stay_and_a_long_one_is_broken() -> None:
    assert broken("Un\ndeux", "fr", LONGEST_CUE) == "Un\ndeux"
    made = broken(LONG, "fr", LONGEST_CUE)
    assert "\n" in made and made.replace("\n", " ") == LONG
    assert broken("字" * LONGEST_CUE, "zh", LONGEST_CUE) == "字" * LONGEST_CUE


@given(st.sampled_from(MEETING_LANGUAGES), st.text(st.sampled_from("ab é字语سл.,«»\n "), max_size=80))
def test_no_letter_is_lost_by_breaking_and_joining(language: str, text: str) -> None:
    made = unbroken(broken(text, language, LONGEST_CUE))
    assert letters(made) == letters(text) and "\n" not in made


@pytest.mark.parametrize("text", ["我们感谢特别报告员的报告，并感谢秘书处为此所做的准备工作。", LONG, "A 汉字"])
def test_a_sentence_joined_from_its_cues_is_the_sentence(text: str) -> None:
    language = "fr" if text == LONG else "zh"
    assert unbroken("\n".join(cue_texts(text, language))) == text


@pytest.mark.parametrize(
    ("text", "old", "new", "before", "made"),
    [
        ("Un deux trois", "deux", "2\nou 3", "Un", "Un 2 ou 3 trois"),
        ("Un  deux trois", "Un\ndeux", "Une paire", "", "Une paire trois"),
        ("谢谢主席。谢谢大家。", "谢谢\n大家。", "谢谢各位。", "谢谢主席。", "谢谢主席。谢谢各位。"),
        ("Merci. Merci.", "Merci.", "Non.", "Merci.", "Merci. Non."),
        ("Merci. Merci.", "Merci.", "Non.", "Bonjour.", None),
        ("Un deux", "quatre", "x", "", None),
        ("Un deux", "", "x", "", None),
    ],
)
def test_words_are_put_in_the_place_of_those_that_were_there(
    text: str, old: str, new: str, before: str, made: str | None
) -> None:
    assert replaced(text, old, new, before) == made
