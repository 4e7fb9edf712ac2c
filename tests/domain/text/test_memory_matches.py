"""A match says what it is: 101 and 100 where it is the same, fuzzy with what is taken off."""

import pytest

from interp.domain.text.memory_matches import (
    Grade,
    Likeness,
    exact,
    fuzzy,
    grade_of_text,
    grade_of_unit,
    same_case,
    tokens,
)


def test_a_sentence_between_the_same_neighbours_is_101() -> None:
    assert exact("a", "b", "a", "b") == 101
    assert exact("", "b", "", "b") == 101
    assert exact("a", "c", "a", "b") == 100


def test_a_sentence_that_stands_alone_is_100() -> None:
    assert exact("", "", "", "") == 100


@pytest.mark.parametrize(
    ("alike", "percent"),
    [
        (Likeness(1.0), 99), (Likeness(0.9), 90), (Likeness(0.65), 65), (Likeness(0.649), None),
        (Likeness(1.0, same_case=False), 99), (Likeness(0.9, same_case=False), 89),
        (Likeness(0.9, reviewed=False), 87), (Likeness(0.9, same_body=False), 85),
        (Likeness(0.9, False, False, False), 81), (Likeness(0.69, same_body=False), None),
    ],
)  # fmt: skip
def test_a_fuzzy_match_loses_for_what_is_less_sure(alike: Likeness, percent: int | None) -> None:
    assert fuzzy(alike) == percent


def test_words_are_compared_without_case_and_signs_and_chinese_by_the_character() -> None:
    assert tokens("The Council, on 7 March:", "en") == ["the", "council", "on", "7", "march"]
    assert tokens("人人生而自由,A/HRC 31", "zh") == ["人", "人", "生", "而", "自", "由", "a", "hrc", "31"]


def test_case_and_punctuation_are_told_apart() -> None:
    assert same_case("The Council met.", "The Council met.")
    assert not same_case("The Council met.", "The council met.")
    assert not same_case("The Council met.", "The Council met")
    assert same_case("The Council met.", "The Committee met.")


@pytest.mark.parametrize(
    ("standing", "match", "grade"),
    [
        ("draft", None, "none"), ("draft", 64, "none"), ("draft", 65, "fuzzy"), ("draft", 99, "fuzzy"),
        ("draft", 100, "exact"), ("reviewed", 101, "exact"), ("auto", None, "automatic"), ("auto", 100, "automatic"),
        ("final", None, "automatic"),
    ],
)  # fmt: skip
def test_a_text_is_graded(standing: str, match: int | None, grade: Grade) -> None:
    assert grade_of_text(standing, match) == grade


@pytest.mark.parametrize(
    ("standing", "percent", "grade"),
    [("reviewed", 100, "exact"), ("final", 101, "exact"), ("reviewed", 99, "fuzzy"), ("draft", 100, "tentative")],
)
def test_a_unit_is_graded(standing: str, percent: int, grade: Grade) -> None:
    assert grade_of_unit(standing, percent) == grade
