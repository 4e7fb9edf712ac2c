"""What was asked and refused: kept beside the log, append-only as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Refusal:
    """One command, sign-in or token that was refused, `at` milliseconds since 1970, UTC.

    `name` is the command's, or `sign_in`, or `token`; `device` the screen's name, `http`, or the address of a door;
    `args` is JSON, cut short and without secrets; `meeting` is empty where none was named.
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
    """What was refused. Rows are only ever added."""

    def keep(self, refusals: Sequence[Refusal]) -> None:
        """Add the refusals, all or none, in this order. Raises Unavailable."""

    def of(self, meeting: str | None = None) -> list[Refusal]:
        """Return what was refused in a meeting, or everywhere, in the order it was kept. Raises Unavailable."""
