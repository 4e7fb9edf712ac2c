"""What attendees see: who speaks, who comes next, approved texts in their language."""

import pytest

from interp.domain.model.texts import T
from tests.domain.views.open_meeting import APPROVE, DRAFT, caption


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("zh", "ltr"), ("en", "ltr")])
def test_a_view_says_its_language_and_direction(language: str, direction: str) -> None:
    seen = caption(language=language)
    assert (seen.language, seen.direction) == (language, direction)


def test_an_approved_text_reaches_the_public_at_once() -> None:
    item = caption(DRAFT, APPROVE).item
    assert item is not None
    assert item.title == T("BROUILLON", "fr", "reviewed", "person", 1)
