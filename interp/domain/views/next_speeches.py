"""Makes the parts of a view about the speeches that come next: the next two and the armed one, brief for attendees."""

from dataclasses import replace

from interp.domain.model.parties import Speech
from interp.domain.model.state import Meeting
from interp.domain.rules.order import upcoming
from interp.domain.views import view_parts
from interp.domain.views.view_parts import Recipient, SpeechView


def next_speeches(state: Meeting, reader: Recipient, most: int = 2) -> tuple[SpeechView, ...]:
    """Return the speeches that the next presses give the floor to, the armed one first.

    A brief reader gets one fewer while a speech is armed: `armed` sends it twice, and the limit is 4 KB.
    """
    most -= bool(reader.brief and state.floor.armed)
    found = [target.speech for target in upcoming(state) if target.speech][:most]
    return tuple(later_speech(state, state.speeches[speech], reader) for speech in found)


def armed_speech(state: Meeting, reader: Recipient) -> SpeechView | None:
    """Return the armed speech, or None."""
    armed = state.speeches.get(state.floor.armed or "")
    return later_speech(state, armed, reader) if armed else None


def later_speech(state: Meeting, speech: Speech, reader: Recipient) -> SpeechView:
    """Return a later speech: whole, or for a brief reader without topic and functions."""
    if not reader.brief:
        return view_parts.speech_view(state, speech, reader)
    shown = view_parts.speech_view(state, replace(speech, topic=None), reader)
    person = replace(shown.person, functions=()) if shown.person else None
    return replace(shown, person=person)
