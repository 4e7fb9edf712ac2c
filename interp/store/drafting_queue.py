"""Stores the queue of drafting jobs in a SQL database: leases, one retry, then a visible failure."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from interp.ports import Job
from interp.store.documents import touch
from interp.store.drafting_database import DraftingDatabase
from interp.store.integrity.row_checksums import change
from interp.store.prepared_statements import KeptReads
from interp.store.tables.drafting_tables import document as documents
from interp.store.tables.drafting_tables import job as jobs
from interp.value_types import replace

TRIES = 2
LOST = "lease_lost"
LONGEST_ERROR = 200


class SqlDraftingQueue:
    """Jobs in a database; see ports.documents.DraftingQueue. Each worker has its own, named by `owner` in its leases.
    """

    def __init__(self, database: DraftingDatabase, owner: str | None = None) -> None:
        self._database = database
        self.owner = owner or uuid4().hex[:12]
        self._damaged: set[int] = set()  # the numbers of jobs that are passed over
        self._waiting: KeptReads[None, int] = KeptReads(database.changes, self._read_waiting)

    def take(self, now: int, lease_ms: int) -> Job | None:
        """Take the most urgent free job, with a lease; None when there is none."""
        with self._database.reading() as connection:
            if connection.execute(self._next(now)).first() is None:
                return None
        with self._database.connection() as connection:
            while row := connection.execute(self._next(now).with_for_update(skip_locked=True)).first():
                if not self._database.whole(jobs, [row]):
                    self._damaged.add(row.number)
                elif row.state == "running":
                    _count(connection, row, LOST)
                else:
                    lease = {"state": "running", "owner": self.owner, "lease_until": now + lease_ms}
                    change(connection, jobs, jobs.c.id == row.id, **lease)
                    touch(connection, row.document)
                    return replace(_job(row), state="running", lease_until=now + lease_ms)
        return None

    def renew(self, job_id: str, until: int) -> bool:
        """Extend a lease; return False when another worker has the job."""
        with self._database.connection() as connection:
            return bool(change(connection, jobs, self._held(jobs.c.id == job_id), lease_until=until))

    def done(self, job_id: str) -> None:
        """Finish a job."""
        self._leave(job_id, state="done", error=None)

    def fail(self, job_id: str, error: str) -> None:
        """Count a failure: the job is queued again after the first, and `failed` after the second."""
        held = sa.select(jobs).where(self._held(jobs.c.id == job_id)).with_for_update()
        with self._database.connection() as connection:
            if row := connection.execute(held).first():
                _count(connection, row, error)

    def lost(self, error: str) -> int:
        """Count a failure of every job this owner holds, after its process died; return how many."""
        held = sa.select(jobs).where(self._held()).with_for_update()
        with self._database.connection() as connection:
            rows = connection.execute(held).all()
            for row in rows:
                _count(connection, row, error)
        return len(rows)

    def give_way(self, job_id: str) -> None:
        """Put a running job back in the queue without counting an attempt."""
        self._leave(job_id, state="waiting")

    def begun(self, job_id: str) -> None:
        """Put a running job, whose first sentences are drafted, back in the queue after those not begun."""
        self._leave(job_id, state="waiting", begun=True)

    def pressing(self, job: Job) -> bool:
        """Return whether a job more urgent than `job` waits, or one as urgent that is not begun while `job` is."""
        urgent = jobs.c.priority < job.priority
        if job.begun:
            urgent = sa.or_(urgent, sa.and_(jobs.c.priority == job.priority, jobs.c.begun.is_(False)))
        query = sa.select(jobs.c.number).where(jobs.c.state == "waiting", urgent).limit(1)
        with self._database.reading() as connection:
            return connection.execute(query).first() is not None

    def park(self, job_id: str, error: str) -> None:
        """Set a job aside until what it lacks is installed, without counting an attempt."""
        self._leave(job_id, state="parked", error=error[:LONGEST_ERROR])

    def unpark(self, meeting: str | None = None, document: str | None = None) -> int:
        """Queue parked and failed jobs again with no attempts counted; return their number."""
        aside: sa.ColumnElement[bool] = jobs.c.state.in_(("parked", "failed"))
        if meeting is not None:
            aside &= jobs.c.document.in_(sa.select(documents.c.id).where(documents.c.meeting == meeting))
        if document is not None:
            aside &= jobs.c.document == document
        return self._afresh(aside)

    def hurry(self, document_id: str, priority: int) -> None:
        """Set the priority of a document's jobs."""
        here = sa.and_(jobs.c.document == document_id, jobs.c.priority != priority)
        with self._database.connection() as connection:
            if change(connection, jobs, here, priority=priority):
                touch(connection, document_id)

    def recall(self) -> int:
        """Queue every parked job again, but no failed ones; return their number."""
        return self._afresh(jobs.c.state == "parked")

    def of(self, document_id: str) -> list[Job]:
        """Return the jobs of a document, in order of arrival."""
        query = sa.select(jobs).where(jobs.c.document == document_id).order_by(jobs.c.number)
        with self._database.reading() as connection:
            return [_job(row) for row in self._database.whole(jobs, connection.execute(query))]

    def waiting(self) -> int:
        """Return the number of jobs waiting or running."""
        return self._waiting(None)

    def _read_waiting(self, _: None) -> int:
        query = sa.select(sa.func.count()).where(jobs.c.state.in_(("waiting", "running")))
        with self._database.reading() as connection:
            return int(connection.scalar(query) or 0)

    def oldest(self) -> int | None:
        """Return since when the oldest waiting job waits; None if unknown."""
        query = sa.select(sa.func.min(jobs.c.since)).where(jobs.c.state == "waiting", jobs.c.since > 0)
        with self._database.reading() as connection:
            since: int | None = connection.scalar(query)
        return since

    def _leave(self, job_id: str, **values: object) -> None:
        with self._database.connection() as connection:
            for row in change(connection, jobs, self._held(jobs.c.id == job_id), owner="", lease_until=0, **values):
                touch(connection, row.document)

    def _afresh(self, aside: sa.ColumnElement[bool]) -> int:
        """Queue jobs again with no attempts counted; return their number."""
        with self._database.connection() as connection:
            found = change(connection, jobs, aside, state="waiting", attempts=0, error=None)
            for document in dict.fromkeys(row.document for row in found):
                touch(connection, document)
        return len(found)

    def _next(self, now: int) -> sa.Select[Any]:
        """Return the query for the most urgent job that waits or whose lease expired; expired ones come first."""
        lost = sa.and_(jobs.c.state == "running", jobs.c.lease_until < now)
        due = sa.select(jobs).where(sa.or_(jobs.c.state == "waiting", lost))
        if self._damaged:
            due = due.where(jobs.c.number.not_in(self._damaged))
        return due.order_by(jobs.c.state, jobs.c.priority, jobs.c.begun, jobs.c.number).limit(1)

    def _held(self, *which: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
        return sa.and_(jobs.c.state == "running", jobs.c.owner == self.owner, *which)


def _job(row: Sequence[Any]) -> Job:
    _, id_, document, language, priority, attempts, lease_until, state, error, _, since, begun, _ = row
    return Job(id_, document, language, priority, attempts, lease_until, state, error, since, begun)


def _count(connection: sa.Connection, row: sa.Row[Any], error: str) -> None:
    """Count one failed attempt of a job."""
    state = "waiting" if row.attempts + 1 < TRIES else "failed"
    values = {"state": state, "attempts": row.attempts + 1, "error": error, "owner": "", "lease_until": 0}
    change(connection, jobs, jobs.c.id == row.id, **values)
    touch(connection, row.document)
