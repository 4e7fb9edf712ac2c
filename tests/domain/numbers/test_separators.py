"""Digits are read by the separators of their language; what only another language would read is set apart."""

from interp.domain.numbers.separators import grouped, plain
from tests.row_by_row import row_by_row


@row_by_row(
    ("printed", "decimals", "language", "own", "foreign"),
    [
        ("15,000", "", "en", (15_000,), ()), ("15.000", "", "en", (), (15_000,)),
        ("15.250", "", "en", (15.25,), (15_250,)),
        ("15 000", "", "fr", (15_000,), ()), ("15,000", "", "fr", (), (15_000,)), ("15.000", "", "fr", (), (15_000,)),
        ("15.000", "", "es", (15_000,), ()), ("15,000", "", "es", (), (15_000,)), ("15 000", "", "es", (15_000,), ()),
        ("15,000", "", "ru", (), (15_000,)), ("15\u00a0000", "", "ru", (15_000,), ()),
        ("15,000", "", "zh", (15_000,), ()),
        ("15,000", "", "ar", (15_000,), ()), ("15,125", "", "ar", (15_125, 15.125), ()),
        ("15٬000", "", "ar", (15_000,), ()),
        ("0,125", "", "en", (), (0.125,)), ("0,125", "", "fr", (0.125,), ()), ("1.250.000", "", "en", (), (1_250_000,)),
        ("1,250", ".5", "en", (1_250.5,), ()), ("1.250", ",5", "en", (), (1_250.5,)),
        ("1 250", ",5", "fr", (1_250.5,), ()),
    ],
)  # fmt: skip
def test_groups_are_read_as_the_language_writes_them(
    printed: str, decimals: str, language: str, own: tuple[float, ...], foreign: tuple[float, ...]
) -> None:
    found = grouped(printed, decimals, language)
    assert (found.own, found.foreign) == (own, foreign)


@row_by_row(
    ("point", "language", "own", "foreign"),
    [
        (".5", "en", (12.5,), ()), (",5", "en", (), (12.5,)), (",5", "fr", (12.5,), ()), (".5", "fr", (), (12.5,)),
        (".5", "es", (), (12.5,)), (".5", "zh", (12.5,), ()), (",5", "ar", (12.5,), ()), ("٫5", "ar", (12.5,), ()),
        ("", "ru", (12.0,), ()),
    ],
)  # fmt: skip
def test_decimals_are_read_as_the_language_writes_them(
    point: str, language: str, own: tuple[float, ...], foreign: tuple[float, ...]
) -> None:
    found = plain("12", point, language)
    assert (found.own, found.foreign) == (own, foreign)
