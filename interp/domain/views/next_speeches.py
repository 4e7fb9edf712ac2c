"""Makes the parts of a view about the speeches that come next: the next two and the armed one, brief for attendees."""

from dataclasses import replace

from interp.domain.model.parties import Speech
from interp.domain.model.state import Meeting
from interp.domain.rules.order import empty_item_next, upcoming
from interp.domain.views import view_parts
from interp.domain.views.view_parts import Recipient, SpeechView

MOST_BYTES = 700  # of texts beside which a view of 4 KB has room for two later speeches


def next_speeches(state: Meeting, reader: Recipient, most: int = 2) -> tuple[SpeechView, ...]:
    """Return the speeches that the next presses give the floor to, the armed one first.

    A brief reader gets one fewer while a speech is armed, which `armed` sends twice, during an interruption, which
    sends the interrupted speech, while `next_item` says who comes first, and while much is said about the present one:
    the limit is 4 KB.
    """
    if reader.brief:
        most -= bool(state.floor.armed or _much_is_said(state, reader))
        most -= bool(state.floor.interruptions or empty_item_next(state))
    found = [target.speech for target in upcoming(state) if target.speech][:most]
    return tuple(later_speech(state, state.speeches[speech], reader) for speech in found)


def armed_speech(state: Meeting, reader: Recipient) -> SpeechView | None:
    """Return the armed speech, or None; a brief reader has it as the next one where much is said about the present."""
    armed = state.speeches.get(state.floor.armed or "")
    if reader.brief and _much_is_said(state, reader):
        return None
    return later_speech(state, armed, reader) if armed else None


def _much_is_said(state: Meeting, reader: Recipient) -> bool:
    """Return whether the texts of the meeting, the item and the speech on the floor leave a public view little room."""
    meeting, item = view_parts.meeting_view(state, reader), view_parts.current_item(state)
    speech = view_parts.floor_speech(state, reader)
    texts = [meeting.title, meeting.theme, view_parts.item_view(state, item, reader).title if item else None]
    if speech:
        person = speech.person
        texts += [speech.topic, *(person.functions if person else ()), person.affiliation if person else None]
    return sum(len(each.text.encode()) for each in texts if each) > MOST_BYTES


def later_speech(state: Meeting, speech: Speech, reader: Recipient) -> SpeechView:
    """Return a later speech: whole, or for a brief reader without topic and functions."""
    if not reader.brief:
        return view_parts.speech_view(state, speech, reader)
    shown = view_parts.speech_view(state, replace(speech, topic=None), reader)
    person = replace(shown.person, functions=()) if shown.person else None
    return replace(shown, person=person)
