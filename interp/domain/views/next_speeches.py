"""Makes the parts of a view about the speeches that come next, and the one before."""

from collections.abc import Iterator
from itertools import islice

from interp.domain.model.commands import Target
from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.state import ItemStatus, Meeting
from interp.domain.rules.lists.rounds import list_on
from interp.domain.rules.lists.seen import unpublished_items
from interp.domain.rules.programme_order import upcoming
from interp.domain.views import view_parts
from interp.domain.views.parts.view_part_cache import shared
from interp.domain.views.view_parts import Recipient, SpeechView


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
