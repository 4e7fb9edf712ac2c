"""Events of the interpretation team: set as a whole, an interpreter marked as on duty or not."""

from typing import ClassVar

from interp.domain.model.events.event import Event
from interp.domain.model.teams import BoothTeam
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class TeamSet(Event):
    name: ClassVar[str] = "team.set"
    version: ClassVar[int] = 1
    booths: tuple[BoothTeam, ...]


@dataclass(frozen=True, slots=True)
class InterpreterMarked(Event):
    name: ClassVar[str] = "team.marked"
    version: ClassVar[int] = 1
    interpreter: str
    on_duty: bool
