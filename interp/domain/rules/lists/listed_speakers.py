"""The lists of speakers of a meeting: which speeches they have in order, where a new one stands, what is anchored."""

from collections.abc import Iterable, Mapping, Sequence

from interp.domain.model.list_rules import ListRules
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.speaker_lists import Entry, EntryAct, Hand, ListOfSpeakers, OrderKey, OrderRow
from interp.domain.model.state import Item, ItemStatus, Meeting
from interp.domain.rules.lists.list_limits import categories_of
from interp.domain.rules.lists.list_order import order, released
from interp.errors import NotFound
from interp.value_types import replace


def list_of(state: Meeting, list_id: str) -> ListOfSpeakers:
    """Return the list. Raises NotFound."""
    found = state.lists.get(list_id)
    if found is None:
        raise NotFound("list", list=list_id)
    return found


def items_of(state: Meeting, speakers: ListOfSpeakers) -> tuple[Item, ...]:
    """Return the items of a list, in the order in which they are called."""
    known = {item.id: item for item in state.items}
    return tuple(known[each] for each in speakers.items if each in known)


def home_of_waiting(state: Meeting, speakers: ListOfSpeakers) -> Item | None:
    """Return the item in which the waiting of a list stand; None if all its items are over.

    It is the first that is not over, or one before in which somebody still waits.
    """
    items = items_of(state, speakers)
    if all(item.status == ItemStatus.DONE for item in items):
        return None
    return next(i for i in items if i.status != ItemStatus.DONE or any(_waits(state, each) for each in i.speeches))


def speeches_of(state: Meeting, speakers: ListOfSpeakers) -> tuple[str, ...]:
    """Return the speeches of all items of a list, in order, entries or not."""
    return tuple(speech for item in items_of(state, speakers) for speech in item.speeches)


def is_to_be_confirmed(entry: Entry, rules: ListRules) -> bool:
    """Return whether an entry is to be confirmed at the desk before it is called, and is not."""
    asked = rules.confirmation
    return bool(asked) and entry.standing == "inscribed" and any(each in asked for each in categories_of(entry))


def position_of(state: Meeting, speakers: ListOfSpeakers, home: Item, new: str, entry: Entry) -> str | None:
    """Return the speech of an item after which a new entry stands by the rules of its list; None: it is first."""
    rows = [_row(state, each) for each in home.speeches]
    made = order([*rows, OrderRow(new, entry.key, fresh=True)], state.hands.get(speakers.id, ()))
    where = made.index(new)
    return made[where - 1] if where else None


def ordered(state: Meeting, speakers: ListOfSpeakers, home: Item, entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """Return the speeches of an item in order with other entries in the place of those of the same speeches."""
    rows = [
        replace(row, key=entries[row.id].key, fresh=True) if row.key is not None and row.id in entries else row
        for row in (_row(state, each) for each in home.speeches)
    ]
    return order(rows, state.hands.get(speakers.id, ()))


def with_others(
    state: Meeting, home: Item, keys: Mapping[str, OrderKey], hands: Sequence[Hand]
) -> tuple[str, ...]:
    """Return the speeches of an item in order with others that wait, by their keys, and other places by hand."""
    here = [_row(state, each) for each in home.speeches if each not in keys]
    return order([*here, *(OrderRow(each, key, fresh=True) for each, key in keys.items())], hands)


def last_called(state: Meeting, home: Item) -> str | None:
    """Return the last speech before those of an item that wait to be called, None where there is none."""
    waits = (n for n, each in enumerate(home.speeches) if _waits(state, each) and each != state.floor.armed)
    head = next(waits, len(home.speeches))
    return home.speeches[head - 1] if head else None


def waiting_of(state: Meeting, home: Item) -> dict[str, Entry]:
    """Return the entries of an item that wait to be called, by speech, in order."""
    return {each: state.entries[each] for each in home.speeches if _row(state, each).key is not None}


def with_act(
    acts: Mapping[str, tuple[EntryAct, ...]], speeches: Iterable[str], act: EntryAct
) -> dict[str, tuple[EntryAct, ...]]:
    """Return the acts by speech with one more for each of some speeches."""
    return {**acts, **{speech: (*acts.get(speech, ()), act) for speech in speeches}}


def without_anchor(state: Meeting, speech: str) -> Meeting:
    """Return the state in which a speech has no place by hand and none is anchored to it; nobody moves."""
    entry = state.entries.get(speech)
    holding = [entry.list] if entry else [key for key, hands in state.hands.items() if _anchors(hands, speech)]
    made = {
        key: released(state.hands[key], speeches_of(state, state.lists[key]), speech)
        for key in holding
        if key in state.hands
    }
    return replace(state, hands=state.hands | made) if made else state


def without_item(state: Meeting, gone: Item) -> Meeting:
    """Return the state in which no list has an item that was removed, nor its entries; a list of none is none."""
    if not state.lists:
        return state
    speeches = frozenset(gone.speeches)
    kept = {
        key: replace(each, items=items) if len(items) < len(each.items) else each
        for key, each in state.lists.items()
        if (items := tuple(item for item in each.items if item != gone.id))
    }
    hands = {
        key: tuple(hand for hand in each if speeches.isdisjoint((hand.id, hand.after or "")))
        for key, each in state.hands.items() if key in kept
    }  # fmt: skip
    entries = {key: each for key, each in state.entries.items() if key not in speeches}
    acts = {key: each for key, each in state.entry_acts.items() if key not in speeches}
    return replace(state, lists=kept, entries=entries, hands=hands, entry_acts=acts)


def _anchors(hands: tuple[Hand, ...], speech: str) -> bool:
    return any(hand.after == speech for hand in hands)


def _waits(state: Meeting, speech: str) -> bool:
    return state.speeches[speech].status == SpeechStatus.PLANNED


def _row(state: Meeting, speech: str) -> OrderRow:
    """Return a speech as the order sees it: who is not planned any more, and who is no entry, keeps the position."""
    entry = state.entries.get(speech)
    waits = state.speeches[speech].status == SpeechStatus.PLANNED and speech != state.floor.armed
    known = entry is not None and waits and entry.standing != "withdrawn"
    return OrderRow(speech, entry.key if entry is not None and known else None)
