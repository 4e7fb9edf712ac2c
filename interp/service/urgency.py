"""Keeps the queue of drafting in the order in which texts will be heard: the speech on now, the next two, the rest."""

from collections.abc import Callable

import structlog

from interp.domain.rules.urgency import priorities
from interp.errors import InterpError
from interp.ports import DraftingQueue, WakeUp
from interp.service.meetings import Meetings

log = structlog.get_logger(__name__)
LOOK_S = 1.0


class Urgency:
    """Tells the queue what has become more or less urgent; asks nothing of it while nothing has."""

    def __init__(self, meetings: Meetings, jobs: DraftingQueue) -> None:
        self._meetings, self._jobs = meetings, jobs
        self._said: dict[str, int] = {}
        self._seen: dict[str, int] = {}

    def tick(self, meeting: str) -> None:
        """Bring the queue in line with a meeting. Raises NotFound, Unavailable."""
        state = self._meetings.state(meeting)
        if self._seen.get(meeting) == state.seq:
            return
        for document, priority in priorities(state).items():
            if self._said.get(document) != priority:
                self._jobs.hurry(document, priority)
                self._said[document] = priority
        self._seen[meeting] = state.seq

    def run(self, bell: WakeUp, running: Callable[[], bool]) -> None:
        """Follow every meeting until `running` says no; a store that is away is asked again a second later."""
        while running():
            try:
                for meeting in self._meetings.ids():
                    self.tick(meeting)
            except InterpError as error:
                log.warning("urgency_waits", code=error.code)
            bell.wait(LOOK_S)
