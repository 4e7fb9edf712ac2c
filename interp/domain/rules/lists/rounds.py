"""The rounds of one list of speakers: who waits is called in the open one or the next, in which the speech then is."""


from interp.domain.model.parties import SpeechStatus
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.model.state import Item, ItemStatus, Meeting, MeetingStatus
from interp.domain.rules.lists.list_order import placed_by_hand
from interp.domain.rules.lists.listed_speakers import items_of, speeches_of, without_anchor
from interp.value_types import replace


def list_on(state: Meeting, item_id: str) -> ListOfSpeakers | None:
    """Return the list that serves an item, or None."""
    return next((each for each in state.lists.values() if item_id in each.items), None)


def carried(state: Meeting, item: Item) -> tuple[str, ...]:
    """Return who waits in the earlier rounds of an item's list, in order; they are called at the head of this one."""
    speakers = list_on(state, item.id) if state.lists else None
    if speakers is None or speakers.items[0] == item.id:
        return ()
    earlier = speakers.items[: speakers.items.index(item.id)]
    return tuple(
        each for other in items_of(state, speakers) if other.id in earlier
        for each in other.speeches if state.speeches[each].status == SpeechStatus.PLANNED
    )  # fmt: skip


def listed_speeches(state: Meeting, item: Item) -> tuple[str, ...]:
    """Return the list of speakers on an item in the order of calling: who was called there, then all who wait."""
    waiting = carried(state, item)
    if not waiting:
        return item.speeches
    head = _head(state, item)
    return (*item.speeches[:head], *waiting, *item.speeches[head:])


def _head(state: Meeting, item: Item) -> int:
    """Return the index of the first speech of an item that waits, else of its end."""
    waits = (number for number, each in enumerate(item.speeches) if state.speeches[each].status == SpeechStatus.PLANNED)
    return next(waits, len(item.speeches))


def calling_item(state: Meeting, speakers: ListOfSpeakers) -> Item | None:
    """Return the item in which who waits is called now: the open one, else the next of the list; None if all are over.

    Items before the open one are not gone back to.
    """
    if state.status == MeetingStatus.CLOSED:
        return None
    order = [item.id for item in state.items]
    here = order.index(state.floor.item) if state.floor.item in order else 0
    items = (each for each in items_of(state, speakers) if each.status != ItemStatus.DONE)
    return next((each for each in items if order.index(each.id) >= here), None)


def item_of_call(state: Meeting, speech_id: str, home: Item) -> Item:
    """Return the item in which a speech of `home` gets the floor: of one that was not heard, where its list is now."""
    speakers = list_on(state, home.id) if state.lists else None
    if speakers is None or state.speeches[speech_id].status in (SpeechStatus.DONE, SpeechStatus.ON_FLOOR):
        return home
    now = calling_item(state, speakers)
    later = speakers.items[speakers.items.index(home.id) :]
    return now if now is not None and now.id in later else home


def is_over(state: Meeting, speakers: ListOfSpeakers) -> bool:
    """Return whether nobody of a list is called any more, unless an item is opened again."""
    return calling_item(state, speakers) is None


def is_not_reached(state: Meeting, speech: str) -> bool:
    """Return whether an entry waits on a list that is over."""
    entry = state.entries.get(speech)
    waits = entry is not None and state.speeches[speech].status == SpeechStatus.PLANNED and speech != state.floor.armed
    return waits and entry is not None and entry.standing != "withdrawn" and is_over(state, state.lists[entry.list])


def called_in(state: Meeting, speech: str, item_id: str | None) -> Meeting:
    """Return the state in which a speech that is called is in this item of its list, before those who wait there."""
    home = next((each for each in state.items if speech in each.speeches), None)
    speakers = list_on(state, item_id) if item_id and state.lists else None
    if home is None or speakers is None or home.id == item_id or home.id not in speakers.items:
        return state
    state = without_anchor(state, speech)
    target = next(each for each in state.items if each.id == item_id)
    head = _head(state, target)
    return _moved(state, speech, target.id, target.speeches[head - 1] if head else None)


def put_back(state: Meeting, speech: str, item_id: str, after: str | None) -> Meeting:
    """Return the state in which a speech is in the item again in which it was before it was called, by hand if it was.

    Where what stood before it is gone, it is the first there.
    """
    if speech not in state.speeches or not any(each.id == item_id for each in state.items):
        return state
    state = _moved(state, speech, item_id, after)
    entry = state.entries.get(speech)
    if entry is None or entry.place is None:
        return state
    present = speeches_of(state, state.lists[entry.list])
    hands = placed_by_hand(state.hands.get(entry.list, ()), present, speech, after)
    return replace(state, hands=state.hands | {entry.list: hands})


def _moved(state: Meeting, speech: str, item_id: str, after: str | None) -> Meeting:
    def made(item: Item) -> Item:
        there = tuple(each for each in item.speeches if each != speech)
        if item.id != item_id:
            return item if len(there) == len(item.speeches) else replace(item, speeches=there)
        at = there.index(after) + 1 if after in there else 0
        return replace(item, speeches=(*there[:at], speech, *there[at:]))

    return replace(state, items=tuple(map(made, state.items)))
