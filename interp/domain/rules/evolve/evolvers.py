"""Registers the function that applies an event."""

from collections.abc import Callable
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
