"""Types of the limits that are proposed, and announced, for all who wait to speak."""

from interp.domain.model.list_rules import CategoryLimit
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class LimitProposal:
    """Limits proposed for all who wait on a list, or in the rounds that no list serves (`list` None): none holds yet.

    `by_chair`: it is the Chair's own act, not the practice after the list has closed. `at` is milliseconds since 1970.
    """

    limits: tuple[CategoryLimit, ...]
    list: str | None = None
    by_chair: bool = False
    by: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class AnnouncedLimits:
    """Limits announced for all who wait: nobody of them has longer. `speech` is the first of them then.

    `own` has the longer limits set by hand that they replaced, by speech. `at` is milliseconds since 1970.
    """

    limits: tuple[CategoryLimit, ...]
    speech: str | None = None
    own: tuple[tuple[str, int], ...] = ()
    at: int = 0
