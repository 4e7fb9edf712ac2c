"""Has machine drafts made again: of a document or all of a meeting, in a language or all, of one origin or any."""

from collections.abc import Sequence
from itertools import groupby
from uuid import uuid4

from interp.domain.rules.drafting_priority import LATER
from interp.domain.rules.permissions import Actor
from interp.ports import Document, DraftingQueue, Job, ServiceClock
from interp.ports.draft_requests import DRAFT_AGAIN, DraftRequests, MachineDrafts
from interp.service.desk_acts import act
from interp.service.materials import check_works
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class QueuedAgain:
    """How many documents in a language were queued again, and how many of their sentences are meant."""

    jobs: int
    sentences: int


class DraftingAgain:
    """Queues machine drafts again. What a person wrote or approved is left alone: the drafter sees to that."""

    def __init__(self, requests: DraftRequests, queue: DraftingQueue, clock: ServiceClock) -> None:
        self._requests, self._queue, self._clock = requests, queue, clock

    def drafts(self, document: Document) -> tuple[MachineDrafts, ...]:
        """Return what machines drafted of a document, by language and origin. Raises Unavailable."""
        return tuple(self._requests.drafts(document.id))

    def ask(
        self, actor: Actor, documents: Sequence[Document], language: str | None = None, origin: str | None = None
    ) -> QueuedAgain:
        """Queue the machine drafts of documents again, those of a language and an origin where they are given.

        The present drafts stay until the new ones replace them one by one. Raises NotAllowed, Unavailable.
        """
        queued = sentences = 0
        for document in documents:
            check_works(actor, document.meeting or "")
            asked = [] if document.withdrawn else self._wanted(document, language, origin)
            now, urgent = self._clock.now_ms(), {job.language: job.priority for job in self._queue.of(document.id)}
            self._requests.again([
                (
                    act(actor, now, DRAFT_AGAIN, document, {"origin": origin, "sentences": count}, code),
                    Job(uuid4().hex, document.id, code, urgent.get(code, LATER), since=now),
                )
                for code, count in asked
            ])  # fmt: skip
            queued, sentences = queued + len(asked), sentences + sum(count for _, count in asked)
        return QueuedAgain(queued, sentences)

    def _wanted(self, document: Document, language: str | None, origin: str | None) -> list[tuple[str, int]]:
        found = [each for each in self.drafts(document) if each.origin == (origin or each.origin)]
        counts = [(code, sum(each.count for each in some)) for code, some in groupby(found, lambda each: each.language)]
        return [(code, count) for code, count in counts if code == (language or code)]
