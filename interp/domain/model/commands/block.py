"""Commands about the blocks of a programme: the time that one leaves is given to another."""

from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.roles import PRESIDING
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class RollOver(Command):
    """Give the time that a block left unspent to another one, null: return it to the first. It is the Chair's act.

    `ms`: no more than so many milliseconds of it, with what was given before; null: all of it.
    """

    name: ClassVar[str] = "block.roll_over"
    may: ClassVar[frozenset[str]] = PRESIDING
    block: str
    to: str | None
    ms: int | None = None
