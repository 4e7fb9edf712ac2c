"""Who sees the waiting of a list of speakers: until it is published, nothing of them is in what the public gets."""

from collections.abc import Mapping
from dataclasses import field
from itertools import filterfalse

from interp.domain.model.speaker_lists import Entry, ListOfSpeakers
from interp.domain.model.state import Item, Meeting
from interp.domain.rules.lists.same_objects import of_same_objects
from interp.domain.rules.lists.waiting_counts import waiting_in
from interp.value_types import dataclass, replace


@dataclass(frozen=True, slots=True)
class Hidden:
    """The speeches that the public does not see: of `waiting` those that were not called and are not armed.

    A call leaves `waiting` as it is, so that a switch beside many who wait looks at none of them.
    """

    waiting: frozenset[str] = frozenset()
    called: Mapping[str, object] = field(default_factory=dict)
    armed: str | None = None

    def __contains__(self, speech: str) -> bool:
        return speech in self.waiting and speech not in self.called and speech != self.armed

    def all(self) -> frozenset[str]:
        """Return all of them."""
        return self.waiting.difference(self.called, (self.armed,))

    def without(self, speeches: tuple[str, ...]) -> tuple[str, ...]:
        """Return the speeches that are not hidden, in order: the same where none is."""
        if self.waiting.isdisjoint(speeches):
            return speeches
        return without(speeches, self.all())

    def turned(self, later: "Hidden") -> frozenset[str]:
        """Return the speeches that are hidden either here or later."""
        others = self.waiting ^ later.waiting if self.waiting is not later.waiting else frozenset[str]()
        called = self.called.keys() ^ later.called.keys() if self.called is not later.called else frozenset[str]()
        asked = others.union(called, (each for each in (self.armed, later.armed) if each is not None))
        return frozenset(each for each in asked if (each in self) != (each in later))


NONE_HIDDEN = Hidden()


def unpublished_items(state: Meeting) -> frozenset[str]:
    """Return the items whose list of speakers the public does not see."""
    return _unpublished(state.lists)


@of_same_objects
def _unpublished(lists: Mapping[str, ListOfSpeakers]) -> frozenset[str]:
    return frozenset(item for each in lists.values() if each.seen_by != "everyone" for item in each.items)


def hidden_speeches(state: Meeting) -> Hidden:
    """Return the speeches that the public does not see: those of an unpublished list, withdrawn, or carried over.

    Who is armed, has the floor or has had it is always shown.
    """
    if not state.lists:
        return NONE_HIDDEN
    unpublished = unpublished_items(state)
    speeches = (item.speeches for item in state.items if item.id in unpublished)
    return Hidden(_waiting(state.entries, state.away, *speeches), state.called, state.floor.armed)


@of_same_objects
def _waiting(entries: Mapping[str, Entry], away: Mapping[str, int], *unpublished: tuple[str, ...]) -> frozenset[str]:
    withdrawn = (speech for speech, entry in entries.items() if entry.standing == "withdrawn")
    return frozenset[str]().union(*unpublished, withdrawn, away)


def as_public(state: Meeting) -> Meeting:
    """Return the state of which views for the public are made: the state itself where it hides nothing."""
    if not state.lists:
        return state
    hidden = hidden_speeches(state).all()
    state = replace(state, item_seqs=state.public_item_seqs)
    if not hidden:
        return state

    def shown(item: Item) -> Item:
        kept = item.speeches if hidden.isdisjoint(item.speeches) else without(item.speeches, hidden)
        return item if kept is item.speeches else replace(item, speeches=kept)

    items = tuple(map(shown, state.items))
    speeches = {key: state.speeches[key] for key in filterfalse(hidden.__contains__, state.speeches)}
    others = (each for each, whole in zip(items, state.items, strict=True) if each is not whole)
    waiting = state.waiting | {each.id: waiting_in(state, each) for each in others}
    return replace(state, items=items, speeches=speeches, waiting=waiting)


def without(speeches: tuple[str, ...], hidden: frozenset[str]) -> tuple[str, ...]:
    """Return the speeches that are not hidden, in order."""
    return tuple(filterfalse(hidden.__contains__, speeches))


def public_part(entry: Entry | None) -> tuple[object, ...] | None:
    """Return what the public may see of an entry, once its speech is shown: no hour, channel or claimed level."""
    if entry is None:
        return None
    level = entry.level if entry.level_confirmed else None
    return entry.list, entry.category, entry.capacity, entry.turn, level
