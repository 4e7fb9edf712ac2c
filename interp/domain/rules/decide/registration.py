"""What a rule is given besides the meeting and the command, and how it says which command it is for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from interp.domain.model.commands import Command
from interp.domain.model.events import Event
from interp.domain.model.state import Meeting
from interp.domain.rules.by_type import ByType

C = TypeVar("C", bound=Command)
Events = tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """The service's time in milliseconds, and the id that a new thing takes: the command's own."""

    at: int
    new_id: str


RULES = ByType()


def decides(
    kind: type[C],
) -> Callable[[Callable[[Meeting, C, Context], Events]], Callable[[Meeting, C, Context], Events]]:
    """Make a function the one that decides a command. Raises TypeError when the command has one."""

    def put(function: Callable[[Meeting, C, Context], Events]) -> Callable[[Meeting, C, Context], Events]:
        RULES.add(kind, function)
        return function

    return put
