"""Type and protocol of refused requests, stored beside the event log; append-only."""

from collections.abc import Sequence
from typing import Protocol

from interp.value_types import dataclass

DESPITE_DAMAGE = "serve.despite_damage"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A command, sign-in or token that was refused, `at` milliseconds since 1970, UTC.

    `name` is the command's, or `sign_in`, or `token`, or DESPITE_DAMAGE for a meeting that was served although damaged;
    `device` the screen's name, `http`, or the client's address; `args` is JSON, cut short and without secrets;
    `meeting` is empty if none was named.
    """

    at: int
    meeting: str
    actor: str
    role: str
    device: str
    command_id: str
    name: str
    args: str
    code: str
    reason: str


class Refusals(Protocol):
    """The refusals. Rows are only ever added."""

    def keep(self, refusals: Sequence[Refusal]) -> None:
        """Add the refusals, all or none, in this order. Raises Unavailable."""

    def of(self, meeting: str | None = None) -> list[Refusal]:
        """Return the refusals in a meeting, or in all, in stored order. Raises Unavailable."""
