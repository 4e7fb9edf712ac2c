"""Which numbers with a stroke name a resolution, and which session a text names."""

import pytest

from interp.domain.checks.act_numbers import references, sessions
from tests.row_by_row import row_by_row


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("Council resolutions 28/19 and 5/1", "en", ("28/19", "5/1")), ("résolution S-21/1", "fr", ("21/1",)),
        ("理事会第28/19号决议", "zh", ("28/19",)), ("قراره 28/19", "ar", ("28/19",)),
        ("резолюцию 7/29", "ru", ("7/29",)),
        ("on 7/3 and 2015/16", "en", ()), ("resolution A/RES/60/251", "en", ()), ("المقرر، الساعة 18/00", "ar", ()),
    ],
)  # fmt: skip
def test_a_resolution_is_named_near_its_number(text: str, language: str, numbers: tuple[str, ...]) -> None:
    assert references(text, language) == numbers


@row_by_row(
    ("text", "language", "numbers"),
    [
        ("at its thirty-first session", "en", {31}), ("the 31st special session", "en", {31}),
        ("one hundred and first session", "en", {101}), ("the Council in session", "en", set()),
        ("the first and second sessions", "en", {2}), ("sa trente et unième session", "fr", {31}),
        ("quatre-vingt-onzième session", "fr", {91}), ("trigésimo primer período de sesiones", "es", {31}),
        ("17ª sesión", "es", set()), ("на тридцать первой сессии", "ru", {31}), ("31-й сессии", "ru", {31}),
        ("الدورة العادية الحادية والثلاثين", "ar", {31}), ("الدورتين الأولى", "ar", set()), ("دورته 31", "ar", {31}),
        ("الدورات الأولى والثانية", "ar", {1}), ("第三十一届会议和第32届会议", "zh", {31, 32}),
        ("三十二届", "zh", {32}), ("这一届会议，三届主席，第三届", "zh", {3}),
    ],
)  # fmt: skip
def test_a_session_has_a_number(text: str, language: str, numbers: set[int]) -> None:
    assert sessions(text, language) == numbers
