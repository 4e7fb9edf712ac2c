"""Makes the views of the blocks of a programme: the budget of each, and how much of it was used."""

from dataclasses import dataclass

from interp.domain.model.state import Meeting
from interp.domain.views import view_parts
from interp.domain.views.times_held import NEVER, of_items


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A part of the programme and its time budget in milliseconds.

    `used_ms` is the time its items were open, without what the open item's clock shows: who reads it adds that, so that
    a block does not change because time passed.
    """

    id: str
    kind: str
    budget_ms: int | None
    used_ms: int


def block_views(state: Meeting) -> tuple[BlockView, ...]:
    """Return the blocks in order."""
    times = of_items(state.record.stays)
    used: dict[str | None, int] = {}
    for item in state.items:
        used[item.block] = used.get(item.block, 0) + times.get(item.id, NEVER).held_ms
    return tuple(
        BlockView(id=block.id, kind=block.kind, budget_ms=block.budget_ms, used_ms=used.get(block.id, 0))
        for block in state.blocks
    )


def open_block(state: Meeting) -> BlockView | None:
    """Return the block that the open item is in, or None."""
    item = view_parts.current_item(state)
    return next((block for block in block_views(state) if item and block.id == item.block), None)
