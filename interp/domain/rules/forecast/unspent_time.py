"""Finds which blocks of a programme are over, and what each of them left of its time."""

from interp.domain.model.state import Block, Item, ItemStatus, Meeting
from interp.domain.rules.forecast.times_held import NEVER, of_items

SECOND_MS = 1_000


def is_over(state: Meeting, block_id: str) -> bool:
    """Return whether nothing of a block is to come: each of its items is done, or stands before the open one."""
    places = {item.id: place for place, item in enumerate(state.items)}
    here = places.get(state.floor.item or "", 0)
    own = _items(state, block_id)
    return bool(own) and all(_is_past(state, each, places[each.id] < here) for each in own)


def unspent_ms(state: Meeting, block: Block) -> int:
    """Return what a block that is over left of its time, in whole seconds; 0 for another one, or without a time."""
    if not block.budget_ms or not is_over(state, block.id):
        return 0
    held = of_items(state.record.stays)
    used = sum(held.get(each.id, NEVER).held_ms for each in _items(state, block.id))
    return max(0, block.budget_ms - used) // SECOND_MS * SECOND_MS


def _is_past(state: Meeting, item: Item, is_before: bool) -> bool:
    return item.status == ItemStatus.DONE or (is_before and item.id != state.floor.item)


def _items(state: Meeting, block_id: str) -> list[Item]:
    return [each for each in state.items if each.block == block_id]
