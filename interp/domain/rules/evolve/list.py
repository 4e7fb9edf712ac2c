"""Applies the events of lists of speakers."""

from dataclasses import replace

from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve.evolvers import evolves


@evolves(ev.ListSet)
def list_set(state: Meeting, event: ev.ListSet, logged: ev.Logged) -> Meeting:
    return replace(state, lists=state.lists | {event.speakers.id: event.speakers})


@evolves(ev.ListOrdered)
def ordered(state: Meeting, event: ev.ListOrdered, logged: ev.Logged) -> Meeting:
    """Return the state with the order, the keys and the lots that the event says."""
    items = tuple(replace(item, speeches=event.speeches) if item.id == event.item else item for item in state.items)
    lots = {speech: lot for lot, speech in enumerate(event.draw.result, 1)} if event.draw else {}
    entries = {
        speech: replace(state.entries[speech], key=key, lot=lots.get(speech, state.entries[speech].lot))
        for speech, key in event.keys
    }
    return replace(state, items=items, entries=state.entries | entries)
