"""Commands of a handover of the microphone between two desks of a booth: ask, accept, decline, withdraw, take."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.roles import BOOTH, Code
from interp.domain.model.scopes import DESK, LANGUAGE

_BOUND = {LANGUAGE: "booth", DESK: "desk"}


@dataclass(frozen=True, slots=True)
class AskHandover(Command):
    """Ask, from `desk`, that the desk `to` gets the microphone; `to` is the asking desk itself or the other."""

    name: ClassVar[str] = "handover.ask"
    may: ClassVar[frozenset[str]] = BOOTH
    bound: ClassVar[Mapping[str, str]] = _BOUND
    booth: Code
    desk: str
    to: str


@dataclass(frozen=True, slots=True)
class AcceptHandover(Command):
    """Accept, at `desk`, what the other desk asked for."""

    name: ClassVar[str] = "handover.accept"
    may: ClassVar[frozenset[str]] = BOOTH
    bound: ClassVar[Mapping[str, str]] = _BOUND
    booth: Code
    desk: str


@dataclass(frozen=True, slots=True)
class DeclineHandover(Command):
    """Decline, at `desk`, what the other desk asked for, in words that may be empty."""

    name: ClassVar[str] = "handover.decline"
    may: ClassVar[frozenset[str]] = BOOTH
    bound: ClassVar[Mapping[str, str]] = _BOUND
    booth: Code
    desk: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawHandover(Command):
    """Withdraw, at `desk`, what it asked for itself."""

    name: ClassVar[str] = "handover.withdraw"
    may: ClassVar[frozenset[str]] = BOOTH
    bound: ClassVar[Mapping[str, str]] = _BOUND
    booth: Code
    desk: str


@dataclass(frozen=True, slots=True)
class TakeHandover(Command):
    """Take the microphone at `desk`: after it was agreed, or where nobody who is there has it."""

    name: ClassVar[str] = "handover.take"
    may: ClassVar[frozenset[str]] = BOOTH
    bound: ClassVar[Mapping[str, str]] = _BOUND
    booth: Code
    desk: str
