"""The language detector answers for the six languages, and for no other language with one of the six.

Measured on the Declaration and on sentences written afterwards; NOTICE says what the words and limits were chosen with.
"""

import random

import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.language_identification import OTHER, UNSURE
from interp.reading.languages.detection import detected, foreign_blocks, languages_of
from tests.reading.languages.samples import WORDS, Score, declaration, others, pieces, score
from tests.row_by_row import row_by_row
from tests.sample_sizes import size

LEAST_ANSWERED = {4: 0.60, 8: 0.85, 16: 0.97}
MOST_WRONG, MOST_TAKEN = 0.01, 0.03
NAMED = ("uk", "pt", "fa", "ur", "ja", "de", "tr")
UNSEEN = ("it", "be", "bg", "sr", "nl", "ko", "ca", "ro", "gl", "ku")
SEED, SAMPLE = 9, size(75, torture=150)
SIX, OTHERS, SENTENCES = declaration(), others("declaration"), others("sentences")


def answer(text: str) -> str | None:
    return detected(text).language


def scored(texts: list[str], language: str) -> Score:
    """Return the score of a seeded sample of the pieces."""
    return score(answer, random.Random(SEED).sample(texts, min(SAMPLE, len(texts))), language)


@row_by_row("words", WORDS)
@row_by_row("language", MEETING_LANGUAGES)
def test_the_six_languages_are_answered_and_not_mistaken(language: str, words: int) -> None:
    found = scored([*pieces(SIX[language], words, language)], language)
    assert found.pieces >= 50
    assert found.answered >= found.pieces * LEAST_ANSWERED[words], found
    assert found.wrong <= found.pieces * MOST_WRONG, found


@row_by_row("words", WORDS)
@row_by_row("language", NAMED + UNSEEN)
def test_another_language_is_not_taken_for_one_of_the_six(language: str, words: int) -> None:
    found = scored([*pieces(OTHERS[language], words, language)], language)
    assert found.pieces >= 35
    assert found.answered <= found.pieces * MOST_TAKEN, found


@row_by_row("language", NAMED + UNSEEN)
def test_whole_texts_and_sentences_in_another_language_have_no_language_of_the_six(language: str) -> None:
    assert languages_of(OTHERS[language]).language is None
    assert detected("\n".join(OTHERS[language])).language is None
    found = scored([*OTHERS[language], *SENTENCES.get(language, ())], language)
    assert found.answered <= found.pieces * MOST_TAKEN, found


@pytest.mark.parametrize("language", NAMED)
def test_sentences_that_nothing_was_chosen_with_are_not_taken_for_one_of_the_six(language: str) -> None:
    texts = others("unseen")[language]
    assert len(texts) == 6 and languages_of(texts).language is None
    for words in WORDS:
        assert [text for text in pieces(texts, words, language) if answer(text)] == []
    assert [text for text in texts if answer(text)] == []


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_a_whole_paper_has_its_language(language: str) -> None:
    found = languages_of(SIX[language])
    assert (found.language, found.mixed, found.foreign_to(language)) == (language, False, ())


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_a_passage_in_another_of_the_six_is_found_and_a_second_language_makes_the_paper_mixed(language: str) -> None:
    other = "fr" if language != "fr" else "en"
    own, theirs = list(SIX[language]), list(SIX[other])
    quoting = languages_of([*own[:60], *theirs[60:62], *own[62:]])
    mixed = languages_of([*own[:30], *theirs[30:60]])
    assert quoting.language == language and {each.language for each in quoting.foreign_to(language)} == {other}
    assert all(each.first >= 60 and each.last <= 61 for each in quoting.foreign_to(language))
    assert mixed.language is None and mixed.mixed
    assert {each.language for each in mixed.passages} == {language, other}


@pytest.mark.parametrize("language", NAMED)
def test_a_passage_in_a_language_that_is_none_of_the_six_is_found(language: str) -> None:
    own = list(SIX["en"])
    found = languages_of([*own[:60], *SENTENCES[language][:4], *own[62:]])
    assert found.language == "en"
    assert [(each.language, each.first, each.last) for each in found.foreign_to("en")] == [(None, 60, 63)]


def test_foreign_blocks_are_those_in_another_language_than_the_documents() -> None:
    texts = [SIX["en"][3], SIX["fr"][3], SENTENCES["pt"][0], "Kate Gilmore", SIX["en"][4]]
    assert foreign_blocks(texts, "en") == {1: "fr", 2: None}
    assert foreign_blocks(texts[:1], "en") == {}


def test_two_opinions_that_differ_and_a_list_of_names_are_unsure() -> None:
    assert detected("Concept note (as of 2 September 2019)") == UNSURE
    assert detected("Benin, Bhutan, Burundi, Tunisia, Djibouti, Ghana, Cuba and Kenya").language is None
    assert detected("Der Rat beschloss, eine Podiumsdiskussion abzuhalten.") == OTHER
    assert detected("") == UNSURE
