"""Events of the room's screen: blanked, shown."""

from typing import ClassVar

from interp.domain.model.events.event import Event
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class RoomBlanked(Event):
    name: ClassVar[str] = "room.blanked"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class RoomShown(Event):
    name: ClassVar[str] = "room.shown"
    version: ClassVar[int] = 1
