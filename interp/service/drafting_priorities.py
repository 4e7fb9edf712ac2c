"""Keeps drafting priorities in the order in which texts are needed: the current speech, the next two, the rest."""

from collections.abc import Callable

import structlog

from interp.domain.rules.drafting_priority import priorities
from interp.errors import InterpError
from interp.ports import DraftingQueue, WakeUp
from interp.service.meetings import Meetings

log = structlog.get_logger(__name__)
LOOK_S = 1.0


class Urgency:
    """Updates the queue's priorities when they change."""

    def __init__(self, meetings: Meetings, jobs: DraftingQueue) -> None:
        self._meetings, self._jobs = meetings, jobs
        self._said: dict[str, int] = {}
        self._seen: dict[str, int] = {}

    def tick(self, meeting: str) -> None:
        """Update the queue for a meeting. Raises NotFound, Unavailable."""
        state = self._meetings.state(meeting)
        if self._seen.get(meeting) == state.seq:
            return
        for document, priority in priorities(state).items():
            if self._said.get(document) != priority:
                self._jobs.hurry(document, priority)
                self._said[document] = priority
        self._seen[meeting] = state.seq

    def run(self, wake_up: WakeUp, running: Callable[[], bool]) -> None:
        """Follow every meeting until `running` returns False; an unavailable store is retried a second later."""
        while running():
            try:
                for meeting in self._meetings.ids():
                    self.tick(meeting)
            except InterpError as error:
                log.warning("urgency_waits", code=error.code)
            wake_up.wait(LOOK_S)
