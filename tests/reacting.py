"""Lets reactors work in tests: to the end of what is due, step by step, and with positions in memory."""

from typing import Protocol

from interp.domain.model.state import Meeting
from interp.service.meetings import Meetings
from interp.service.reactors import LOOK_MS, Steps


class Reacting(Protocol):
    """What has work to do in a meeting."""

    def react(self, meeting: str, state: Meeting) -> Steps:
        """Do what is due."""
        ...


class MemoryPositions:
    """Positions of reactors in memory."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], int] = {}

    def position(self, reactor: str, stream: str) -> int | None:
        """Return the number of the last handled event."""
        return self._held.get((reactor, stream))

    def reached(self, reactor: str, stream: str, seq: int) -> None:
        """Keep the number, unless a higher one is kept."""
        self._held[reactor, stream] = max(seq, self._held.get((reactor, stream), seq))


def worked(meetings: Meetings, *reactors: Reacting, meeting: str = "m1") -> int:
    """Let reactors do all that is due; return the milliseconds until something is due again, at most a second."""
    soonest = LOOK_MS
    for each in reactors:
        again = 0
        while again == 0:
            again = _to_the_end(each.react(meeting, meetings.state(meeting)))
            soonest = min(soonest, again or LOOK_MS)
    return soonest


def _to_the_end(steps: Steps) -> int:
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            return LOOK_MS if ended.value is None else int(ended.value)
