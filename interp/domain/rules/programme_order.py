"""The order of the programme: finds items and speeches, yields what comes next, moves one element of a sequence."""

from collections.abc import Iterator

from interp.domain.model.commands import Target
from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.state import Item, ItemStatus, Meeting, MeetingStatus
from interp.errors import NotFound

ROUND = "floor_round"
ANOTHER_DAY_MS = 43_200_000  # a meeting that begins so much earlier or later is held on another day


def item_of(state: Meeting, item_id: str) -> Item:
    """Return the item. Raises NotFound."""
    for item in state.items:
        if item.id == item_id:
            return item
    raise NotFound("item", item=item_id)


def speech_of(state: Meeting, speech_id: str) -> Speech:
    """Return the speech. Raises NotFound."""
    speech = state.speeches.get(speech_id)
    if speech is None:
        raise NotFound("speech", speech=speech_id)
    return speech


def item_with(state: Meeting, speech_id: str) -> Item | None:
    """Return the item that contains a speech; None for one that is in no item, an interruption."""
    return next((item for item in state.items if speech_id in item.speeches), None)


def home_of(state: Meeting, speech_id: str) -> Item:
    """Return the item that contains a speech. Raises NotFound."""
    item = item_with(state, speech_id)
    if item is None:
        raise NotFound("speech", speech=speech_id)
    return item


def hours_moved(later_ms: int) -> int:
    """Return by how much the stated hours of items move with the beginning of their meeting: not within its day."""
    return later_ms if abs(later_ms) >= ANOTHER_DAY_MS else 0


def placed(order: tuple[str, ...], element: str, after: str | None) -> tuple[str, ...]:
    """Return `order` with `element` right after `after`, first when `after` is None, last when it is unknown."""
    rest = [each for each in order if each != element]
    position = 0 if after is None else rest.index(after) + 1 if after in rest else len(rest)
    return (*rest[:position], element, *rest[position:])


def upcoming(state: Meeting) -> Iterator[Target]:
    """Yield the targets of Next in order, as if nothing else changes.

    An armed speech that is in no item is passed over: up to 0.8.2 one that had interrupted could be armed.
    """
    floor = state.floor
    if state.status == MeetingStatus.CLOSED:
        return
    if floor.armed and (home := item_with(state, floor.armed)):
        yield Target(home.id, floor.armed)
    behind = True
    for item in state.items:
        if item.id == floor.item:
            behind = False
            if item.status != ItemStatus.DONE:
                yield from _planned(state, item, floor.armed)
        elif (not behind or floor.item is None) and item.status != ItemStatus.DONE:
            planned = list(_planned(state, item, floor.armed))
            if planned or is_empty(state, item):
                yield from planned or [Target(item.id)]


def following(state: Meeting) -> Target | None:
    """Return the present target of Next; None at the end of the programme."""
    return next(upcoming(state), None)


def _planned(state: Meeting, item: Item, but: str | None) -> Iterator[Target]:
    for speech in item.speeches:
        if speech != but and state.speeches[speech].status == SpeechStatus.PLANNED:
            yield Target(item.id, speech)


def is_empty(state: Meeting, item: Item) -> bool:
    """Return whether nobody is or was inscribed on an item; speeches that were undone do not count."""
    return all(state.speeches[speech].status == SpeechStatus.TAKEN_BACK for speech in item.speeches)


def open_empty_round(state: Meeting) -> Item | None:
    """Return the round that is open and in which nobody is or was inscribed, or None."""
    open_ = next((item for item in state.items if item.id == state.floor.item), None)
    waits = open_ is not None and open_.kind == ROUND and open_.status == ItemStatus.OPEN and is_empty(state, open_)
    return open_ if waits else None


def empty_item_next(state: Meeting) -> Item | None:
    """Return the item that is next with nobody inscribed: the open round, or the target of Next; None for a speech."""
    if state.status == MeetingStatus.CLOSED or state.floor.armed:
        return None
    target = following(state)
    coming = item_of(state, target.item) if target and target.speech is None else None
    return open_empty_round(state) or coming
