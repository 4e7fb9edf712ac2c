"""Makes the parts of a view about the speeches that come next, as many for attendees as fit, and the one before."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Any

from interp.domain.model.commands import Target
from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.state import ItemStatus, Meeting
from interp.domain.model.texts import T
from interp.domain.rules.forecast.measured_times import MeasuredTimes
from interp.domain.rules.lists.rounds import list_on
from interp.domain.rules.lists.seen import unpublished_items
from interp.domain.rules.programme_order import upcoming
from interp.domain.views import view_parts
from interp.domain.views.announcements import AnnouncementView
from interp.domain.views.parts.view_part_cache import shared
from interp.domain.views.view_parts import ItemView, Recipient, SpeechView

LARGEST_VIEW = 4_096  # bytes of a public view as JSON
# Upper bounds of what a public view has as JSON beside its texts: names of fields, ids and numbers.
VIEW_BYTES, CLOCK_BYTES, SPEECH_BYTES, PARTY_BYTES, ITEM_BYTES, TEXT_BYTES = 827, 120, 275, 105, 76, 81
ANNOUNCEMENT_BYTES = 140
MEASURED_BYTES, RATIOS_BYTES = 105, 52


def next_speeches(state: Meeting, reader: Recipient, most: int = 2) -> tuple[SpeechView, ...]:
    """Return the speeches that the next presses give the floor to, the armed one first.

    A brief reader gets one fewer while a speech is armed, which `armed` sends too. The public is told of nobody who
    comes after those whom it does not see.
    """
    most -= bool(reader.brief and state.floor.armed)
    return tuple(later_speech(state, each, reader) for each in _upcoming(state, most, reader.drafts))


@shared
def _upcoming(state: Meeting, most: int, whole: bool) -> tuple[Speech, ...]:
    targets = upcoming(state) if whole else _before_hidden(state)
    speeches = (target.speech for target in targets if target.speech)
    return tuple(state.speeches[each] for each in islice(speeches, most))


def _before_hidden(state: Meeting) -> Iterator[Target]:
    """Yield the targets of Next of a state that the public sees, up to the first item with an unpublished list."""
    order = [item.id for item in state.items]
    here = order.index(state.floor.item) if state.floor.item in order else 0
    hidden = unpublished_items(state)
    ahead = (each.id in hidden and each.status != ItemStatus.DONE for each in state.items[here:])
    stop = next((number for number, is_hidden in enumerate(ahead, here) if is_hidden), len(order))
    for target in upcoming(state):
        if target.speech != state.floor.armed and order.index(target.item) >= stop:
            return
        yield target


def armed_speech(state: Meeting, reader: Recipient) -> SpeechView | None:
    """Return the armed speech, or None."""
    armed = state.speeches.get(state.floor.armed or "")
    return later_speech(state, armed, reader) if armed else None


def last_speech(state: Meeting, reader: Recipient) -> SpeechView | None:
    """Return who spoke last on the open item before the present speaker; None where no list of speakers serves it."""
    last = _last(state)
    return later_speech(state, last, reader) if last else None


@shared
def _last(state: Meeting) -> Speech | None:
    item = view_parts.current_item(state)
    if item is None or not state.lists or list_on(state, item.id) is None:
        return None
    called = (state.speeches[each] for each in reversed(state.called) if each in item.speeches)
    return next((each for each in called if each.status == SpeechStatus.DONE), None)


@shared
def remaining(state: Meeting, whole: bool) -> int | None:
    """Return how many wait on the list of speakers of the open item, an armed one too.

    None where no list serves it, and unless `whole` where not everyone sees the list.
    """
    item = view_parts.current_item(state)
    speakers = list_on(state, item.id) if item and state.lists else None
    if item is None or speakers is None or not (whole or speakers.seen_by == "everyone"):
        return None
    rounds = speakers.items[: speakers.items.index(item.id) + 1]  # who waits in an earlier one is called in this
    return sum(state.waiting.get(each, 0) for each in rounds)


def later_speech(state: Meeting, speech: Speech, reader: Recipient) -> SpeechView:
    """Return a later speech: whole, or for a brief reader without topic and functions."""
    return view_parts.speech_view(state, speech, reader, names_only=reader.brief)


def fitted(parts: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of a public view that fit LARGEST_VIEW.

    Else without who spoke last and the venue's translation, then with one later speech, then with an armed one only as
    such, then without the meeting's theme, then with no later speech, then with the speaker's name alone, then with the
    newest announcement alone.
    """
    for fewer in _fewer(parts):
        shown = parts | fewer
        if view_bytes(shown) <= LARGEST_VIEW:
            break
    return shown


def _fewer(parts: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    yield {}
    untranslated = {"last": None, "meeting": replace(parts["meeting"], venue_text=None)}
    yield untranslated
    one = untranslated | {"next": parts["next"][:1]}
    yield one
    yield one | {"armed": None}
    plain = {"meeting": replace(parts["meeting"], venue_text=None, theme=None)}
    yield one | {"armed": None} | plain
    alone = plain | {"last": None, "armed": None, "next": ()}
    yield alone
    named = alone | {"speech": parts["speech"] and _named(parts["speech"])}
    yield named
    yield named | {"announcements": parts["announcements"][-1:]}


def _named(speech: SpeechView) -> SpeechView:
    """Return a speech without its topic and its speaker's functions and affiliation."""
    return replace(speech, topic=None, person=speech.person and replace(speech.person, functions=(), affiliation=None))


def view_bytes(parts: Mapping[str, Any]) -> int:
    """Return an upper bound of a public view's bytes as JSON, from its parts."""
    meeting, clocks, interruption = parts["meeting"], parts["clocks"], parts["interruption"]
    items = (each for each in (parts["item"], parts["next_item"]) if each)
    held = (interruption.interrupted, interruption.after_ruling) if interruption else ()
    speeches = (each for each in (parts["speech"], *parts["next"], parts["armed"], parts["last"], *held) if each)
    texts = (meeting.title, meeting.theme, meeting.venue_text, meeting.chair.name if meeting.chair else None)
    named = sum(map(_escaped, (meeting.venue, meeting.webcast or "", meeting.timezone)))
    running = sum(each is not None for each in (clocks.speech, clocks.item, clocks.meeting))
    bare = VIEW_BYTES + CLOCK_BYTES * running + _measured(parts.get("measured"))
    told = sum(map(_announcement, parts["announcements"]))
    return bare + named + told + _texts(*texts) + sum(map(_item, items)) + sum(map(_speech, speeches))


def _announcement(said: AnnouncementView) -> int:
    return ANNOUNCEMENT_BYTES + _texts(said.text) + sum(map(_escaped, (said.id, said.phrase or "", said.place or "")))


def _measured(measured: MeasuredTimes | None) -> int:
    return MEASURED_BYTES + sum(RATIOS_BYTES + len(name) for name in measured.by_category) if measured else 0


def _item(item: ItemView) -> int:
    said = (item.id, item.kind, item.number or "null", str(item.starts_at))
    return ITEM_BYTES + _texts(item.title) + sum(map(_escaped, said))


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


@lru_cache(maxsize=2048)  # the same names and titles stand in view after view
def _escaped(text: str) -> int:
    return len(text.encode()) + text.count('"') + text.count("\\") + text.count("\n") + text.count("\t")
