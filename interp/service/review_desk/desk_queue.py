"""The translation desk's queue: each document in each language, ordered by when its text is needed."""

from collections.abc import Mapping
from threading import Lock

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.rules.drafting_priority import needed_in
from interp.domain.rules.permissions import Actor
from interp.ports import Document, Documents, DraftingQueue, Job, Progress, SectionProgress, ServiceClock
from interp.ports.documents import foreign
from interp.service.materials import check_works
from interp.service.meetings import Meetings
from interp.service.review_desk.assigned_revisers import Revisers
from interp.service.typed_lines import TYPED
from interp.service.value_cache import ValueCache
from interp.value_types import dataclass, replace

NEVER = 10**15
MOST_MEETINGS = 256  # whose tasks are held
NO_JOB = "none"
APPROVED = ("auto", "reviewed", "final")


@dataclass(frozen=True, slots=True)
class Task:
    """A document in one language. `needed_in_ms` None: unknown. `state` is the job's, `none` without one.

    Counts are of segments; `error` is what a parked or failed job lacked.
    """

    document: str
    language: str
    needed_in_ms: int | None
    segments: int
    drafted: int
    approved: int
    findings: int
    errors: int
    fixture: int
    state: str
    attempts: int
    error: str | None
    assigned: str | None

    @property
    def is_done(self) -> bool:
        """Return whether nothing is left to do."""
        return self.approved >= self.segments


class DeskQueue:
    """The desk's tasks, counted again only when a document of the meeting has changed, and who revises them."""

    def __init__(
        self, drafts: Documents, jobs: DraftingQueue, section: SectionProgress, meetings: Meetings, clock: ServiceClock
    ) -> None:
        self._drafts, self._jobs, self._section = drafts, jobs, section
        self._meetings, self._clock = meetings, clock
        self.revisers = Revisers(section, clock, self._passages)
        self._counted = ValueCache[str, int, tuple[tuple[Document, Task], ...]](MOST_MEETINGS)
        self._lock = Lock()

    def mark(self, meeting: str) -> int:
        """Return a number that grows with every change of a document of a meeting."""
        return self._drafts.mark(meeting)

    def tasks(self, meeting: str) -> tuple[Task, ...]:
        """Return every task: open ones by when they are needed, then finished ones in order of filing.

        Withdrawn documents are left out. Raises NotFound, Unavailable.
        """
        expected = needed_in(self._meetings.state(meeting), self._clock.now_ms())
        timed = [(document, _timed(task, document, expected)) for document, task in self._of(meeting)]
        return tuple(task for _, task in sorted(timed, key=_order))

    def retry(self, actor: Actor, meeting: str, document: str | None = None) -> int:
        """Queue parked and failed jobs of a meeting or one document again; return their number.

        Raises NotAllowed, Unavailable.
        """
        check_works(actor, meeting)
        return self._jobs.unpark(meeting, document)

    def waiting(self) -> tuple[int, int | None]:
        """Return how many drafts wait or run, over all meetings, and the milliseconds the oldest has waited."""
        oldest = self._jobs.oldest()
        return self._jobs.waiting(), None if oldest is None else max(0, self._clock.now_ms() - oldest)

    def _of(self, meeting: str) -> tuple[tuple[Document, Task], ...]:
        with self._lock:
            mark = self._drafts.mark(meeting)  # read first: later changes are counted the next time
            return self._counted.get(meeting, mark, lambda: self._count(meeting))

    def _count(self, meeting: str) -> tuple[tuple[Document, Task], ...]:
        totals, progress = self._section.totals(meeting), self._section.progress(meeting)
        names = self._section.assigned(meeting)
        made = []
        for document in self._drafts.documents(meeting):
            jobs = {} if document.withdrawn else {job.language: job for job in self._jobs.of(document.id)}
            made += [
                (document, _task(document, code, totals, progress, jobs.get(code), names))
                for code in MEETING_LANGUAGES
                if code != document.language and not document.withdrawn and document.kind != TYPED
            ]
            if (own := jobs.get(document.language)) and (passages := self._passages(document)):
                have = self._own_progress(document, passages)
                task = _task(document, document.language, totals, have, own, names)
                made.append((document, replace(task, segments=len(passages))))
        return tuple(made)

    def _passages(self, document: Document) -> Mapping[str, str]:
        """Return the segments of a paper that are in another language than the paper."""
        return foreign(self._drafts.written(document.id), document.language)

    def _own_progress(self, document: Document, passages: Mapping[str, str]) -> dict[tuple[str, str], Progress]:
        """Return how far these are in the paper's language; what was made of others before does not count."""
        newest = self._drafts.revisions(document.id, document.language).items()
        made = [each for segment, each in newest if segment in passages]
        rest = [each for each in made if each.standing not in APPROVED]
        wrong = [each for each in rest if any(finding.severity == "error" for finding in each.findings)]
        found = sum(any(finding.severity in ("error", "warning") for finding in each.findings) for each in rest)
        errors, fixture = (each.reason is None for each in wrong), (each.origin.endswith("+fixture") for each in made)
        name = document.id, document.language
        return {name: Progress(*name, len(made), len(made) - len(rest), found, sum(errors), sum(fixture))}


def _task(
    document: Document, language: str, totals: Mapping[str, int], progress: Mapping[tuple[str, str], Progress],
    job: Job | None, names: Mapping[tuple[str, str], str],
) -> Task:  # fmt: skip
    name = (document.id, language)
    have = progress.get(name, Progress(*name))
    return Task(
        *name, None, totals.get(document.id, 0), have.drafted, have.approved, have.findings, have.errors,
        have.fixture, job.state if job else NO_JOB, job.attempts if job else 0, job.error if job else None,
        names.get(name),
    )  # fmt: skip


def _timed(task: Task, document: Document, expected: Mapping[str, int]) -> Task:
    when = expected.get(document.speech or "")
    return replace(task, needed_in_ms=when)


def _order(each: tuple[Document, Task]) -> tuple[bool, int, int, str, int]:
    document, task = each
    when = NEVER if task.needed_in_ms is None else task.needed_in_ms
    return task.is_done, when, document.created_at, document.id, MEETING_LANGUAGES.index(task.language)
