"""Commands about the interpretation team: set it as a whole, mark who is on duty."""

from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.roles import DIRECTING
from interp.domain.model.teams import BoothTeam
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class SetTeam(Command):
    """Set the interpretation team as a whole; no booths: there is no team."""

    name: ClassVar[str] = "team.set"
    may: ClassVar[frozenset[str]] = DIRECTING
    booths: tuple[BoothTeam, ...]


@dataclass(frozen=True, slots=True)
class MarkInterpreter(Command):
    """Mark an interpreter as on duty or not."""

    name: ClassVar[str] = "team.mark"
    may: ClassVar[frozenset[str]] = DIRECTING
    interpreter: str
    on_duty: bool
