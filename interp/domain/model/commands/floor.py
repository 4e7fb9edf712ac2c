"""Commands about the floor: who is armed, who has it, for how long, in which language."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from interp.domain.model.booths import PivotBy, Retour
from interp.domain.model.commands.command import Command
from interp.domain.model.interruptions import GrantReason, InterruptionKind
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.parties import Party
from interp.domain.model.roles import BOOTH, DIRECTING, STAFF, Role
from interp.domain.model.scopes import LANGUAGE
from interp.value_types import dataclass


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
    """Give the floor to one speech out of order, or to a party that was not planned.

    A `language` is confirmed by it; `limit_ms` is the speech's own limit from then on; 0 takes its own away.
    """

    name: ClassVar[str] = "floor.give"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str | None = None
    party: Party | None = None
    role: Role = "floor_speaker"
    language: str | None = None
    limit_ms: int | None = None
    on_behalf_of: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class InterruptFloor(Command):
    """Interrupt the speech on the floor, or nobody; `floor.return` resumes it. Interruptions nest.

    A point of order needs a party. The chair is the meeting's own unless a party is given, and needs no open item.
    """

    name: ClassVar[str] = "floor.interrupt"
    may: ClassVar[frozenset[str]] = STAFF
    kind: InterruptionKind
    party: Party | None = None
    language: str | None = None
    on_behalf_of: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnFloor(Command):
    """End the innermost interruption: item, speech, language and clocks are as they were when it began.

    `depth`, when sent, is how many interruptions the button showed: if that has changed, the command is stale. `ruled`:
    the Chair has ruled on a point of order, which ends with the ruling.
    """

    name: ClassVar[str] = "floor.return"
    may: ClassVar[frozenset[str]] = STAFF
    depth: int | None = None
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class AdjustClock(Command):
    """Put a late clock right: the speaker began that many seconds before it (below zero: after it)."""

    name: ClassVar[str] = "floor.adjust_clock"
    may: ClassVar[frozenset[str]] = STAFF
    seconds: int


@dataclass(frozen=True, slots=True)
class PauseFloor(Command):
    """Pause the speech's clock."""

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
    """Lengthen (or, below zero, shorten) the limit of the speech on the floor. `reason` null: none is given."""

    name: ClassVar[str] = "floor.add_time"
    may: ClassVar[frozenset[str]] = STAFF
    seconds: int
    reason: GrantReason | None = None


@dataclass(frozen=True, slots=True)
class SetLanguage(Command):
    """Set, and so confirm, the language spoken now, also during a speech.

    `booth`: for a language outside the six, the booth in which the delegation's own interpreter works. `from_speech`,
    when sent, is the speech the button showed on the floor.
    """

    name: ClassVar[str] = "floor.set_language"
    may: ClassVar[frozenset[str]] = STAFF
    language: str
    booth: MeetingLanguage | None = None
    from_speech: str | None = None


@dataclass(frozen=True, slots=True)
class SetRetour(Command):
    """Choose the language that a two-way booth works into for this speech: at the `desk` that has the microphone."""

    name: ClassVar[str] = "floor.set_retour"
    may: ClassVar[frozenset[str]] = STAFF | BOOTH | DIRECTING
    bound: ClassVar[Mapping[str, str]] = {LANGUAGE: "booth"}
    booth: MeetingLanguage
    into: Retour
    desk: str | None = None


@dataclass(frozen=True, slots=True)
class SetPivot(Command):
    """Say how a booth's channel is made of a language outside the six; the other booths take relay from it.

    `by`: `interpreter`, the delegation's own works in the booth; `text`, the booth reads a text; null: neither does.
    """

    name: ClassVar[str] = "floor.set_pivot"
    may: ClassVar[frozenset[str]] = STAFF | BOOTH | DIRECTING
    bound: ClassVar[Mapping[str, str]] = {LANGUAGE: "booth"}
    booth: MeetingLanguage
    by: PivotBy | None = None


@dataclass(frozen=True, slots=True)
class UndoSwitch(Command):
    """Undo the latest switch completely; `from_speech`, when sent, is the speech the button showed on the floor."""

    name: ClassVar[str] = "floor.undo"
    may: ClassVar[frozenset[str]] = STAFF
    from_speech: str | None = None
