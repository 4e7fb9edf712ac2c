"""The order of the programme: finds items and speeches, yields what comes next, moves one element of a sequence."""

from collections.abc import Iterator
from itertools import chain

from interp.domain.model.commands import Target
from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.state import Item, ItemStatus, Meeting, MeetingStatus
from interp.domain.rules.lists.band_quota import without_place
from interp.domain.rules.lists.listed_speakers import is_to_be_confirmed
from interp.domain.rules.lists.rounds import carried, item_of_call, list_on, listed_speeches
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

    Who was not heard in one round of a list is first in its next. Passed over are who is to be confirmed and is not,
    who has no place where only some of a band may speak, and an armed speech that is in no item: up to 0.8.2 one that
    had interrupted could be armed.
    """
    floor = state.floor
    if state.status == MeetingStatus.CLOSED:
        return
    if floor.armed and (home := item_with(state, floor.armed)):
        yield Target(item_of_call(state, floor.armed, home).id, floor.armed)
    behind = True
    offered: set[str] = set()  # lists whose waiting are called in an item before
    for item in state.items:
        if item.id == floor.item:
            behind = False
            if item.status != ItemStatus.DONE:
                yield from _planned(state, item, floor.armed, offered)
        elif (not behind or floor.item is None) and item.status != ItemStatus.DONE:
            planned = _planned(state, item, floor.armed, offered)
            first = next(planned, None)
            if first or is_empty(state, item) or _waits_for_confirmation(state, item):
                yield first or Target(item.id)
            yield from planned


def following(state: Meeting) -> Target | None:
    """Return the present target of Next; None at the end of the programme."""
    return next(upcoming(state), None)


def _planned(state: Meeting, item: Item, but: str | None, offered: set[str]) -> Iterator[Target]:
    """Yield the targets of those who wait in an item; of earlier rounds too unless their list is in `offered`."""
    speakers = list_on(state, item.id) if state.lists else None
    first = speakers is not None and speakers.id not in offered
    beyond = without_place(state, speakers) if speakers else frozenset()
    if speakers is not None:
        offered.add(speakers.id)
    for speech in chain(carried(state, item), item.speeches) if first else item.speeches:
        waits = speech != but and state.speeches[speech].status == SpeechStatus.PLANNED
        if waits and speech not in beyond and not _to_confirm(state, speech):
            yield Target(item.id, speech)


def _to_confirm(state: Meeting, speech: str) -> bool:
    entry = state.entries.get(speech)
    return entry is not None and is_to_be_confirmed(entry, state.lists[entry.list].rules)


def _waits_for_confirmation(state: Meeting, item: Item) -> bool:
    """Return whether anybody waits in an item, all of them to be confirmed: Next opens it with nobody on the floor."""
    return bool(_passed_over_in(state, item))


def _passed_over_in(state: Meeting, item: Item) -> tuple[str, ...]:
    speakers = list_on(state, item.id) if state.lists else None
    if speakers is None or not speakers.rules.confirmation:
        return ()
    listed = listed_speeches(state, item)
    return tuple(
        each for each in listed if state.speeches[each].status == SpeechStatus.PLANNED and _to_confirm(state, each)
    )


def passed_over(state: Meeting) -> tuple[str, ...]:
    """Return the waiting whom Next passes over on the open item, as they are to be confirmed and are not.

    Those behind its target are left out: they are not passed over yet.
    """
    item = next((each for each in state.items if each.id == state.floor.item), None)
    found = _passed_over_in(state, item) if item and item.status != ItemStatus.DONE else ()
    if item is None or not found:
        return ()
    target, listed = following(state), listed_speeches(state, item)
    if target is None or target.speech not in listed:
        return found
    return tuple(each for each in found if listed.index(each) < listed.index(target.speech))


def is_empty(state: Meeting, item: Item) -> bool:
    """Return whether nobody is or was inscribed on an item, nor waits for it; speeches undone do not count."""
    gone = all(state.speeches[speech].status == SpeechStatus.TAKEN_BACK for speech in item.speeches)
    return gone and not carried(state, item)


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
    return open_empty_round(state) or (coming if coming and is_empty(state, coming) else None)
