"""Commands about the room's screen: blank, show."""

from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.roles import STAFF
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class BlankRoom(Command):
    """Blank the room's screen."""

    name: ClassVar[str] = "room.blank"
    may: ClassVar[frozenset[str]] = STAFF


@dataclass(frozen=True, slots=True)
class ShowRoom(Command):
    """Show the room's screen again."""

    name: ClassVar[str] = "room.show"
    may: ClassVar[frozenset[str]] = STAFF
