"""A caption view is at most 4 KB in every language at every step of the seed's programme."""

from collections.abc import Iterator
from dataclasses import fields

import msgspec
import pytest

from interp.domain.model import commands as do
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.state import Meeting
from interp.domain.rules.programme_order import following
from interp.domain.views.attendee import VIEW_BYTES, caption_view, part_sizes
from tests.builders import START, Sitting
from tests.row_by_row import row_by_row
from tests.seed_meetings import seed_meetings

MOST = 4_096


def steps(state: Meeting) -> Iterator[Meeting]:
    """Yield the state after every press of Next, with the speech after next armed and with nothing armed."""
    walk = Sitting(state)
    yield walk.state
    while target := following(walk.state):
        yield walk.does(do.AdvanceFloor(walk.state.floor.speech, target)).state
        ahead = following(walk.state)
        if ahead and ahead.speech:
            yield Sitting(walk.state, asked=900).does(do.ArmFloor(ahead.speech)).state
            yield Sitting(walk.state, asked=900).does(do.ArmFloor(ahead.speech), do.InterruptFloor("chair")).state


def size(state: Meeting, language: str) -> int:
    """Return the bytes of the view as compact JSON."""
    return len(msgspec.json.encode(caption_view(state, language)))


@row_by_row("language", MEETING_LANGUAGES)
@row_by_row("half", [0, 1], ids=["morning", "afternoon"])
def test_a_caption_view_is_at_most_4_kb_at_every_step(half: int, language: str) -> None:
    largest = max(size(state, language) for state in steps(seed_meetings()[half]))
    assert largest <= MOST


@pytest.mark.parametrize("half", [0, 1], ids=["morning", "afternoon"])
def test_the_seeds_texts_but_names_are_there_in_all_six(half: int) -> None:
    state = seed_meetings()[half]
    missing = [
        (text.id, code) for text in state.texts.values() for code in MEETING_LANGUAGES
        if not text.id.endswith(".name") and code != text.language and text.version(code) is None
    ]  # fmt: skip
    assert missing == []


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_the_bytes_of_a_view_are_estimated_from_above_and_closely(language: str) -> None:
    seed = seed_meetings()[0]
    timed = Sitting(seed).does(*(do.AmendItem(item.id, starts_at=START) for item in seed.items)).state
    for state in (*steps(seed), timed):
        shown = caption_view(state, language)
        parts = {each.name: getattr(shown, each.name) for each in fields(shown)}
        assert 0 <= VIEW_BYTES + sum(part_sizes(state, parts).values()) - size(state, language) <= 300


def test_two_later_speeches_are_sent_where_there_is_room() -> None:
    found = [len(caption_view(state, "en").next) for state in steps(seed_meetings()[0]) if not state.floor.armed]
    assert found.count(2) > len(found) / 2


LONG = "ж" * 200


@row_by_row("language", MEETING_LANGUAGES)
@row_by_row("theme", [200, 2_000])
def test_long_texts_leave_out_what_can_be_spared(theme: int, language: str) -> None:
    seed = seed_meetings()[0]
    walk = Sitting(seed).does(do.AmendMeeting(title=LONG, theme="ж" * theme, venue="ж" * 100))
    walk.does(*(do.AmendPerson(each, functions=(LONG, LONG), affiliation=LONG) for each in seed.people))
    for state in steps(walk.does(do.AmendSpeech("s1-1", topic=LONG)).state):
        shown = caption_view(state, language)
        assert size(state, language) <= MOST
        assert shown.meeting.title.text == LONG
        assert (shown.speech is None) == (state.floor.speech is None)
        assert theme < 2_000 or shown.meeting.theme is None
