"""Finds the speeches that an event gave another time limit; only those that it can concern are computed."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import compress
from operator import is_not

from interp.domain.model.state import Item, Meeting
from interp.domain.model.time.time_limit import TimeLimit
from interp.domain.rules.lists.rounds import listed_speeches
from interp.domain.rules.time_limits import block_share, item_limit, limits_in, limits_of_list

# the parts that time limits are computed from, beside the speeches, the meeting's rules and what is armed
LIMITS = ("blocks", "items", "unplanned", "computed_limits", "taken_away", "announced")


def differing(before: Mapping[str, object], after: Mapping[str, object]) -> frozenset[str]:
    """Return the keys of what is new, gone or not equal."""
    if before is after:
        return frozenset()
    # most are the same object, of which Python would compare every field
    if list(before) == list(after):
        others = compress(after, map(is_not, before.values(), after.values()))
        return frozenset(key for key in others if before[key] != after[key])
    others = compress(after, map(is_not, map(before.get, after), after.values()))
    kept = frozenset(key for key in others if key in before and before[key] != after[key])
    return kept if before.keys() == after.keys() else kept | (before.keys() ^ after.keys())


def is_equal(one: object, other: object) -> bool:
    """Return whether both are equal; most are the same object, of which Python would compare every field."""
    return one is other or one == other


def differing_limits(before: Meeting, after: Meeting, speeches: frozenset[str]) -> Iterator[str]:
    """Yield the speeches beside `speeches`, which differ, that have another time limit.

    Only those that the event can concern are computed.
    """
    was = {item.id: item for item in before.items}
    for item, own in _with_new_limits(before, after, speeches):
        if item.id in was:
            there = listed_speeches(after, item) if item.id == after.floor.item else item.speeches
            ids = frozenset(there if own is None else own.intersection(there)) - speeches
            old, new = _shown_limits(before, was[item.id], ids), _shown_limits(after, item, ids)
            yield from (speech for speech, limit in new.items() if old.get(speech) != limit)


def _shown_limits(state: Meeting, item: Item, speeches: Iterable[str]) -> dict[str, tuple[TimeLimit, bool]]:
    """Return the limits of some speeches of an item, and whether the row of each leaves it to the item's."""
    everyones = item_limit(state, item)
    return {speech: (limit, limit == everyones) for speech, limit in limits_in(state, item, speeches).items()}


def _with_new_limits(
    before: Meeting, after: Meeting, speeches: frozenset[str]
) -> Iterator[tuple[Item, frozenset[str] | None]]:
    """Yield the items in which speeches may have other limits, each with those speeches, None for all of the item."""
    if not same_rules(before, after):
        yield from ((item, None) for item in after.items)
        return
    own = speeches | differing(before.called, after.called)
    own = own.union(each.floor.armed for each in (before, after) if each.floor.armed)
    pairs = list(zip(before.items, after.items, strict=True))
    # an entry on a list takes no share of a block
    sharing = frozenset(each for each in own if each not in before.entries or each not in after.entries)
    touched = {
        item.block: item for was, item in pairs
        if item.block and (was.speeches is not item.speeches or (sharing and not sharing.isdisjoint(item.speeches)))
    }  # fmt: skip
    blocks = {block for block, item in touched.items() if block_share(before, item) != block_share(after, item)}
    lists = _differing_list_limits(before, after)
    for _, item in pairs:
        if item.block in blocks or item.id in lists:
            yield item, None
        elif not own.isdisjoint(item.speeches):
            yield item, own


def _differing_list_limits(before: Meeting, after: Meeting) -> frozenset[str]:
    """Return the items of the lists whose rules give other limits, also by how many are inscribed."""
    lists = after.lists.values()
    if before.lists is after.lists and not any(each.rules.divide or each.rules.reductions for each in lists):
        return frozenset()
    others = (each for each in lists if limits_of_list(before, each.id) != limits_of_list(after, each.id))
    return frozenset(item for each in others for item in each.items)


def same_rules(before: Meeting, after: Meeting) -> bool:
    """Return whether all that limits are computed from is the same, beside the speeches and what is fixed for them."""
    parts = (name for name in LIMITS if name != "items")
    if not all(is_equal(getattr(before, name), getattr(after, name)) for name in parts):
        return False
    rules = [state.about and state.about.modalities for state in (before, after)]
    return rules[0] == rules[1] and _same_limiting(before.items, after.items)


def _same_limiting(before: tuple[Item, ...], after: tuple[Item, ...]) -> bool:
    """Return whether the items have the same of all that limits are computed from: their status is not."""
    return len(before) == len(after) and all(
        was is item or _limiting(was) == _limiting(item) for was, item in zip(before, after, strict=True)
    )


def _limiting(item: Item) -> tuple[object, ...]:
    return item.id, item.kind, item.block, item.speech_limit_ms, item.members_limit_ms
