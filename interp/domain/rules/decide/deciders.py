"""Registers the function that decides a command, and defines the context that it receives."""

from collections.abc import Callable
from typing import TypeVar

from interp.domain.model.commands import Command
from interp.domain.model.events import Event
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.parties import Membership
from interp.domain.model.state import Meeting
from interp.domain.rules.by_type import ByType
from interp.value_types import dataclass

C = TypeVar("C", bound=Command)
Events = tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """The service's time in milliseconds, and the id of what the command creates: the command's own id.

    `membership` is what the command's party is in the body on the meeting's day, None where that is not known;
    `official_language` that of its State, where exactly one of the six is official. `earlier_language` is what it spoke
    last in an earlier meeting of the session, `earlier_interpreter` the booth that its own interpreter then worked in.
    `is_interpreter`: the command comes from a booth, and not from who directs the interpretation or gives the floor;
    `is_service`: the service asks itself, `is_chair`: the Chair does. `other` is the meeting that a command names
    besides its own, None where there is no such meeting. `role` is that of who sends the command.
    """

    at: int
    new_id: str
    membership: Membership | None = None
    official_language: str | None = None
    earlier_language: str | None = None
    earlier_interpreter: MeetingLanguage | None = None
    is_interpreter: bool = False
    is_service: bool = False
    other: Meeting | None = None
    is_chair: bool = False
    role: str = ""


RULES = ByType()


def decides(
    kind: type[C],
) -> Callable[[Callable[[Meeting, C, Context], Events]], Callable[[Meeting, C, Context], Events]]:
    """Register the decorated function for a command. Raises TypeError when the command has one."""

    def put(function: Callable[[Meeting, C, Context], Events]) -> Callable[[Meeting, C, Context], Events]:
        RULES.add(kind, function)
        return function

    return put
