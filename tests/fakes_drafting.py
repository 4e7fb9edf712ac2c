"""Documents and drafting queue in memory: the store's guarantees, except durability."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from threading import RLock

from interp.domain.text.segments import Segment
from interp.domain.text.text_key import key
from interp.errors import NotFound
from interp.ports import Conflict, DeskAct, Document, Job, Revision, SegmentRange
from interp.ports.documents import NOT_ORIGINAL_BY, ORIGINAL_BY, ORIGINAL_ORIGIN, SaidOriginal, languages_said


@dataclass
class Shelf:
    """What drafts and jobs in memory share: all workers of one shelf see the same."""

    documents: dict[str, Document] = field(default_factory=dict)
    segments: dict[str, list[list[Segment]]] = field(default_factory=dict)
    revisions: dict[tuple[str, str, str], list[tuple[Revision, str]]] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    marks: dict[str, int] = field(default_factory=dict)
    public_marks: dict[str, int] = field(default_factory=dict)
    acts: list[DeskAct] = field(default_factory=list)
    lock: RLock = field(default_factory=RLock)

    def touch(self, document_id: str, *, was_open: bool = False) -> None:
        """Count a change of a document that is there."""
        if found := self.documents.get(document_id):
            self.marks[found.meeting or ""] = self.marks.get(found.meeting or "", 0) + 1
            if was_open or not found.is_closed:
                self.public_marks[found.meeting or ""] = self.public_marks.get(found.meeting or "", 0) + 1


    def note(self, act: DeskAct | None) -> None:
        """Keep an act."""
        if act is not None:
            self.acts.append(act)


class MemoryActs:
    """What was done, in memory; see ports.Acts."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def of(self, meeting: str) -> list[DeskAct]:
        """Return what was done in a meeting, in order."""
        return [each for each in self._shelf.acts if each.meeting == meeting]


class MemoryDrafts:
    """Written materials in memory; see ports.Drafts."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.shelf = shelf or Shelf()

    def add(
        self, document: Document, segments: Sequence[Segment], jobs: Sequence[Job], official: Sequence[Revision] = (),
        act: DeskAct | None = None,
    ) -> None:  # fmt: skip
        """Keep a document or its next version."""
        shelf = self.shelf
        with shelf.lock:
            shelf.touch(document.id)
            versions = [*shelf.segments.get(document.id, []), list(segments)]
            shelf.segments[document.id] = versions
            held = shelf.documents.get(document.id, document)
            shelf.documents[document.id] = replace(
                document, version=len(versions),
                visibility=held.visibility, withdrawn=held.withdrawn, speech=held.speech,
                release=held.release, delivery=held.delivery, delivered=held.delivered,
            )  # fmt: skip
            for old in [each.id for each in shelf.jobs.values() if each.document == document.id]:
                del shelf.jobs[old]
            shelf.jobs |= {each.id: each for each in jobs}
            for each in official:
                self.revise(document.id, each)
            shelf.note(act)
            shelf.touch(document.id)

    def document(self, document_id: str) -> Document | None:
        """Return a document or None."""
        return self.shelf.documents.get(document_id)

    def documents(self, meeting: str | None = None) -> list[Document]:
        """Return the documents, the newest first."""
        found = [each for each in self.shelf.documents.values() if meeting in (None, each.meeting)]
        return sorted(found, key=lambda each: (-each.created_at, each.id))

    def segments(
        self, document_id: str, version: int | None = None, within: SegmentRange | None = None
    ) -> list[Segment]:
        """Return the segments of a version, in order."""
        versions = self.shelf.segments.get(document_id, [])
        wanted = len(versions) if version is None else version
        found = versions[wanted - 1] if 0 < wanted <= len(versions) else []
        asked = [each for each in found if within is None or within.first <= each.ordinal <= within.last]
        return sorted(asked, key=lambda each: each.ordinal)

    def ranges(self, document_id: str, blocks: int) -> list[SegmentRange]:
        """Return the newest version's ranges of so many blocks each, in order."""
        found = groupby(self.segments(document_id), key=lambda each: each.block)
        ordinals = [[each.ordinal for each in block] for _, block in found]
        taken = [ordinals[start : start + blocks] for start in range(0, len(ordinals), blocks)]
        return [SegmentRange(each[0][0], each[-1][-1]) for each in taken]

    def ordinal(self, document_id: str, segment: str) -> int | None:
        """Return where a segment stands in the newest version, or None."""
        return next((each.ordinal for each in self.segments(document_id) if each.id == segment), None)

    def revisions(self, document_id: str, language: str, within: SegmentRange | None = None) -> dict[str, Revision]:
        """Return the newest revision of each segment that has one."""
        inside = {each.id for each in self.segments(document_id, within=within)}
        here = [
            name for name in self.shelf.revisions
            if name[::2] == (document_id, language) and (within is None or name[1] in inside)
        ]  # fmt: skip
        return {segment: self.history(document_id, segment, language)[-1] for _, segment, _ in here}

    def written(self, document_id: str, segment: str | None = None) -> dict[str, str]:
        """Return the languages of the segments, or of one, in another one than the document."""
        now = {each.id: each.text for each in self.segments(document_id)}
        said = [
            SaidOriginal(each, language, revision.revision, revision.at, revision.by == ORIGINAL_BY)
            for (document, each, language), kept in self.shelf.revisions.items() for revision, _ in kept
            if document == document_id and segment in (None, each) and now.get(each) == revision.value
            and revision.origin == ORIGINAL_ORIGIN and revision.by in (ORIGINAL_BY, NOT_ORIGINAL_BY)
        ]  # fmt: skip
        return languages_said(said, self.shelf.documents[document_id].language) if said else {}

    def history(self, document_id: str, segment: str, language: str) -> list[Revision]:
        """Return every revision of a segment, the oldest first."""
        now = {each.id: key(each.text) for each in self.segments(document_id)}
        kept = self.shelf.revisions.get((document_id, segment, language), [])
        return [replace(each, stale=now.get(segment) != source) for each, source in kept]

    def all_revisions(self, document_id: str) -> list[Revision]:
        """Return every revision of a document, by language and segment."""
        names = sorted((name[2], name[1]) for name in self.shelf.revisions if name[0] == document_id)
        return [each for language, segment in names for each in self.history(document_id, segment, language)]

    def revise(self, document_id: str, revision: Revision, act: DeskAct | None = None) -> None:
        """Add a revision with the next number."""
        with self.shelf.lock:
            versions = self.shelf.segments.get(document_id, [])
            texts = [each.text for version in versions for each in version if each.id == revision.segment]
            if not texts:
                raise NotFound("segment")
            kept = self.shelf.revisions.setdefault((document_id, revision.segment, revision.language), [])
            if revision.revision != len(kept) + 1:
                raise Conflict(document_id)
            kept.append((revision, key(texts[-1])))
            self.shelf.note(act)
            self.shelf.touch(document_id)

    def revise_all(self, document_id: str, revisions: Sequence[Revision], act: DeskAct | None = None) -> None:
        """Add revisions of several segments, all or none."""
        with self.shelf.lock:
            revisions_now = {name: list(kept) for name, kept in self.shelf.revisions.items()}
            before = revisions_now, dict(self.shelf.marks), dict(self.shelf.public_marks)
            try:
                for each in revisions:
                    self.revise(document_id, each)
            except Exception:
                self.shelf.revisions, self.shelf.marks, self.shelf.public_marks = before
                raise
            self.shelf.note(act)

    def set_visibility(self, document_id: str, visibility: str, act: DeskAct | None = None) -> None:
        """Say who may see a document."""
        self._change(document_id, act, lambda held: replace(held, visibility=visibility))

    def set_release(self, document_id: str, release: str, act: DeskAct | None = None) -> None:
        """Say when a document may be read, and by whom."""
        self._change(document_id, act, lambda held: replace(held, release=release))

    def set_delivery(self, document_id: str, delivery: str | None, act: DeskAct | None = None) -> None:
        """Set the delivery mark."""
        self._change(document_id, act, lambda held: replace(held, delivery=delivery))

    def deliver(self, document_id: str) -> None:
        """Record that a document was spoken."""
        self._change(document_id, None, lambda held: replace(held, delivered=True))

    def set_speech(self, document_id: str, speech: str | None, act: DeskAct | None = None) -> None:
        """Say which speech a document is the text of."""
        self._change(document_id, act, lambda held: replace(held, speech=speech))

    def move(self, document_id: str, meeting: str, act: DeskAct | None = None) -> None:
        """Say which meeting a document is of."""
        self.shelf.touch(document_id)
        self._change(document_id, act, lambda held: replace(held, meeting=meeting))

    def withdraw(self, document_id: str, withdrawn: bool, act: DeskAct | None = None) -> None:
        """Withdraw a document, or bring it back."""
        self._change(document_id, act, lambda held: replace(held, withdrawn=withdrawn))

    def mark(self, meeting: str | None = None) -> int:
        """Return a number that grows with every change."""
        return sum(value for name, value in self.shelf.marks.items() if meeting in (None, name))

    def marks(self) -> dict[str, int]:
        """Return the number of each meeting."""
        return dict(self.shelf.marks)

    def public_marks(self) -> dict[str, int]:
        """Return these numbers without the changes of closed documents."""
        return dict(self.shelf.public_marks)

    def _change(self, document_id: str, act: DeskAct | None, change: Callable[[Document], Document]) -> None:
        if found := self.shelf.documents.get(document_id):
            self.shelf.documents[document_id] = change(found)
            self.shelf.note(act)
            self.shelf.touch(document_id, was_open=not found.is_closed)


class MemoryJobs:
    """The queue in memory; see ports.Jobs."""

    def __init__(self, shelf: Shelf, owner: str = "") -> None:
        self._shelf = shelf
        self.owner = owner or f"worker-{id(self)}"

    def take(self, now: int, lease_ms: int) -> Job | None:
        """Take the most urgent job that nobody holds."""
        with self._shelf.lock:
            for lost in [each for each in self._all() if each.state == "running" and each.lease_until < now]:
                self._count(lost, "lease_lost")
            waiting = [each for each in self._all() if each.state == "waiting"]
            if not waiting:
                return None
            first = min(waiting, key=lambda each: (each.priority, each.begun))
            self._shelf.owners[first.id] = self.owner
            return self._put(replace(first, state="running", lease_until=now + lease_ms))

    def renew(self, job_id: str, until: int) -> bool:
        """Lengthen a lease; False when the job is no longer ours."""
        held = self._held(job_id)
        if held:
            self._shelf.jobs[job_id] = replace(held, lease_until=until)
        return held is not None

    def done(self, job_id: str) -> None:
        """Finish a job."""
        if held := self._held(job_id):
            self._put(replace(held, state="done", error=None, lease_until=0))

    def fail(self, job_id: str, error: str) -> None:
        """Count a failure."""
        if held := self._held(job_id):
            self._count(held, error)

    def lost(self, error: str) -> int:
        """Count a failure of every job this worker holds."""
        held = [each for each in self._all() if self._held(each.id)]
        for each in held:
            self._count(each, error)
        return len(held)

    def give_way(self, job_id: str) -> None:
        """Put a running job back."""
        if held := self._held(job_id):
            self._put(replace(held, state="waiting", lease_until=0))

    def begun(self, job_id: str) -> None:
        """Put a running job back after those not begun."""
        if held := self._held(job_id):
            self._put(replace(held, state="waiting", lease_until=0, begun=True))

    def pressing(self, job: Job) -> bool:
        """Return whether a more urgent job waits."""
        waiting = (each for each in self._all() if each.state == "waiting")
        return any((each.priority, each.begun) < (job.priority, job.begun) for each in waiting)

    def park(self, job_id: str, error: str) -> None:
        """Put a job aside."""
        if held := self._held(job_id):
            self._put(replace(held, state="parked", error=error[:200], lease_until=0))

    def unpark(self, meeting: str | None = None, document: str | None = None) -> int:
        """Let parked and failed jobs wait again."""
        aside = [
            each
            for each in self._all()
            if each.state in ("parked", "failed")
            and document in (None, each.document)
            and meeting in (None, self._shelf.documents[each.document].meeting)
        ]
        for each in aside:
            self._put(replace(each, state="waiting", attempts=0, error=None))
        return len(aside)

    def hurry(self, document_id: str, priority: int) -> None:
        """Change how urgent a document is."""
        for each in self.of(document_id):
            if each.priority != priority:
                self._put(replace(each, priority=priority))

    def recall(self) -> int:
        """Let parked jobs wait again."""
        parked = [each for each in self._all() if each.state == "parked"]
        for each in parked:
            self._put(replace(each, state="waiting", attempts=0, error=None))
        return len(parked)

    def of(self, document_id: str) -> list[Job]:
        """Return the jobs of a document."""
        return [each for each in self._all() if each.document == document_id]

    def waiting(self) -> int:
        """Return how many jobs wait or run."""
        return sum(each.state in ("waiting", "running") for each in self._all())

    def oldest(self) -> int | None:
        """Return since when the oldest of the jobs that wait does."""
        return min((each.since for each in self._all() if each.state == "waiting" and each.since), default=None)

    def _all(self) -> Iterator[Job]:
        return iter(list(self._shelf.jobs.values()))

    def _held(self, job_id: str) -> Job | None:
        found = self._shelf.jobs.get(job_id)
        ours = found and found.state == "running" and self._shelf.owners.get(job_id) == self.owner
        return found if ours else None

    def _put(self, job: Job) -> Job:
        self._shelf.jobs[job.id] = job
        self._shelf.touch(job.document)
        return job

    def _count(self, job: Job, error: str) -> None:
        state = "waiting" if job.attempts == 0 else "failed"
        self._put(replace(job, state=state, attempts=job.attempts + 1, error=error, lease_until=0))
