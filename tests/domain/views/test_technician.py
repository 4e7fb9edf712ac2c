"""What the technician sees of the meeting: what the public sees but for times, and nothing besides."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.views.attendee import caption_view
from interp.domain.views.technician import technician_view
from interp.wire import view_json
from tests.domain.views.open_meeting import APPROVE, DRAFT, at_s1


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_the_technician_sees_what_attendees_see(language: str) -> None:
    state = at_s1().does(DRAFT).state
    seen = view_json(caption_view(state, language))
    del seen["measured"]
    assert view_json(technician_view(state, language)) == seen | {"signals": ()}


def test_the_technician_sees_what_booths_ask_for() -> None:
    asked = at_s1().does(do.SignalBooth("fr", "no_sound"))
    assert [(each.booth, each.signal) for each in technician_view(asked.state, "en").signals] == [("fr", "no_sound")]


def test_a_text_is_seen_once_it_is_approved() -> None:
    drafted = at_s1().does(DRAFT)
    before = technician_view(drafted.state, "fr").item
    after = technician_view(drafted.does(APPROVE).state, "fr").item
    assert before and after and (before.title.text, after.title.text) == ("Opening", "BROUILLON")
