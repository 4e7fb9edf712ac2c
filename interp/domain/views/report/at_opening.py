"""Finds in the log of a meeting the state in which it was opened: the programme as it stood then."""

from collections.abc import Iterable

from interp.domain.model.events import Logged
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve import evolve


def at_opening(events: Iterable[Logged], opened_at: int) -> Meeting | None:
    """Return the state before the event by which the meeting was opened at a time, in milliseconds since 1970.

    Events after it are not read. An opening that was undone does not count. None where there is no such event.
    """
    state = Meeting()
    for logged in events:
        before, state = state, evolve(state, logged)
        if before.clock is None and state.clock is not None and state.clock.started_at == opened_at:
            return before
    return None
