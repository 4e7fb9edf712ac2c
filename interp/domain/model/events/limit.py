"""Events of the speaking time of all who wait: limits proposed, announced, withdrawn, lifted."""

from typing import ClassVar

from interp.domain.model.events.event import Event
from interp.domain.model.list_rules import CategoryLimit
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class LimitProposed(Event):
    """Limits were proposed for all who wait on a list, null: in the rounds that no list serves; none holds yet.

    `by_chair`: by the Chair's own act.
    """

    name: ClassVar[str] = "limit.proposed"
    version: ClassVar[int] = 1
    limits: tuple[CategoryLimit, ...]
    list: str | None
    by_chair: bool


@dataclass(frozen=True, slots=True)
class LimitAnnounced(Event):
    """Limits hold for all who wait, from the speech `speech` on; `own`: longer ones set by hand that they replace."""

    name: ClassVar[str] = "limit.announced"
    version: ClassVar[int] = 1
    limits: tuple[CategoryLimit, ...]
    list: str | None
    speech: str | None
    own: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class LimitWithdrawn(Event):
    """The limits that were proposed are not any more."""

    name: ClassVar[str] = "limit.withdrawn"
    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class LimitLifted(Event):
    """The limits announced last for a list, null: for the rounds that no list serves, hold no more from `speech` on."""

    name: ClassVar[str] = "limit.lifted"
    version: ClassVar[int] = 1
    list: str | None
    speech: str | None
