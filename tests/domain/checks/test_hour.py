"""Hours of the day that are lost, changed or in the other half of the day, and durations that are none."""

import pytest

from tests.domain.checks.gold_translations import found


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("It opens at 3 p.m.", "La séance s’ouvre à 3 heures.", "en-fr"),
        ("It opens at 10 a.m.", "会议下午10时开始。", "en-zh"),
        ("It opens at 3 p.m.", "La séance s’ouvre.", "en-fr"),
        ("The panel meets from 3 to 6 p.m.", "La réunion se tient de 15 heures à 19 heures.", "en-fr"),
    ],
)
def test_an_hour_that_is_another_is_an_error(source: str, target: str, pair: str) -> None:
    assert "error" in {each.severity for each in found(source, target, pair).values() if each.check == "number"}


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("The panel meets from 3 to 6 p.m.", "La réunion se tient de 15 heures à 18 heures.", "en-fr"),
        ("Il a parlé pendant 3 heures.", "He spoke for three hours.", "fr-en"),
        ("Он говорил 24 часа.", "He spoke for 24 hours.", "ru-en"),
        ("la séance de l’après-midi", "the afternoon meeting", "fr-en"),
        ("中午12时", "midday at noon", "zh-en"),
    ],
)
def test_the_same_hour_or_a_duration_is_no_fault(source: str, target: str, pair: str) -> None:
    assert [each for each in found(source, target, pair).values() if each.check == "number"] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("It rained at 7.40pm.", "Дождь шел в 7.40 вечера."), ("It rained at 1 pm.", "Дождь пошел в час дня."),
        ("It rained at 8.40am today.", "Дождь шел сегодня около 8.40."),
        ("It rained at 7.30pm.", "В пол-восьмого шел дождь."),
    ],
)  # fmt: skip
def test_an_hour_may_have_a_point_or_be_in_a_word(source: str, target: str) -> None:
    told = found(source, target, "en-ru").values()
    assert [each for each in told if each.check == "number" and each.severity == "error"] == []


def test_another_hour_with_a_point_is_told() -> None:
    assert found("It rained at 7.40pm.", "Дождь шел в 6.40 вечера.", "en-ru") != {}
    assert found("It rained at midday.", "Il a plu à la mi-journée.", "en-fr") == {}
    assert found("It rained at midday.", "Il a plu.", "en-fr") != {}
