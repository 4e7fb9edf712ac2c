"""Written materials, their segments, what each language has of them, and the queue of drafting."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from interp.domain.model.findings import Finding
from interp.domain.text.segments import Segment
from interp.ports.desk_acts import DeskAct


@dataclass(frozen=True, slots=True)
class Document:
    """A written material. `visibility` says who may see it: desk, original, reviewed, drafts.

    `kind`: statement, note, agenda, official, recording, other. `version` counts from 1 as corrected papers come in.
    """

    id: str
    meeting: str | None
    title: str
    name: str
    kind: str
    language: str
    visibility: str = "desk"
    speech: str | None = None
    symbol: str | None = None
    version: int = 1
    as_of: str | None = None
    withdrawn: bool = False
    created_at: int = 0
    created_by: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of one segment in one language. Revisions are only ever added; the highest counts.

    `standing`: draft, auto, reviewed, final. `match` is the memory's per cent, `score` the machine's. `reason` is a
    reviser's, for overruling a finding of severity error. `stale` when the source has changed since.
    """

    segment: str
    language: str
    revision: int
    value: str
    standing: str
    origin: str
    match: int | None = None
    score: float | None = None
    findings: tuple[Finding, ...] = ()
    by: str = ""
    at: int = 0
    reason: str | None = None
    stale: bool = False


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


class Documents(Protocol):
    """Documents, their segments and what each language has of them.

    An `act` says who did it and is kept with the change or not at all; a machine's work has none.
    """

    def add(
        self,
        document: Document,
        segments: Sequence[Segment],
        jobs: Sequence[Job],
        official: Sequence[Revision] = (),
        act: DeskAct | None = None,
    ) -> None:
        """Keep a document, or its next version, with its jobs in one transaction.

        Its version is one more than the last, whatever it says. Revisions of segments that are still there stay;
        those of changed ones are marked stale, until the sentence is back. Jobs of the last version are dropped: who
        holds one learns it from `renew`. Raises Unavailable.
        """

    def document(self, document_id: str) -> Document | None:
        """Return a document or None."""

    def documents(self, meeting: str | None = None) -> list[Document]:
        """Return the documents of a meeting, or all, the newest first."""

    def segments(self, document_id: str, version: int | None = None) -> list[Segment]:
        """Return the segments of a version, the newest unless said, in order."""

    def revisions(self, document_id: str, language: str) -> dict[str, Revision]:
        """Return the newest revision of each segment that has one in `language`, by segment id."""

    def history(self, document_id: str, segment: str, language: str) -> list[Revision]:
        """Return every revision of a segment in a language, the oldest first."""

    def revise(self, document_id: str, revision: Revision, act: DeskAct | None = None) -> None:
        """Add a revision; its number must be the next, and `stale` is not read.

        Raises Conflict when somebody was first, NotFound for a segment that never was, Unavailable.
        """

    def set_visibility(self, document_id: str, visibility: str, act: DeskAct | None = None) -> None:
        """Say who may see a document."""

    def set_speech(self, document_id: str, speech: str | None, act: DeskAct | None = None) -> None:
        """Say which speech a document is the text of; None: of none."""

    def withdraw(self, document_id: str, withdrawn: bool, act: DeskAct | None = None) -> None:
        """Withdraw a document, or bring it back."""

    def mark(self, meeting: str | None = None) -> int:
        """Return a number that grows with every change of a document of the meeting (of any, when None)."""


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
