"""Applies the events of lists of speakers."""


from interp.domain.model import events as ev
from interp.domain.model.announced_limits import AnnouncedLimits
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.speaker_lists import (
    CarriedList,
    CarryOver,
    Entry,
    EntryAct,
    ListOfSpeakers,
    OrderKey,
    ReceivedList,
)
from interp.domain.model.state import Item, Meeting
from interp.domain.rules.evolve.evolvers import evolves
from interp.domain.rules.lists.listed_speakers import with_act
from interp.domain.rules.state_changes.floor_changes import disarmed
from interp.domain.rules.state_changes.programme_texts import with_texts
from interp.value_types import replace


@evolves(ev.ListSet)
def list_set(state: Meeting, event: ev.ListSet, logged: ev.Logged) -> Meeting:
    return replace(state, lists=state.lists | {event.speakers.id: event.speakers})


@evolves(ev.ListOrdered)
def ordered(state: Meeting, event: ev.ListOrdered, logged: ev.Logged) -> Meeting:
    """Return the state with the order, the keys and the lots that the event says."""
    items = tuple(replace(item, speeches=event.speeches) if item.id == event.item else item for item in state.items)
    lots = {speech: lot for lot, speech in enumerate(event.draw.result, 1)} if event.draw else {}
    entries = {speech: _keyed(state.entries[speech], key, lots.get(speech)) for speech, key in event.keys}
    changed = [speech for speech, entry in entries.items() if entry is not state.entries[speech]]
    acts = with_act(state.entry_acts, changed, EntryAct(event.why, logged.at, logged.actor))
    return replace(state, items=items, entries=state.entries | entries, entry_acts=acts)


@evolves(ev.ListCarryAsked)
def carry_asked(state: Meeting, event: ev.ListCarryAsked, logged: ev.Logged) -> Meeting:
    """Return the state in which those who waited are called no more: they are on their way into another meeting."""
    carry = CarryOver(event.list, event.into, event.item, event.speeches, logged.at, logged.actor)
    away = state.away | dict.fromkeys(event.speeches, len(state.carries))
    state = _with_status(state, event.speeches, SpeechStatus.SKIPPED)
    state = replace(state, carries=(*state.carries, carry), away=away)
    return disarmed(state, state.floor.armed) if state.floor.armed in away else state


@evolves(ev.ListHandedOn)
def handed_on(state: Meeting, event: ev.ListHandedOn, logged: ev.Logged) -> Meeting:
    """Return the state in which those carried over are in the other meeting, with their statements."""
    carry = state.carries[event.carry]
    gone = {
        each: replace(state.speeches[each], statement=None, text="none", text_closed=False, statement_language=None)
        for each in carry.speeches if each in state.speeches
    }  # fmt: skip
    act = EntryAct("carried_over", logged.at, logged.actor, meeting=carry.into.meeting)
    state = replace(state, speeches=state.speeches | gone, entry_acts=with_act(state.entry_acts, carry.speeches, act))
    return _carry(state, event.carry, replace(carry, standing="carried_over"))


@evolves(ev.ListKept)
def kept(state: Meeting, event: ev.ListKept, logged: ev.Logged) -> Meeting:
    """Return the state in which all wait again whom the other meeting did not take."""
    carry = state.carries[event.carry]
    state = _with_status(_here_again(state, carry.speeches), carry.speeches, SpeechStatus.PLANNED)
    return _carry(state, event.carry, replace(carry, standing="refused", why=event.why))


@evolves(ev.ListReceived)
def received(state: Meeting, event: ev.ListReceived, logged: ev.Logged) -> Meeting:
    """Return the state with a list of another meeting; an empty list that its item had is on that item no more.

    Where its entries join a list that is here, that list stays, in the order that the event says.
    """
    carried = event.carried
    ids, speakers = tuple(each.speech.id for each in carried.entries), carried.speakers
    known = state.lists.get(speakers.id)
    if known is not None and not event.speeches:
        items = known.items if event.item in known.items else (*known.items, event.item)
        speakers = replace(speakers, items=items)
    act = EntryAct("received", logged.at, logged.actor, meeting=event.source.meeting)
    people = {each.id: each for each in carried.people if each.id not in state.people}
    there, joins = frozenset(ids), bool(event.speeches)
    is_own = known is not None and speakers.id not in state.received  # it comes back
    is_back = not there.isdisjoint(state.away) if joins else is_own
    came = {} if is_back else {speakers.id: ReceivedList(event.source, logged.at, joins)}
    stay = () if joins else (hand for hand in state.hands.get(speakers.id, ()) if hand.id not in there)
    state = replace(
        _here_again(_returned(state, event), ids),
        items=tuple(_with_waiting(item, event, ids, there) for item in state.items),
        lists=_without_other(state, frozenset(speakers.items)) | {speakers.id: speakers},
        speeches=state.speeches | {each.speech.id: each.speech for each in carried.entries},
        entries=state.entries | {each.speech.id: each.entry for each in carried.entries},
        hands=state.hands | {speakers.id: (*stay, *carried.hands)},
        entry_acts=with_act(state.entry_acts, ids, act),
        people=state.people | people,
        details=dict(carried.details) | state.details,
        received=state.received | came,
        announced=state.announced if joins else _with_announced(state, carried),
    )
    return with_texts(state, (text for text in carried.texts if text.id not in state.texts))


def _with_announced(state: Meeting, carried: CarriedList) -> dict[str, tuple[AnnouncedLimits, ...]]:
    """Return the limits in force with those of a list that came: they are its own here, as they were there."""
    if carried.announced is None:
        return state.announced
    others = {key: each for key, each in state.announced.items() if key != carried.speakers.id}
    return others | ({carried.speakers.id: carried.announced} if carried.announced else {})


def _with_status(state: Meeting, speeches: tuple[str, ...], status: SpeechStatus) -> Meeting:
    changed = {each: replace(state.speeches[each], status=status) for each in speeches if each in state.speeches}
    return replace(state, speeches=state.speeches | changed)


def _here_again(state: Meeting, speeches: tuple[str, ...]) -> Meeting:
    """Return the state in which none of these speeches is in another meeting."""
    back = frozenset(speeches)
    return replace(state, away={key: each for key, each in state.away.items() if key not in back})


def _carry(state: Meeting, index: int, carry: CarryOver) -> Meeting:
    carries = state.carries
    return replace(state, carries=(*carries[:index], carry, *carries[index + 1 :]))


def _returned(state: Meeting, event: ev.ListReceived) -> Meeting:
    """Return the state in which what had been carried over into that list of the other meeting came back from it."""
    source = event.source

    def now(each: CarryOver) -> CarryOver:
        is_it = (each.into.meeting, each.into.list) == (source.meeting, source.list)
        return replace(each, standing="returned") if is_it and each.standing in ("asked", "carried_over") else each

    return replace(state, carries=tuple(map(now, state.carries)))


def _with_waiting(item: Item, event: ev.ListReceived, waiting: tuple[str, ...], moved: frozenset[str]) -> Item:
    """Return an item without those who came, or with them: in the order of the event, else behind all others."""
    others = tuple(each for each in item.speeches if each not in moved)
    made = others if item.id != event.item else event.speeches or (*others, *waiting)
    return item if made == item.speeches else replace(item, speeches=made)


def _without_other(state: Meeting, items: frozenset[str]) -> dict[str, ListOfSpeakers]:
    """Return the lists, none of them on one of these items; one that is on no item is none."""
    lists = {
        key: replace(each, items=tuple(item for item in each.items if item not in items))
        for key, each in state.lists.items()
    }
    return {key: each for key, each in lists.items() if each.items}


def _keyed(entry: Entry, key: OrderKey, lot: int | None) -> Entry:
    """Return an entry with its key, and its lot where one was drawn: the same object where both are as before."""
    if entry.key == key and lot in (None, entry.lot):
        return entry
    return replace(entry, key=key, lot=entry.lot if lot is None else lot)
