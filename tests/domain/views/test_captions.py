"""What attendees see: who speaks, who comes next, approved texts in their language."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model.texts import T
from interp.domain.views.captions import caption_view
from tests.builders import sitting
from tests.domain.views.open_meeting import APPROVE, DRAFT, caption, console, original


def test_the_next_two_come_with_the_armed_one_first() -> None:
    seen = console(do.ArmFloor("s4"))
    assert [each.id for each in seen.next] == ["s4", "s2"]
    assert seen.armed is not None
    assert seen.armed.id == "s4"


@pytest.mark.parametrize(("armed", "coming"), [(None, ["s2", "s3"]), ("s4", ["s4"])])
def test_the_public_gets_two_to_come_and_one_less_while_one_is_armed(armed: str | None, coming: list[str]) -> None:
    seen = caption(do.ArmFloor(armed))
    assert [each.id for each in seen.next] == coming
    assert (seen.armed.id if seen.armed else None) == armed


def test_what_is_to_come_bears_no_topic_or_functions_in_public_and_both_for_those_who_work() -> None:
    assert [each.topic for each in caption().next] == [None, None]
    assert [each.topic for each in console().next] == [original("Safety"), None]
    (opening, _) = caption_view(sitting().state, "en").next
    assert opening.person is not None
    assert opening.person.functions == ()


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("zh", "ltr"), ("en", "ltr")])
def test_a_view_says_its_language_and_direction(language: str, direction: str) -> None:
    seen = caption(language=language)
    assert (seen.language, seen.direction) == (language, direction)


def test_an_approved_text_reaches_the_public_at_once() -> None:
    item = caption(DRAFT, APPROVE).item
    assert item is not None
    assert item.title == T("BROUILLON", "fr", "reviewed", "person", 1)
