"""Counts the progress of documents by language, in one query per meeting, and stores who revises what."""

import sqlalchemy as sa

from interp.ports import DeskAct, Progress
from interp.store.desk_acts import note
from interp.store.documents import touch
from interp.store.drafting_database import DraftingDatabase
from interp.store.tables.drafting_tables import assignment as assignments
from interp.store.tables.drafting_tables import document as documents
from interp.store.tables.drafting_tables import revision as revisions
from interp.store.tables.drafting_tables import segment as segments

APPROVED = ("auto", "reviewed", "final")
KEY = ("document", "language", "segment", "revision")
NEWEST = sa.and_(documents.c.id == segments.c.document, documents.c.version == segments.c.version)


class SqlSectionProgress:
    """Progress and assignments in a database; see ports.review_desk.section_progress."""

    def __init__(self, database: DraftingDatabase) -> None:
        self._database = database

    def totals(self, meeting: str) -> dict[str, int]:
        """Return how many segments each document has."""
        query = (
            sa.select(segments.c.document, sa.func.count())
            .join(documents, NEWEST)
            .where(documents.c.meeting == meeting)
            .group_by(segments.c.document)
        )
        with self._database.reading() as connection:
            return {document: int(count) for document, count in connection.execute(query)}

    def progress(self, meeting: str) -> dict[tuple[str, str], Progress]:
        """Return how far each document is in each language that has anything."""
        with self._database.reading() as connection:
            found = [Progress(**row._mapping) for row in connection.execute(_progress(meeting))]
        return {(each.document, each.language): each for each in found}

    def assign(self, document: str, language: str, name: str | None, act: DeskAct | None = None) -> None:
        """Set who revises a document into a language, or nobody."""
        here = sa.and_(assignments.c.document == document, assignments.c.language == language)
        with self._database.connection(durable=True) as connection:
            connection.execute(assignments.delete().where(here))
            if name is not None:
                connection.execute(assignments.insert().values(document=document, language=language, name=name))
            note(connection, act)
            touch(connection, document)

    def assigned(self, meeting: str) -> dict[tuple[str, str], str]:
        """Return the names."""
        query = (
            sa.select(assignments)
            .join(documents, documents.c.id == assignments.c.document)
            .where(documents.c.meeting == meeting)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query)
            return {(row.document, row.language): row.name for row in self._database.whole(assignments, rows)}


def _progress(meeting: str) -> sa.Select[tuple[object, ...]]:
    newest = (
        sa.select(
            revisions.c.document, revisions.c.language, revisions.c.segment,
            sa.func.max(revisions.c.revision).label("revision"),
        )
        .join(documents, documents.c.id == revisions.c.document)
        .where(documents.c.meeting == meeting)
        .group_by(revisions.c.document, revisions.c.language, revisions.c.segment)
        .subquery()
    )  # fmt: skip
    approved = revisions.c.standing.in_(APPROVED)
    error = revisions.c.findings.contains('"severity":"error"')
    warning = revisions.c.findings.contains('"severity":"warning"')
    overruled = revisions.c.reason.is_not(None)
    return (
        sa.select(
            revisions.c.document, revisions.c.language, sa.func.count().label("drafted"),
            _count(approved).label("approved"),
            _count(sa.and_(~approved, sa.or_(error, warning))).label("findings"),
            _count(sa.and_(~approved, error, ~overruled)).label("errors"),
            _count(revisions.c.origin.endswith("+fixture")).label("fixture"),
        )
        .join(newest, sa.and_(*(newest.c[name] == revisions.c[name] for name in KEY)))
        .join(segments, sa.and_(segments.c.document == revisions.c.document, segments.c.id == revisions.c.segment))
        .join(documents, NEWEST)
        .group_by(revisions.c.document, revisions.c.language)
    )  # fmt: skip


def _count(which: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.coalesce(sa.func.sum(sa.case((which, 1), else_=0)), 0)
