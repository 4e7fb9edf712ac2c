"""Stores requests to draft again as desk acts, and counts what machines drafted, in a SQL database."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from interp.ports import DeskAct, Job
from interp.ports.draft_requests import DRAFT_AGAIN, AskedAgain, MachineDrafts
from interp.store.desk_acts import note
from interp.store.documents import touch
from interp.store.drafting_database import DraftingDatabase
from interp.store.tables.drafting_tables import act as acts
from interp.store.tables.drafting_tables import document as documents
from interp.store.tables.drafting_tables import job as jobs
from interp.store.tables.drafting_tables import revision as revisions
from interp.store.tables.drafting_tables import segment as segments

MACHINE, UNAPPROVED = "machine", ("draft", "auto")


class SqlDraftRequests:
    """Requests in a database; see ports.draft_requests."""

    def __init__(self, database: DraftingDatabase) -> None:
        self._database = database

    def drafts(self, document: str) -> list[MachineDrafts]:
        """Return what machines drafted of the newest version of a document, by language and origin."""
        with self._database.reading() as connection:
            rows = connection.execute(_drafts(document)).all()
        return [MachineDrafts(document, row[0], row[1], row[2]) for row in rows]

    def again(self, requests: Sequence[tuple[DeskAct, Job]]) -> None:
        """Store acts with the jobs that carry them out, each in place of its language's job."""
        with self._database.connection(durable=True) as connection:
            for act, job in requests:
                here = sa.and_(jobs.c.document == job.document, jobs.c.language == job.language)
                connection.execute(jobs.delete().where(here))
                connection.execute(jobs.insert().values(**asdict(job), owner=""))
                note(connection, act)
                touch(connection, job.document)

    def asked(self, document: str, language: str) -> tuple[AskedAgain, ...]:
        """Return the requests for a document and language, in order."""
        query = (
            sa.select(acts.c.at, acts.c.body)
            .join(documents, sa.func.coalesce(documents.c.meeting, "") == acts.c.meeting)
            .where(
                documents.c.id == document, acts.c.document == document, acts.c.language == language,
                acts.c.name == DRAFT_AGAIN,
            )
            .order_by(acts.c.number)
        )  # fmt: skip
        with self._database.reading() as connection:
            rows = [(row.at, json.loads(row.body)) for row in connection.execute(query)]
        return tuple(AskedAgain(at, body.get("origin"), body.get("segments")) for at, body in rows)


def _drafts(document: str) -> sa.Select[Any]:
    newest = (
        sa.select(
            revisions.c.language, revisions.c.origin, revisions.c.by, revisions.c.standing,
            sa.func.row_number().over(
                partition_by=(revisions.c.language, revisions.c.segment), order_by=revisions.c.revision.desc()
            ).label("back"),
        )
        .join(segments, sa.and_(segments.c.document == revisions.c.document, segments.c.id == revisions.c.segment))
        .join(documents, sa.and_(documents.c.id == segments.c.document, documents.c.version == segments.c.version))
        .where(revisions.c.document == document)
        .subquery()
    )  # fmt: skip
    counted = sa.func.count()
    return (
        sa.select(newest.c.language, newest.c.origin, counted)
        .where(newest.c.back == 1, newest.c.by == MACHINE, newest.c.standing.in_(UNAPPROVED))
        .group_by(newest.c.language, newest.c.origin)
        .order_by(newest.c.language, counted.desc(), newest.c.origin)
    )
