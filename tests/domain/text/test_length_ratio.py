"""How long a translation is for its original, in the measure of the two languages."""

import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.length_ratio import ENOUGH, SIZE, Length, measure, sentences, word_count


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_a_text_of_the_usual_length_has_ratio_one(language: str) -> None:
    letters = {"ar": "ع", "zh": "权", "ru": "ж"}.get(language, "x")
    found = measure("x" * 1_000, letters * round(1_000 * SIZE[language]), "en", language)
    assert (found.size, round(found.ratio, 1)) == (1_000, 1.0)


def test_figures_and_addresses_are_as_long_in_every_language() -> None:
    assert measure("2016", "2016", "en", "zh") == Length(4, 1)
    assert measure("A/HRC/31/34", "A/HRC/31/34", "ru", "ar").ratio == 1


def test_nothing_is_no_length_at_all() -> None:
    assert measure("", "Paix", "en", "fr") == Length(0, 1.0)


@pytest.mark.parametrize(
    ("size", "ratio", "long", "short"),
    [(ENOUGH - 1, 9, False, False), (50, 2.9, True, False), (50, 2.7, False, False), (200, 2.3, True, False),
     (50, 0.35, False, True), (50, 0.4, False, False), (200, 0.4, False, True), (ENOUGH - 1, 0.01, False, False)],
)  # fmt: skip
def test_the_longer_the_original_the_less_may_differ(size: float, ratio: float, long: bool, short: bool) -> None:
    assert (Length(size, ratio).too_long, Length(size, ratio).too_short) == (long, short)


@pytest.mark.parametrize(
    ("text", "count"),
    [("One. Two. Three", 2), ("", 1), ("一。二！三？", 3), ("أول؟ ثان.", 2), ("a; b; c.", 3), ("Version 3.5 of it.", 1),
     ("“我们同意。”他说。", 1), ("“我们同意。”会议结束。", 2), ("« Fini. » Merci !", 2), ("по ст. 5 и п. 6.", 1)],
)  # fmt: skip
def test_sentences_and_clauses_are_counted(text: str, count: int) -> None:
    assert sentences(text) == count


def test_letters_that_explain_a_chinese_name_add_no_length() -> None:
    plain = "委员会听取了埃尔南德斯先生的报告。"
    assert measure(plain.replace("先生", "（Hernández）先生"), "x", "zh", "en") == measure(plain, "x", "zh", "en")


def test_the_words_of_a_chinese_text_are_about_as_many_as_of_others() -> None:
    assert word_count("The Council adopted its agenda.", "en") == 5
    assert 4 <= word_count("理事会通过了议程。", "zh") <= 6


def test_a_title_ends_no_sentence() -> None:
    assert sentences("El Sr. Ortega llegó.") == 1 and sentences("Vino el Sr. Ortega. Habló.") == 2
