"""Applies events: takes a meeting and a logged event, returns the next state; it never refuses an event.

One module for each noun of the events' names.
"""

# ruff: noqa: F401 - a module registers its rules as it is imported; these imports are the only list
from collections.abc import Iterable

from interp.domain.model.events import EVENTS, Logged
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve import (
    announcement,
    booth,
    caption,
    entry,
    floor,
    handover,
    interpretation,
    interruption,
    item,
    limit,
    list,
    meeting,
    outputs,
    party,
    person,
    relay,
    room,
    speech,
    statement,
    team,
    text,
    undo,
)
from interp.domain.rules.evolve.evolvers import RULES
from interp.domain.rules.programme_numbers import new_numbers
from interp.domain.rules.state_changes.floor_record_keeping import new_record
from interp.errors import InterpError
from interp.value_types import replace

__all__ = ["REPLAY_ERRORS", "evolve", "replay"]

RULES.check(EVENTS.values())
# what a state may fail with that does not follow from its events: they are not those of one meeting
REPLAY_ERRORS = (LookupError, ValueError, TypeError, AttributeError, StopIteration, ArithmeticError, InterpError)


def evolve(state: Meeting, logged: Logged) -> Meeting:
    """Return the state after one logged event; `seq` becomes its number."""
    after: Meeting = RULES.of(logged.event)(state, logged.event, logged)
    news = new_record(state, after, logged) | new_numbers(state, after, logged)
    return replace(after, seq=logged.seq, **news)


def replay(log: Iterable[Logged], state: Meeting | None = None) -> Meeting:
    """Return the state after a sequence of logged events, applied to `state` or to an empty meeting."""
    state = state or Meeting()
    for logged in log:
        state = evolve(state, logged)
    return state
