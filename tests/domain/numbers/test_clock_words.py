"""An hour in words is one of the day."""

from interp.domain.numbers.clock_words import said_hours
from tests.domain.checks.gold_translations import found
from tests.row_by_row import row_by_row

SAID = {
    "en": "at a quarter past three", "fr": "à trois heures et quart", "es": "a las tres y cuarto",
    "ru": "в четверть четвертого", "ar": "في الساعة الثالثة والربع", "zh": "三点一刻",
}  # fmt: skip
PRINTED = {
    "en": "at 3.15 p.m.", "fr": "à 15 h 15", "es": "a las 15.15 horas", "ru": "в 15 ч. 15 м.",
     "ar": "في الساعة 15/15",
    "zh": "下午3时15分",
}  # fmt: skip


@row_by_row(("language", "text"), SAID.items())
def test_a_quarter_past_three_is_understood(language: str, text: str) -> None:
    assert 3 * 60 + 15 in said_hours(text, language)


@row_by_row(("one", "other"), [(one, other) for one in PRINTED for other in SAID if one != other])
def test_a_quarter_past_three_may_stand_in_words_for_the_printed_hour(one: str, other: str) -> None:
    told = found(PRINTED[one], SAID[other], f"{one}-{other}").values()
    assert [each for each in told if each.check == "number" and each.severity == "error"] == []


def test_another_hour_in_words_is_told() -> None:
    assert found("The meeting opens at 3.15 p.m.", "La séance s’ouvre à quatre heures et quart.", "en-fr")


@row_by_row(
    ("text", "language", "minutes"),
    [
        ("half past four", "en", 270), ("quatre heures moins le quart", "fr", 225),
        ("las cuatro menos cuarto", "es", 225),
        ("половина четвертого", "ru", 210), ("الرابعة إلا الربع", "ar", 225), ("四点半", "zh", 270),
    ],
)  # fmt: skip
def test_halves_and_quarters_before_the_hour(text: str, language: str, minutes: int) -> None:
    assert minutes in said_hours(text, language)


def test_an_hour_may_be_in_one_word() -> None:
    assert said_hours("в час дня", "ru") == {60} and said_hours("à la mi-journée", "fr") == {0}
    assert 150 in said_hours("в пол-третьего", "ru") and said_hours("at lunchtime", "en") == {0}
