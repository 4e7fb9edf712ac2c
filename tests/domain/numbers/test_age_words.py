"""A word for a person of eighty to eighty-nine years says eighty; another word does not."""

from interp.domain.checks.number import check
from interp.domain.numbers.age_words import ages
from tests.row_by_row import row_by_row


@row_by_row(
    ("text", "language", "values"),
    [
        ("an octogenarian", "en", {80.0}), ("two septuagenarians", "en", {70.0}), ("des trentenaires", "fr", {30.0}),
        ("une octogénaire", "fr", {80.0}), ("un cuarentón", "es", {40.0}), ("las cincuentonas", "es", {50.0}),
        ("al octogenario", "es", {80.0}), ("the generation", "en", set()), ("восьмидесятилетний", "ru", set()),
    ],
)  # fmt: skip
def test_the_decade_of_an_age_is_read(text: str, language: str, values: set[float]) -> None:
    assert ages(text, language) == values


def test_an_age_in_a_word_is_that_in_figures_and_no_other() -> None:
    source = "We present 80-year-old Alexander in his apartment."
    assert check(source, "Les presentamos al octogenario Alexander en su apartamento.", "en", "es") == ()
    assert check(source, "Les presentamos al septuagenario Alexander en su apartamento.", "en", "es") != ()
