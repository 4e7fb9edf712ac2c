"""Commands of a handover of the microphone between two desks of a booth: ask, accept, decline, withdraw, take."""

from dataclasses import dataclass
from typing import ClassVar

from interp.domain.model.commands.command import DeskCommand


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
    """Take the microphone at `desk`: after it was agreed, or where nobody who is there has it."""

    name: ClassVar[str] = "handover.take"
