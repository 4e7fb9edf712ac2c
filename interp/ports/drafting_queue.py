"""The queue of drafting: one job for each document and language, leased to the process that drafts."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Job:
    """Drafting of one document into one language. The lower `priority`, the sooner. Times in milliseconds.

    `since` is when the text was filed; 0: not known.
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


class DraftingQueue(Protocol):
    """The queue of drafting; safe for several workers. What one holds, only that one may renew, finish or fail."""

    def take(self, now: int, lease_ms: int) -> Job | None:
        """Take the most urgent job that nobody holds, with a lease; None when there is none.

        A job whose lease ran out counts one attempt more and is given again once, then fails visibly.
        """

    def renew(self, job_id: str, until: int) -> bool:
        """Lengthen a lease; False when the job is no longer ours."""

    def done(self, job_id: str) -> None:
        """Finish a job."""

    def fail(self, job_id: str, error: str) -> None:
        """Count a failure: the job waits again after the first, and is `failed` after the second."""

    def lost(self, error: str) -> int:
        """Count a failure of every job this worker holds, for its process has died; return how many."""

    def give_way(self, job_id: str) -> None:
        """Put a running job back among those that wait, no attempt counted: something more urgent came."""

    def pressing(self, priority: int) -> bool:
        """Return whether a job more urgent than `priority` waits."""

    def park(self, job_id: str, error: str) -> None:
        """Put a job aside until what it lacks is there (models that are not installed); no attempt counted."""

    def unpark(self, meeting: str | None = None, document: str | None = None) -> int:
        """Let parked and failed jobs wait again, their attempts forgotten; return how many there were.

        Only those of a meeting or of a document where one is named, everywhere where none is.
        """

    def hurry(self, document_id: str, priority: int) -> None:
        """Change how urgent a document is."""

    def recall(self) -> int:
        """Let every parked job wait again, while what failed stays failed; return how many there were."""

    def of(self, document_id: str) -> list[Job]:
        """Return the jobs of a document."""

    def waiting(self) -> int:
        """Return how many jobs wait or run."""

    def oldest(self) -> int | None:
        """Return since when the oldest of the jobs that wait does, in milliseconds since 1970; None for none known."""
