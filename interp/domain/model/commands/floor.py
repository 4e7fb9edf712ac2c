"""Commands about the floor: who is armed, who has it, for how long, in which language."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from interp.domain.model.commands.command import Command
from interp.domain.model.parties import Party
from interp.domain.model.roles import STAFF, Code, Role


@dataclass(frozen=True, slots=True)
class Target:
    """The target of Next: an item and the speech in it, None for a round that has no list yet."""

    item: str
    speech: str | None = None


@dataclass(frozen=True, slots=True)
class ArmFloor(Command):
    """Show the booths the next speech before the switch; null disarms."""

    name: ClassVar[str] = "floor.arm"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str | None


@dataclass(frozen=True, slots=True)
class AdvanceFloor(Command):
    """Give the floor to the armed speech, else to the next planned one.

    `from_speech` and `to` are what the button showed (null: nobody): if either has changed, the command is stale.
    """

    name: ClassVar[str] = "floor.advance"
    may: ClassVar[frozenset[str]] = STAFF
    from_speech: str | None
    to: Target | Literal["any"] | None = "any"


@dataclass(frozen=True, slots=True)
class GiveFloor(Command):
    """Give the floor to one speech out of order, or to a party that was not planned."""

    name: ClassVar[str] = "floor.give"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str | None = None
    party: Party | None = None
    role: Role = "floor_speaker"
    language: Code | None = None
    limit_ms: int | None = None


@dataclass(frozen=True, slots=True)
class PauseFloor(Command):
    """Pause the speech's clock: a point of order, a failed microphone."""

    name: ClassVar[str] = "floor.pause"
    may: ClassVar[frozenset[str]] = STAFF


@dataclass(frozen=True, slots=True)
class ResumeFloor(Command):
    """Resume the speech's clock."""

    name: ClassVar[str] = "floor.resume"
    may: ClassVar[frozenset[str]] = STAFF


@dataclass(frozen=True, slots=True)
class EndFloor(Command):
    """End the speech; nobody has the floor."""

    name: ClassVar[str] = "floor.end"
    may: ClassVar[frozenset[str]] = STAFF


@dataclass(frozen=True, slots=True)
class AddTime(Command):
    """Lengthen (or, below zero, shorten) the limit of the speech on the floor."""

    name: ClassVar[str] = "floor.add_time"
    may: ClassVar[frozenset[str]] = STAFF
    seconds: int


@dataclass(frozen=True, slots=True)
class SetLanguage(Command):
    """Set the language spoken now, also during a speech."""

    name: ClassVar[str] = "floor.set_language"
    may: ClassVar[frozenset[str]] = STAFF
    language: Code


@dataclass(frozen=True, slots=True)
class UndoSwitch(Command):
    """Undo the latest switch completely; `from_speech`, when sent, is the speech the button showed on the floor."""

    name: ClassVar[str] = "floor.undo"
    may: ClassVar[frozenset[str]] = STAFF
    from_speech: str | None = None
