"""Commands of a handover of the microphone in a booth: ask, accept, decline, withdraw, take, release."""

from typing import ClassVar

from interp.domain.model.commands.command import Command, DeskCommand
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.roles import DIRECTING
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class AskHandover(DeskCommand):
    """Ask, from `desk`, that the desk `to` gets the microphone; `to` is the asking desk itself or the other."""

    name: ClassVar[str] = "handover.ask"
    to: str


@dataclass(frozen=True, slots=True)
class AcceptHandover(DeskCommand):
    """Accept, at `desk`, what the other desk asked for."""

    name: ClassVar[str] = "handover.accept"


@dataclass(frozen=True, slots=True)
class DeclineHandover(DeskCommand):
    """Decline, at `desk`, what the other desk asked for, in words that may be empty."""

    name: ClassVar[str] = "handover.decline"
    words: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawHandover(DeskCommand):
    """Withdraw, at `desk`, what it asked for itself."""

    name: ClassVar[str] = "handover.withdraw"


@dataclass(frozen=True, slots=True)
class TakeHandover(DeskCommand):
    """Take the microphone at `desk`: after it was agreed, or where nobody who is there has it.

    Also after one's own request has lapsed, and from who is off duty; `unasked`: from the desk that has it, which is
    told.
    """

    name: ClassVar[str] = "handover.take"
    unasked: bool = False


@dataclass(frozen=True, slots=True)
class ReleaseHandover(Command):
    """Take the microphone from the desk that has it, which is told; any desk of the booth may then take it."""

    name: ClassVar[str] = "handover.release"
    may: ClassVar[frozenset[str]] = DIRECTING
    booth: MeetingLanguage
