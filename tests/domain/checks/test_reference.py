"""Numbers of resolutions and sessions: changed, lost, or named in another way."""

import pytest

from tests.domain.checks.gold_translations import found


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("resolution 5/1 of the Council", "la résolution 5/2 du Conseil", "en-fr"),
        ("resolutions 28/19 and 7/29", "las resoluciones 28/19 y 7/28", "en-es"),
        ("第7/29号决议", "la résolution", "zh-fr"),
        ("the thirty-first session", "la trentième session", "en-fr"),
        ("الدورة الحادية والثلاثين", "the thirteenth session", "ar-en"),
    ],
)
def test_a_changed_or_lost_number_is_an_error(source: str, target: str, pair: str) -> None:
    assert "error" in {each.severity for each in found(source, target, pair).values() if each.check == "number"}


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("A/RES/60/251", "resolution 60/251", "en-fr"),
        ("resolution 60/251", "A/RES/60/251", "en-es"),
        ("the first and second sessions", "les première et deuxième sessions", "en-fr"),
        ("its thirty-first session", "理事会三十一", "en-zh"),
        ("the last session", "la dernière session", "en-fr"),
    ],
)
def test_what_names_the_same_is_no_fault(source: str, target: str, pair: str) -> None:
    assert [each for each in found(source, target, pair).values() if each.check == "number"] == []
