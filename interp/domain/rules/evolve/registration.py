"""Registers the function that applies an event, and marks an event as a change of the programme."""

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
    """Register the decorated function for an event. Raises TypeError when the event has one."""

    def put(function: Callable[[Meeting, E, Logged], Meeting]) -> Callable[[Meeting, E, Logged], Meeting]:
        RULES.add(kind, function)
        return function

    return put


def edits_programme(function: Callable[[Meeting, E, Logged], Meeting]) -> Callable[[Meeting, E, Logged], Meeting]:
    """Return the function with `programme_seq` and `list_seq` set to the number of the event."""

    @wraps(function)
    def numbered(state: Meeting, event: E, logged: Logged) -> Meeting:
        return replace(function(state, event, logged), programme_seq=logged.seq, list_seq=logged.seq)

    return numbered
