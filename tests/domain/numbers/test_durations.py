"""A length of time is the same in another unit: 48 hours are two days, and 90 days may be three months."""

from interp.domain.numbers.durations import same_length
from tests.row_by_row import row_by_row


@row_by_row(
    ("source", "target", "pair", "found"),
    [
        ("open for 48 hours", "ouvert pendant deux jours", "en-fr", {48.0: True, 2.0: True}),
        ("within 90 days", "в течение трех месяцев", "en-ru", {90.0: False, 3.0: False}),
        ("a notice of 14 days", "un aviso de dos semanas", "en-es", {14.0: True, 2.0: True}),
        ("a 72-hour truce", "为期三天的停火", "en-zh", {72.0: True, 3.0: True}),
        ("in 24 months", "en deux ans", "en-fr", {24.0: True, 2.0: True}),
        ("within 60 days", "خلال شهرين", "en-ar", {60.0: False, 2.0: False}),
        ("14-дневный срок", "a term of two weeks", "ru-en", {14.0: True, 2.0: True}),
        ("en 365 jours", "in a year", "fr-en", {365.0: False, 1.0: False}),
        ("within 90 days", "dans les deux mois", "en-fr", {}),
        ("75 minutes later", "une heure et quart plus tard", "en-fr", {75.0: True, 1.0: True}),
        ("les 18 derniers mois", "the last one and a half years", "fr-en", {18.0: True, 1.0: True}),
        ("30 months", "dos años y medio", "en-es", {30.0: True, 2.0: True}),
        ("90 minutes", "полтора часа", "en-ru", {90.0: True, 1.0: True}),
        ("18 months", "一年半", "en-zh", {18.0: True, 1.0: True}),
        ("30 months", "两个半月", "en-zh", {}),
        ("90 minutes", "ساعة ونصف", "en-ar", {90.0: True, 1.0: True}),
        ("30 members met for two days", "30 membres se sont réunis deux jours", "en-fr", {}),
    ],
)  # fmt: skip
def test_a_length_of_time_may_stand_in_another_unit(
    source: str, target: str, pair: str, found: dict[float, bool]
) -> None:
    one, other = pair.split("-")
    assert same_length(source, target, one, other) == found


@row_by_row(
    ("source", "target", "pair"),
    [
        ("18 months", "1,5 года", "en-ru"), ("15 días", "two weeks", "es-en"), ("8 jours", "one week", "fr-en"),
        ("15 jours", "a fortnight", "fr-en"), ("1.5年", "18 months", "zh-en"),
    ],
)  # fmt: skip
def test_a_half_and_two_weeks_of_fifteen_days_are_lengths(source: str, target: str, pair: str) -> None:
    assert same_length(source, target, *pair.split("-")) != {}


def test_fifteen_english_days_are_no_two_weeks() -> None:
    assert same_length("15 days", "deux semaines", "en", "fr") == {}
