"""Makes the views of the blocks of a programme, each with its time budget."""

from dataclasses import dataclass

from interp.domain.model.state import Meeting
from interp.domain.views import view_parts


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A part of the programme and its time budget in milliseconds; pages add up what its items used."""

    id: str
    kind: str
    budget_ms: int | None


def block_views(state: Meeting) -> tuple[BlockView, ...]:
    """Return the blocks in order."""
    return tuple(BlockView(id=block.id, kind=block.kind, budget_ms=block.budget_ms) for block in state.blocks)


def open_block(state: Meeting) -> BlockView | None:
    """Return the block that the open item is in, or None."""
    item = view_parts.current_item(state)
    return next((block for block in block_views(state) if item and block.id == item.block), None)
