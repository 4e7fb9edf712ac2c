"""Applies the events of lists of speakers."""

from dataclasses import fields, replace

from interp.domain.model import events as ev
from interp.domain.model.speaker_lists import Entry, EntryAct, OrderKey
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve.evolvers import evolves
from interp.domain.rules.lists.listed_speakers import with_act

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
    changed = [speech for speech, entry in entries.items() if entry is not state.entries[speech]]
    acts = with_act(state.entry_acts, changed, EntryAct(event.why, logged.at, logged.actor))
    return replace(state, items=items, entries=state.entries | entries, entry_acts=acts)


def _keyed(entry: Entry, key: OrderKey, lot: int | None) -> Entry:
    """Return an entry with its key, and its lot where one was drawn: the same object where both are as before."""
    if entry.key == key and lot in (None, entry.lot):
        return entry
    values = [getattr(entry, name) for name in NAMES]  # half the time of dataclasses.replace
    values[KEY], values[LOT] = key, entry.lot if lot is None else lot
    return Entry(*values)
