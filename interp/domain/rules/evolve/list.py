"""Applies the events of lists of speakers."""

from dataclasses import fields, replace

from interp.domain.model import events as ev
from interp.domain.model.speaker_lists import Entry, OrderKey
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve.evolvers import evolves

NAMES = tuple(each.name for each in fields(Entry))
KEY, LOT = NAMES.index("key"), NAMES.index("lot")


@evolves(ev.ListSet)
def list_set(state: Meeting, event: ev.ListSet, logged: ev.Logged) -> Meeting:
    return replace(state, lists=state.lists | {event.speakers.id: event.speakers})


@evolves(ev.ListOrdered)
def ordered(state: Meeting, event: ev.ListOrdered, logged: ev.Logged) -> Meeting:
    """Return the state with the order, the keys and the lots that the event says."""
    items = tuple(replace(item, speeches=event.speeches) if item.id == event.item else item for item in state.items)
    lots = {speech: lot for lot, speech in enumerate(event.draw.result, 1)} if event.draw else {}
    entries = {speech: _keyed(state.entries[speech], key, lots.get(speech)) for speech, key in event.keys}
    return replace(state, items=items, entries=state.entries | entries)


def _keyed(entry: Entry, key: OrderKey, lot: int | None) -> Entry:
    """Return an entry with its key, and its lot where one was drawn: the same object where both are as before."""
    if entry.key == key and lot in (None, entry.lot):
        return entry
    values = [getattr(entry, name) for name in NAMES]  # half the time of dataclasses.replace
    values[KEY], values[LOT] = key, entry.lot if lot is None else lot
    return Entry(*values)
