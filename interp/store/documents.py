"""Stores documents, their segments and revisions in a SQL database; revisions are only ever added."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from interp.domain.model.findings import Finding
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.segments import Segment
from interp.domain.text.text_key import key
from interp.errors import NotFound
from interp.ports import Conflict, DeskAct, Document, Job, Revision, SegmentRange
from interp.ports.documents import (
    NOT_ORIGINAL_BY,
    ORIGINAL_BY,
    ORIGINAL_ORIGIN,
    SaidOriginal,
    is_closed,
    languages_said,
)
from interp.store.database_opening import insert
from interp.store.desk_acts import note
from interp.store.drafting_database import DraftingDatabase
from interp.store.integrity.row_checksums import Row, change, comparing, is_whole, row_checksum, whole
from interp.store.prepared_statements import KeptReads
from interp.store.tables.drafting_tables import document as documents
from interp.store.tables.drafting_tables import job as jobs
from interp.store.tables.drafting_tables import mark as marks
from interp.store.tables.drafting_tables import revision as revisions
from interp.store.tables.drafting_tables import segment as segments
from interp.value_types import replace

BY_A_PERSON = frozenset({"reviewed", "final"})
AFRESH = 2**40  # no counter comes to it by counting
MARKS = {False: sa.select(marks.c.meeting, marks.c.value), True: sa.select(marks.c.meeting, marks.c.public)}
OPEN = "(release = 'now' OR release = 'as_delivered' AND delivered)"  # as ports.documents.is_closed says it
FINDINGS = msgspec.json.Decoder(tuple[Finding, ...])


class SqlDocuments:
    """Documents in a database; see ports.documents.Documents."""

    def __init__(self, database: DraftingDatabase) -> None:
        self._database = database
        self._marks: KeptReads[bool, dict[str, int]] = KeptReads(database.changes, self._read_marks)

    def add(
        self,
        document: Document,
        segments: Sequence[Segment],
        jobs: Sequence[Job],
        official: Sequence[Revision] = (),
        act: DeskAct | None = None,
    ) -> None:
        """Store a document or its next version with its jobs; jobs of the previous version are dropped."""
        rows = [{name: getattr(each, name) for name in Segment.__slots__} for each in segments]
        with self._database.connection(durable=True) as connection:
            kept = _keep(connection, document)
            _segments(connection, kept, rows)
            _queue(connection, kept.id, jobs)
            _write_all(connection, kept.id, official)
            note(connection, act)
            touch(connection, kept.id)

    def document(self, document_id: str) -> Document | None:
        """Return a document or None."""
        with self._database.reading() as connection:
            row = connection.execute(sa.select(documents).where(documents.c.id == document_id)).first()
        return Document(*self._database.whole_row(documents, row)[:-1]) if row else None

    def documents(self, meeting: str | None = None) -> list[Document]:
        """Return the documents of a meeting, or all, the newest first."""
        query = sa.select(documents).order_by(documents.c.created_at.desc(), documents.c.id)
        if meeting is not None:
            query = query.where(documents.c.meeting == meeting)
        with self._database.reading() as connection:
            rows = connection.execute(query)
            return [Document(*row[:-1]) for row in self._database.whole(documents, rows)]

    def segments(
        self, document_id: str, version: int | None = None, within: SegmentRange | None = None
    ) -> list[Segment]:
        """Return the segments of a version (default: the newest), all or those of a range, in order."""
        with self._database.reading() as connection:
            return _segments_of(connection, document_id, version, within)

    def ranges(self, document_id: str, blocks: int) -> list[SegmentRange]:
        """Return the newest version's ranges of so many blocks each, in order."""
        with self._database.reading() as connection:
            return [SegmentRange(row.first, row.last) for row in connection.execute(_ranges(document_id, blocks))]

    def ordinal(self, document_id: str, segment: str) -> int | None:
        """Return where a segment stands in the newest version, or None."""
        query = sa.select(segments.c.ordinal).where(*_newest(document_id), segments.c.id == segment)
        with self._database.reading() as connection:
            return connection.scalar(query)

    def revisions(self, document_id: str, language: str, within: SegmentRange | None = None) -> dict[str, Revision]:
        """Return the newest revision of each segment that has one."""
        here = sa.and_(revisions.c.document == document_id, revisions.c.language == language)
        if within is not None:
            here &= revisions.c.segment.in_(sa.select(segments.c.id).where(*_newest(document_id), *_between(within)))
        newest = (
            sa.select(revisions.c.segment, sa.func.max(revisions.c.revision).label("revision"))
            .where(here)
            .group_by(revisions.c.segment)
            .subquery()
        )
        query = sa.select(revisions).where(here).join(
            newest,
            sa.and_(newest.c.segment == revisions.c.segment, newest.c.revision == revisions.c.revision),
        )  # fmt: skip
        with self._database.reading() as connection:
            found = connection.execute(query).all()
            now = _keys(connection, document_id, _between(within)) if found else {}
            return {row.segment: _revision(row, now) for row in found}

    def written(self, document_id: str, segment: str | None = None) -> dict[str, str]:
        """Return the languages of the segments, or of one, that are in another one than the document."""
        here = sa.and_(segments.c.document == revisions.c.document, segments.c.id == revisions.c.segment)
        own = sa.select(documents.c.language).where(documents.c.id == document_id).scalar_subquery()
        columns = (revisions.c[name] for name in ("segment", "language", "revision", "at", "by"))
        query = sa.select(*columns, own.label("own")).join(segments, here).where(
            *_newest(document_id), revisions.c.document == document_id, revisions.c.origin == ORIGINAL_ORIGIN,
            revisions.c.by.in_((ORIGINAL_BY, NOT_ORIGINAL_BY)), revisions.c.value == segments.c.text,
        )  # fmt: skip
        if segment is not None:
            # by the index
            query = query.where(revisions.c.segment == segment, revisions.c.language.in_(MEETING_LANGUAGES))
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        said = [SaidOriginal(each.segment, each.language, each.revision, each.at, each.by == ORIGINAL_BY)
                for each in rows]  # fmt: skip
        return languages_said(said, rows[0].own) if rows else {}

    def history(self, document_id: str, segment: str, language: str) -> list[Revision]:
        """Return every revision of a segment in a language, the oldest first."""
        query = sa.select(revisions).where(_of(document_id, segment, language)).order_by(revisions.c.revision)
        with self._database.reading() as connection:
            now = _keys(connection, document_id, (segments.c.id == segment,))
            return [_revision(row, now) for row in connection.execute(query)]

    def all_revisions(self, document_id: str) -> list[Revision]:
        """Return every revision of a document: by language and segment, of each the oldest first."""
        order = revisions.c.language, revisions.c.segment, revisions.c.revision
        query = sa.select(revisions).where(revisions.c.document == document_id).order_by(*order)
        with self._database.reading() as connection:
            now = _keys(connection, document_id)
            return [_revision(row, now) for row in connection.execute(query)]

    def revise(self, document_id: str, revision: Revision, act: DeskAct | None = None) -> None:
        """Add a revision with the next number. Raises Conflict, NotFound, Unavailable."""
        try:
            with self._database.connection(durable=act is not None or revision.standing in BY_A_PERSON) as connection:
                _write(connection, document_id, revision)
                note(connection, act)
                touch(connection, document_id)
        except IntegrityError:
            raise Conflict(document_id) from None

    def revise_all(self, document_id: str, revisions: Sequence[Revision], act: DeskAct | None = None) -> None:
        """Add revisions of several segments in one transaction. Raises Conflict, NotFound, Unavailable."""
        try:
            with self._database.connection(durable=True) as connection:
                _write_all(connection, document_id, revisions)
                note(connection, act)
                touch(connection, document_id)
        except IntegrityError:
            raise Conflict(document_id) from None

    def set_visibility(self, document_id: str, visibility: str, act: DeskAct | None = None) -> None:
        """Set who may see a document."""
        self._change(document_id, act, visibility=visibility)

    def set_release(self, document_id: str, release: str, act: DeskAct | None = None) -> None:
        """Set when a document may be read, and by whom."""
        self._change(document_id, act, release=release)

    def set_delivery(self, document_id: str, delivery: str | None, act: DeskAct | None = None) -> None:
        """Set the delivery mark of a statement."""
        self._change(document_id, act, delivery=delivery)

    def deliver(self, document_id: str) -> None:
        """Record that a document was spoken."""
        self._change(document_id, None, delivered=True)

    def set_speech(self, document_id: str, speech: str | None, act: DeskAct | None = None) -> None:
        """Set the speech a document is the text of."""
        self._change(document_id, act, speech=speech)

    def move(self, document_id: str, meeting: str, act: DeskAct | None = None) -> None:
        """Set the meeting a document is of."""
        with self._database.connection(durable=True) as connection:
            touch(connection, document_id)
            change(connection, documents, documents.c.id == document_id, meeting=meeting)
            note(connection, act)
            touch(connection, document_id)

    def withdraw(self, document_id: str, withdrawn: bool, act: DeskAct | None = None) -> None:
        """Withdraw a document, or restore it."""
        self._change(document_id, act, withdrawn=withdrawn)

    def mark(self, meeting: str | None = None) -> int:
        """Return a number that grows with every change."""
        query = sa.select(sa.func.coalesce(sa.func.sum(marks.c.value), 0))
        if meeting is not None:
            query = query.where(marks.c.meeting == meeting)
        with self._database.reading() as connection:
            return int(connection.scalar(query) or 0)

    def marks(self) -> dict[str, int]:
        """Return the number of each meeting."""
        return dict(self._marks(False))

    def public_marks(self) -> dict[str, int]:
        """Return these numbers without the changes of closed documents."""
        return dict(self._marks(True))

    def _read_marks(self, public: bool) -> dict[str, int]:
        return {meeting: value for meeting, value in self._database.hot.rows(MARKS[public], {})}

    def _change(self, document_id: str, act: DeskAct | None, **values: object) -> None:
        with self._database.connection(durable=True) as connection:
            before = change(connection, documents, documents.c.id == document_id, **values)
            note(connection, act)
            touch(connection, document_id, was_open=any(not is_closed(row.release, row.delivered) for row in before))


def touch(connection: sa.Connection, document_id: str, *, was_open: bool = False) -> None:
    """Increment the change counter of a document's meeting, the public one too where the document is, or `was_open`.

    One that is damaged is counted from AFRESH on.
    """
    columns = documents.c.meeting, documents.c.release, documents.c.delivered
    of = connection.execute(sa.select(*columns).where(documents.c.id == document_id)).first()
    if of is None:
        return
    meeting, public = of.meeting or "", int(was_open or not is_closed(of.release, of.delivered))
    counter = sa.select(marks).where(marks.c.meeting == meeting).with_for_update()
    held = connection.execute(counter).first()
    if held is None:
        new = insert(connection, marks).values(meeting=meeting, value=0, public=0)
        connection.execute(new.on_conflict_do_nothing())
        held = connection.execute(counter).one()
    counts = (held.value + 1, held.public + public) if is_whole(marks, held) else (AFRESH, AFRESH)
    values = {"meeting": meeting, "value": counts[0], "public": counts[1]}
    connection.execute(
        marks.update().where(marks.c.meeting == held.meeting).values(**values, checksum=row_checksum(marks, values))
    )


def _keep(connection: sa.Connection, document: Document) -> Document:
    """Write a document's row with the next version number; return it as stored.

    Whose text it is, and who may see it and when, stay as they are: somebody may have changed that while a newer
    version was read.
    """
    here = documents.c.id == document.id
    held = connection.execute(sa.select(documents).where(here).with_for_update()).first()
    if held is None:
        kept = replace(document, version=1)
        connection.execute(documents.insert().values(**asdict(kept)))
        return kept
    whole(documents, held)
    touch(connection, document.id)  # also count for its previous meeting, if that changed
    kept = replace(
        document, version=held.version + 1, visibility=held.visibility, withdrawn=held.withdrawn, speech=held.speech,
        release=held.release, delivery=held.delivery, delivered=held.delivered,
    )  # fmt: skip
    values = asdict(kept)
    connection.execute(documents.update().where(here).values(**values, checksum=row_checksum(documents, values)))
    return kept


def _segments(connection: sa.Connection, document: Document, rows: Sequence[dict[str, Any]]) -> None:
    for each in rows:
        each.update(document=document.id, version=document.version)
    if rows:
        connection.execute(segments.insert(), rows)


def _queue(connection: sa.Connection, document_id: str, new: Sequence[Job]) -> None:
    connection.execute(jobs.delete().where(jobs.c.document == document_id))
    if new:
        connection.execute(jobs.insert(), [asdict(each) | {"owner": ""} for each in new])


def _segments_of(
    connection: sa.Connection, document_id: str, version: int | None, within: SegmentRange | None
) -> list[Segment]:
    """Return segments in order. Raises DamagedEntry."""
    query = sa.select(segments).where(*_newest(document_id, version), *_between(within)).order_by(segments.c.ordinal)
    found, is_good = [], comparing(segments)
    for row in connection.execute(query):
        if not is_good(row):
            whole(segments, row)
        _, _, ordinal, id_, block, text, kind, number, level, start_ms, end_ms, _ = row
        found.append(Segment(id_, ordinal, block, text, kind, number, level, start_ms, end_ms))
    return found


def _newest(document_id: str, version: int | None = None) -> tuple[sa.ColumnElement[bool], ...]:
    """Return the conditions for segments of a version, of the newest without one."""
    newest = sa.select(documents.c.version).where(documents.c.id == document_id).scalar_subquery()
    return segments.c.document == document_id, segments.c.version == (version or newest)


def _between(within: SegmentRange | None) -> tuple[sa.ColumnElement[bool], ...]:
    return () if within is None else (segments.c.ordinal.between(within.first, within.last),)


def _ranges(document_id: str, blocks: int) -> sa.Select[tuple[int, int]]:
    """Return the query for the ends of each range: a block begins where its position differs from the one before."""
    order = segments.c.ordinal
    before = sa.func.lag(segments.c.block).over(order_by=order)
    begins = sa.case((before == segments.c.block, 0), else_=1)
    marked = sa.select(order, begins.label("begins")).where(*_newest(document_id)).subquery()
    place = sa.func.sum(marked.c.begins).over(order_by=marked.c.ordinal) - 1
    placed = sa.select(marked.c.ordinal, sa.cast(place, sa.Integer).label("place")).subquery()
    number = placed.c.place // blocks
    ends = sa.func.min(placed.c.ordinal).label("first"), sa.func.max(placed.c.ordinal).label("last")
    return sa.select(*ends).group_by(number).order_by(number)


def _of(document_id: str, segment: str, language: str) -> sa.ColumnElement[bool]:
    return sa.and_(
        revisions.c.document == document_id,
        revisions.c.segment == segment,
        revisions.c.language == language,
    )


def _write(connection: sa.Connection, document_id: str, made: Revision) -> None:
    source = (
        sa.select(segments.c.text)
        .where(segments.c.document == document_id, segments.c.id == made.segment)
        .order_by(segments.c.version.desc())
        .limit(1)
    )
    text = connection.scalar(source)
    if text is None:
        raise NotFound("segment", document=document_id, segment=made.segment)
    last = sa.select(sa.func.max(revisions.c.revision)).where(_of(document_id, made.segment, made.language))
    if made.revision != (connection.scalar(last) or 0) + 1:
        raise Conflict(document_id)
    connection.execute(revisions.insert().values(**_values(document_id, made, text)))


def _write_all(connection: sa.Connection, document_id: str, made: Sequence[Revision]) -> None:
    """Write revisions, with two reads for all instead of two for each."""
    if not made:
        return
    here = segments.c.document == document_id
    rows = connection.execute(sa.select(segments.c.id, segments.c.text).where(here).order_by(segments.c.version))
    texts = {row.id: row.text for row in rows}  # the newest version's text remains
    last = _last(connection, document_id, {each.language for each in made})
    for each in made:
        if each.segment not in texts:
            raise NotFound("segment", document=document_id, segment=each.segment)
        if each.revision != last.get((each.segment, each.language), 0) + 1:
            raise Conflict(document_id)
    connection.execute(revisions.insert(), [_values(document_id, each, texts[each.segment]) for each in made])


def _last(connection: sa.Connection, document_id: str, languages: Collection[str]) -> dict[tuple[str, str], int]:
    """Return the number of the newest revision of each segment in each language."""
    query = (
        sa.select(revisions.c.segment, revisions.c.language, sa.func.max(revisions.c.revision))
        .where(revisions.c.document == document_id, revisions.c.language.in_(languages))
        .group_by(revisions.c.segment, revisions.c.language)
    )
    return {(segment, language): number for segment, language, number in connection.execute(query)}


def _values(document_id: str, made: Revision, text: str) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(made, name) for name in Revision.__slots__ if name != "stale"}
    findings = msgspec.json.encode(made.findings).decode()
    return values | {"document": document_id, "source": key(text), "findings": findings}


def _keys(connection: sa.Connection, document_id: str, which: Iterable[sa.ColumnElement[bool]] = ()) -> dict[str, str]:
    """Return the keys of the newest version's segments, or of some."""
    query = sa.select(segments.c.id, segments.c.text).where(*_newest(document_id), *which)
    return {segment: key(text) for segment, text in connection.execute(query)}


def _revision(row: Row, now: Mapping[str, str]) -> Revision:
    """Return the revision in a row. Raises DamagedEntry."""
    whole(revisions, row)
    _, language, segment, number, value, standing, origin, match, score, findings, by, at, reason, source, _ = row
    found = FINDINGS.decode(findings)
    stale = now.get(segment) != source
    return Revision(segment, language, number, value, standing, origin, match, score, found, by, at, reason, stale)
