"""Keeps drafting priorities in the order in which texts are needed: the current speech, the next two, the rest."""

from interp.domain.model.state import Meeting
from interp.domain.rules.drafting_priority import priorities
from interp.ports import DraftingQueue
from interp.service.reactors import Steps
from interp.service.value_cache import ValueCache

MOST_SAID = 4_096  # documents


class Urgency:
    """A reactor: updates the queue's priorities when they change. See service.reactors."""

    def __init__(self, jobs: DraftingQueue) -> None:
        self._jobs = jobs
        self._said = ValueCache[str, int, bool](MOST_SAID)

    def react(self, meeting: str, state: Meeting) -> Steps:
        """Update the queue for a meeting, one document per step. Raises Unavailable."""
        for document, priority in priorities(state).items():
            if not self._said.of(document, priority):
                self._jobs.hurry(document, priority)
                self._said.put(document, priority, True)
                yield
        return None
