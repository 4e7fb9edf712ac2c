"""The five grades of a match: white, grey, green, pink and orange, each with its word."""

import pytest

from interp.domain.text.match_grades import Grade, grade_of_text, grade_of_unit


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
