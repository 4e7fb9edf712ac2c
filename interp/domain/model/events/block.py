"""Events of the blocks of a programme: unspent time given to another one."""

from typing import ClassVar

from interp.domain.model.events.event import Event
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class BlockRolledOver(Event):
    """`ms` of the time of a block are the time of `to` instead; null: of nobody, it is the block's own again."""

    name: ClassVar[str] = "block.rolled_over"
    version: ClassVar[int] = 1
    block: str
    to: str | None
    ms: int
