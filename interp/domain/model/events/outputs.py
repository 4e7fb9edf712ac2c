"""Events of every public output at once: blanked, shown."""

from typing import ClassVar

from interp.domain.model.events.event import Event
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class OutputsBlanked(Event):
    name: ClassVar[str] = "outputs.blanked"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class OutputsShown(Event):
    name: ClassVar[str] = "outputs.shown"
    version: ClassVar[int] = 1
