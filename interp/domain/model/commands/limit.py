"""Commands about the speaking time of all who wait: propose limits, announce them, withdraw or lift them."""

from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.list_rules import CategoryLimit
from interp.domain.model.roles import PRESIDING, STAFF
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class ProposeLimit(Command):
    """Propose limits for all who wait on a list, null: in the rounds that no list serves. Nothing holds by it.

    `by_chair`: it is the Chair's own act, which it needs to be while inscription is not closed.
    """

    name: ClassVar[str] = "limit.propose"
    may: ClassVar[frozenset[str]] = PRESIDING
    limits: tuple[CategoryLimit, ...]
    list: str | None = None
    by_chair: bool = False


@dataclass(frozen=True, slots=True)
class AnnounceLimit(Command):
    """Record that the proposed limits, as the button showed them, were announced: from now on they hold."""

    name: ClassVar[str] = "limit.announce"
    may: ClassVar[frozenset[str]] = STAFF
    limits: tuple[CategoryLimit, ...]
    list: str | None = None


@dataclass(frozen=True, slots=True)
class WithdrawLimit(Command):
    """Withdraw the limits that are proposed."""

    name: ClassVar[str] = "limit.withdraw"
    may: ClassVar[frozenset[str]] = PRESIDING


@dataclass(frozen=True, slots=True)
class LiftLimit(Command):
    """Lift the limits announced last for a list, null: for the rounds that no list serves."""

    name: ClassVar[str] = "limit.lift"
    may: ClassVar[frozenset[str]] = STAFF
    list: str | None = None
