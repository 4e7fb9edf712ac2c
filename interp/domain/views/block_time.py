"""Makes the views of the blocks of a programme: their time budgets, and what they left of them."""

from interp.domain.model.state import Meeting
from interp.domain.rules.forecast.unspent_time import unspent_ms
from interp.domain.views import view_parts
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A part of the programme and its time budget in milliseconds; pages add up what its items used."""

    id: str
    kind: str
    budget_ms: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnspentTime:
    """What a block that is over left of its time, and what of it was given to another block, in whose budget it is.

    `given_ms` and `given_to` are null where none was.
    """

    block: str
    ms: int
    given_ms: int | None
    given_to: str | None


def block_views(state: Meeting) -> tuple[BlockView, ...]:
    """Return the blocks in order."""
    return tuple(BlockView(id=block.id, kind=block.kind, budget_ms=block.budget_ms) for block in state.blocks)


def open_block(state: Meeting) -> BlockView | None:
    """Return the block that the open item is in, or None."""
    item = view_parts.current_item(state)
    return next((block for block in block_views(state) if item and block.id == item.block), None)


def unspent_times(state: Meeting) -> tuple[UnspentTime, ...]:
    """Return what blocks left of their time, or gave of it, in order."""
    found = ((block.id, unspent_ms(state, block), state.rolled_over.get(block.id)) for block in state.blocks)
    return tuple(
        UnspentTime(block=key, ms=ms, given_ms=given.ms if given else None, given_to=given.to if given else None)
        for key, ms, given in found if ms or given
    )  # fmt: skip
