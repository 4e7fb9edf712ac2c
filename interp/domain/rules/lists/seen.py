"""Who sees the waiting of a list of speakers: until it is published, nothing of them is in what the public gets."""

from dataclasses import replace

from interp.domain.model.speaker_lists import Entry
from interp.domain.model.state import Item, Meeting


def unpublished_items(state: Meeting) -> frozenset[str]:
    """Return the items whose list of speakers the public does not see."""
    return frozenset(item for each in state.lists.values() if each.seen_by != "everyone" for item in each.items)


def hidden_speeches(state: Meeting) -> frozenset[str]:
    """Return the speeches that the public does not see: those of an unpublished list, withdrawn, or carried over.

    Who is armed, has the floor or has had it is always shown.
    """
    if not state.lists:
        return frozenset()
    unpublished = unpublished_items(state)
    waiting = set[str]().union(*(item.speeches for item in state.items if item.id in unpublished))
    waiting.update(speech for speech, entry in state.entries.items() if entry.standing == "withdrawn")
    waiting.update(state.away)
    return frozenset(waiting.difference(state.called, (state.floor.armed,)))


def as_public(state: Meeting) -> Meeting:
    """Return the state of which views for the public are made: the state itself where it hides nothing."""
    if not state.lists:
        return state
    hidden = hidden_speeches(state)

    def shown(item: Item) -> Item:
        kept = item.speeches if hidden.isdisjoint(item.speeches) else without(item.speeches, hidden)
        return item if kept is item.speeches else replace(item, speeches=kept)

    return replace(
        state,
        items=tuple(map(shown, state.items)),
        speeches={key: each for key, each in state.speeches.items() if key not in hidden},
        item_seqs=state.public_item_seqs,
    )


def without(speeches: tuple[str, ...], hidden: frozenset[str]) -> tuple[str, ...]:
    """Return the speeches that are not hidden, in order."""
    return tuple(each for each in speeches if each not in hidden)


def public_part(entry: Entry | None) -> tuple[object, ...] | None:
    """Return what the public may see of an entry, once its speech is shown: no hour, channel or claimed level."""
    if entry is None:
        return None
    level = entry.level if entry.level_confirmed else None
    return entry.list, entry.category, entry.capacity, entry.turn, level
