"""Makes the parts of a view about the speeches that come next: the next two and the armed one, brief for attendees."""

from collections.abc import Iterator
from dataclasses import replace

from interp.domain.model.parties import Speech
from interp.domain.model.state import Meeting
from interp.domain.model.texts import T
from interp.domain.rules.order import empty_item_next, upcoming
from interp.domain.views import view_parts
from interp.domain.views.view_parts import ItemView, Recipient, SpeechView

LARGEST_VIEW = 4_096  # bytes of a public view as JSON
# Upper bounds of what a public view has as JSON beside its texts: names of fields, ids and numbers.
VIEW_BYTES, CLOCK_BYTES, SPEECH_BYTES, PARTY_BYTES, ITEM_BYTES, TEXT_BYTES = 710, 120, 262, 105, 90, 81


def next_speeches(state: Meeting, reader: Recipient, most: int = 2) -> tuple[SpeechView, ...]:
    """Return the speeches that the next presses give the floor to, the armed one first.

    A brief reader gets one fewer while a speech is armed, which `armed` sends too, and where the view would be larger
    than LARGEST_VIEW.
    """
    if reader.brief:
        most -= bool(state.floor.armed)
    targets = [target.speech for target in upcoming(state) if target.speech][:most]
    found = tuple(later_speech(state, state.speeches[each], reader) for each in targets)
    return found[:1] if reader.brief and view_bytes(state, reader, found) > LARGEST_VIEW else found


def armed_speech(state: Meeting, reader: Recipient) -> SpeechView | None:
    """Return the armed speech, or None; a brief reader has it as the next one where the view would be too large."""
    armed = state.speeches.get(state.floor.armed or "")
    if armed is None:
        return None
    shown = later_speech(state, armed, reader)
    return None if reader.brief and view_bytes(state, reader, (shown, shown)) > LARGEST_VIEW else shown


def later_speech(state: Meeting, speech: Speech, reader: Recipient) -> SpeechView:
    """Return a later speech: whole, or for a brief reader without topic and functions."""
    if not reader.brief:
        return view_parts.speech_view(state, speech, reader)
    shown = view_parts.speech_view(state, replace(speech, topic=None), reader)
    person = replace(shown.person, functions=()) if shown.person else None
    return replace(shown, person=person)


def view_bytes(state: Meeting, reader: Recipient, later: tuple[SpeechView, ...]) -> int:
    """Return an upper bound of a public view's bytes as JSON with these later speeches (the armed one counts again)."""
    meeting, item = view_parts.meeting_view(state, reader), view_parts.current_item(state)
    items = (view_parts.item_view(state, each, reader) for each in (item, empty_item_next(state)) if each)
    interrupted = state.speeches.get(state.floor.interruptions[-1].speech or "") if state.floor.interruptions else None
    held = (later_speech(state, interrupted, reader),) if interrupted else ()
    now = view_parts.floor_speech(state, reader)
    speeches = (*later, *held, *((now,) if now else ()))
    texts = (meeting.title, meeting.theme, meeting.chair.name if meeting.chair else None)
    named = sum(map(_escaped, (meeting.venue, meeting.webcast or "", meeting.timezone)))
    clocks = (state.floor.speech_clock, state.floor.item_clock, state.clock)
    bare = VIEW_BYTES + CLOCK_BYTES * sum(each is not None for each in clocks)
    return bare + named + _texts(*texts) + sum(map(_item, items)) + sum(map(_speech, speeches))


def _item(item: ItemView) -> int:
    return ITEM_BYTES + _texts(item.title)


def _speech(speech: SpeechView) -> int:
    """Return an upper bound of a speech's bytes."""
    parties = (speech.party, *speech.on_behalf_of)
    return SPEECH_BYTES + PARTY_BYTES * len(parties) + _texts(*(each.name for each in parties), *_of_person(speech))


def _of_person(speech: SpeechView) -> Iterator[T | None]:
    yield speech.topic
    if speech.person:
        yield from (speech.person.name, speech.person.affiliation, *speech.person.functions)


def _texts(*texts: T | None) -> int:
    return sum(TEXT_BYTES + _escaped(each.text) + len(each.origin) for each in texts if each)


def _escaped(text: str) -> int:
    return len(text.encode()) + sum(text.count(char) for char in '"\\\n\t')
