"""How a rule says which event it is for, and that the event changes the programme."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import TypeVar

from interp.domain.model.events import Event, Logged
from interp.domain.model.state import Meeting
from interp.domain.rules.by_type import ByType

E = TypeVar("E", bound=Event)
RULES = ByType()


def evolves(
    kind: type[E],
) -> Callable[[Callable[[Meeting, E, Logged], Meeting]], Callable[[Meeting, E, Logged], Meeting]]:
    """Make a function the one that says what an event makes of a meeting. Raises TypeError when the event has one."""

    def put(function: Callable[[Meeting, E, Logged], Meeting]) -> Callable[[Meeting, E, Logged], Meeting]:
        RULES.add(kind, function)
        return function

    return put


def edits_programme(function: Callable[[Meeting, E, Logged], Meeting]) -> Callable[[Meeting, E, Logged], Meeting]:
    """Say that an event changes the programme: the programme's and the list's numbers become the event's."""

    @wraps(function)
    def numbered(state: Meeting, event: E, logged: Logged) -> Meeting:
        return replace(function(state, event, logged), programme_seq=logged.seq, list_seq=logged.seq)

    return numbered
