"""Type and protocol of the drafting queue: one job for each document and language, leased to a drafting process."""

from typing import Protocol

from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class Job:
    """Drafting of one document into one language. A lower `priority` is taken earlier. Times in milliseconds.

    `since` is when the text was filed; 0: not known. `begun`: its first sentences are drafted. Of jobs of one priority
    those not begun are taken earlier, so that a text begins in all its languages before it continues in any.
    """

    id: str
    document: str
    language: str
    priority: int = 50
    attempts: int = 0
    lease_until: int = 0
    state: str = "waiting"
    error: str | None = None
    since: int = 0
    begun: bool = False


class DraftingQueue(Protocol):
    """The drafting queue; safe for several workers. Only the worker that holds a job may renew, finish or fail it."""

    def take(self, now: int, lease_ms: int) -> Job | None:
        """Take the most urgent job that no worker holds, with a lease; None when there is none.

        A job whose lease expired counts one more attempt; it is given again once, then it is `failed`.
        """

    def renew(self, job_id: str, until: int) -> bool:
        """Extend a lease; return False when this worker no longer holds the job."""

    def done(self, job_id: str) -> None:
        """Finish a job."""

    def fail(self, job_id: str, error: str) -> None:
        """Count a failure: the job waits again after the first, and is `failed` after the second."""

    def lost(self, error: str) -> int:
        """Count a failure of every job that this worker holds, because its process died; return their number."""

    def give_way(self, job_id: str) -> None:
        """Return a running job to the waiting ones for a more urgent one; no attempt is counted."""

    def begun(self, job_id: str) -> None:
        """Return a running job, whose first sentences are drafted, to the waiting ones; no attempt is counted."""

    def pressing(self, job: Job) -> bool:
        """Return whether a job waits that would be taken before `job`, its number aside."""

    def park(self, job_id: str, error: str) -> None:
        """Set a job aside until models that are missing are installed; no attempt is counted."""

    def unpark(self, meeting: str | None = None, document: str | None = None) -> int:
        """Make parked and failed jobs wait again, with their attempts reset; return their number.

        `meeting` or `document` limits this to their jobs; without either, it applies to all.
        """

    def hurry(self, document_id: str, priority: int) -> None:
        """Set the priority of a document's jobs."""

    def recall(self) -> int:
        """Make every parked job wait again; failed jobs are unchanged. Return the number."""

    def of(self, document_id: str) -> list[Job]:
        """Return the jobs of a document."""

    def waiting(self) -> int:
        """Return the number of jobs that wait or run."""

    def oldest(self) -> int | None:
        """Return the earliest `since` of the waiting jobs, in milliseconds since 1970; None if none is known."""
