"""Stores the event log in a SQL database, and beside it the head of each stream and the card of each meeting."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
import structlog

from interp.domain.model.events import Event, Logged
from interp.domain.model.streams import meeting_of
from interp.errors import Damaged, Refused, Unavailable
from interp.ports import Author, CardRow, Conflict, NewCard, StreamCheck
from interp.store.integrity.checksums import NotAsRecorded, StoredEvent, StreamEnd, agrees, checksum, followed
from interp.store.integrity.row_checksums import is_whole, row_checksum
from interp.store.meetings_database import MeetingsDatabase
from interp.store.postgresql.changed_heads import ChangedHeads
from interp.store.prepared_statements import KeptReads, Then
from interp.store.tables import card_statements
from interp.store.tables.append_statement import APPEND, APPEND_WITH_CARD
from interp.store.tables.card_statements import kept
from interp.store.tables.meetings_tables import answered
from interp.store.tables.meetings_tables import card as cards
from interp.store.tables.meetings_tables import event as rows
from interp.store.tables.meetings_tables import head as heads
from interp.wire import event_from_row, event_to_row

log = structlog.get_logger(__name__)
READ = ("seq", "at", "actor", "device", "command_id", "part", "name", "version", "body")
SINCE = "0008"  # the version of the tables from which on they hold checksums and heads
FOUND_HEADS = sa.text("""
WITH RECURSIVE known (stream) AS (
    SELECT min(stream) FROM event
    UNION ALL
    SELECT (SELECT min(event.stream) FROM event WHERE event.stream > known.stream) FROM known
    WHERE known.stream IS NOT NULL
)
SELECT stream, (SELECT max(seq) FROM event WHERE event.stream = known.stream) AS seq
FROM known WHERE stream IS NOT NULL
""")
HEADS = sa.select(heads.c.stream, heads.c.seq)
SEALS = sa.select(heads.c.stream, heads.c.seq, heads.c.checksum, rows.c.checksum, heads.c.at == rows.c.at).outerjoin(
    rows, sa.and_(rows.c.stream == heads.c.stream, rows.c.seq == heads.c.seq)
)

# What every switch runs, made once; see prepared_statements.
GIVEN = {column.name: sa.bindparam(column.name, type_=column.type) for column in rows.c}
BEFORE = sa.bindparam("before", type_=rows.c.seq.type)
HERE = rows.c.stream == GIVEN["stream"]
ROWS = sa.select(*(rows.c[name] for name in READ)).where(HERE, rows.c.seq >= BEFORE).order_by(rows.c.seq)
HEAD = tuple(
    sa.select(column).where(heads.c.stream == GIVEN["stream"]).scalar_subquery()
    for column in (heads.c.seq, heads.c.checksum)
)
MOST = sa.bindparam("most", type_=sa.BigInteger)
NEWS = ROWS.add_columns(rows.c.checksum, *HEAD).limit(MOST)
OLD_NEWS = ROWS.add_columns(*[sa.null()] * 3).limit(MOST)
ONE = sa.select(rows.c.checksum).where(HERE, rows.c.seq == BEFORE)
HEAD_OF = sa.select(heads.c.seq).where(heads.c.stream == GIVEN["stream"])
LAST = sa.select(sa.func.coalesce(sa.func.max(rows.c.seq), 0)).where(HERE).scalar_subquery()
WITHOUT_EVENTS = (answered.c.stream == GIVEN["stream"], answered.c.command_id == GIVEN["command_id"])
# an event goes in right behind the last one of its stream, or not at all; nor does one of a command that was answered
ANSWERED = sa.exists().where(*WITHOUT_EVENTS)
NEXT = rows.insert().from_select(list(GIVEN), sa.select(*GIVEN.values()).where(LAST == BEFORE, ~ANSWERED))
NEXT = NEXT.execution_options(preserve_rowcount=True)
# the card of a stream stays true where an append says so and it was; `true_of` is its number where it is another
AHEAD = sa.text(
    "INSERT INTO head (stream, seq, checksum, at, card) VALUES (:stream, :seq, :checksum, :at, :true_of) "
    "ON CONFLICT (stream) DO UPDATE SET seq = excluded.seq, checksum = excluded.checksum, at = excluded.at, "
    "card = CASE WHEN excluded.card > 0 THEN excluded.card WHEN head.card = :same_since THEN excluded.seq "
    "ELSE head.card END"
)
RECENT = sa.text("SELECT stream FROM head WHERE at >= (SELECT max(at) FROM head) - :within ORDER BY stream")
SEAL = sa.text("UPDATE head SET checksum = :checksum WHERE stream = :stream AND seq = :seq AND checksum IS NULL")
RECORDED = sa.exists().where(HERE, rows.c.command_id == GIVEN["command_id"])
ANSWER = {name: GIVEN[name] for name in ("stream", "command_id", "seq", "at", "checksum")}
KEEP = answered.insert().from_select(list(ANSWER), sa.select(*ANSWER.values()).where(LAST == BEFORE, ~RECORDED))
KEEP = KEEP.execution_options(preserve_rowcount=True)
WRITTEN = sa.select(sa.func.max(rows.c.seq)).where(HERE, rows.c.command_id == GIVEN["command_id"]).scalar_subquery()
UNCHANGED = [sa.select(answered.c[name]).where(*WITHOUT_EVENTS).scalar_subquery() for name in ("seq", "at", "checksum")]
SEEN = sa.select(WRITTEN, *UNCHANGED)
KEPT_MS, TIDY_MS = 24 * 3_600_000, 3_600_000
MOST_ENDS = 1_000
Rows = Sequence[StoredEvent]
PAGE, ALL = 1_000, 2**62


class SqlLog:
    """The event log in a database; see ports.event_log.EventLog."""

    def __init__(self, database: MeetingsDatabase, *, despite_damage: bool = False) -> None:
        """`despite_damage`: events that are not what was recorded are returned as far as they can be read."""
        self._database, self._despite = database, despite_damage
        self._tidied_at = 0
        self._heads: KeptReads[None, dict[str, int]] = KeptReads(database.changes, self._read_heads)
        self._changed = None if database.in_file else ChangedHeads()
        self._ends: dict[str, StreamEnd] = {}  # where this process wrote or read last, so that it need not look
        self._damaged: dict[str, Damaged] = {}
        self._has_checksums = not database.looks

    def append(
        self, stream: str, expected: int, author: Author, events: Sequence[Event], card: NewCard | None = None
    ) -> int:
        """Record the events in one transaction; primary key and unique command id are the only locks."""
        if not events:
            return self._keep(stream, expected, author)
        if any(event.since and not self._database.takes(event.since) for event in events):
            raise Refused("upgrade_open")
        before = self._before(stream, expected)
        values, held = [], before.checksum
        for part, event in enumerate(events, start=1):
            row = _row(stream, expected + part, author, part, event)
            held = row["checksum"] = checksum(held, stream, [row[name] for name in READ])
            values.append(row)
        then = _ahead(values[-1], expected, card)
        if not self._database.hot.written(NEXT, values, then, APPEND if len(then) == 1 else APPEND_WITH_CARD):
            raise Conflict(stream)
        self._hold(stream, StreamEnd(expected + len(values), held, stored=True))
        return expected + len(values)

    def read(self, stream: str, after: int, most: int | None = None) -> list[Logged]:
        """Return the rows after a number, in order, compared with their checksums."""
        try:
            found, fault = self._compared(stream, after, most)
        except NotAsRecorded as unreadable:
            raise self._remember(stream, unreadable) from None
        if fault is not None:
            error = self._remember(stream, fault)
            if not self._despite:
                raise error
        return [self._logged(stream, row) for row in found]

    def check(self, stream: str) -> StreamCheck:
        """Follow a whole stream, page by page."""
        seq = 0
        try:
            while True:
                found, fault = self._compared(stream, seq, PAGE)
                if fault is not None:
                    raise fault
                seq += len(found)
                if len(found) < PAGE:
                    break
            end = self._end(stream, seq) or StreamEnd()
        except NotAsRecorded as fault:
            return StreamCheck(stream, fault.n - 1, 0, found=fault.found)
        return StreamCheck(stream, seq, end.checksum, sealed=not found or found[-1][11] is not None)

    def note(self, checks: Sequence[StreamCheck]) -> None:
        """Seal the heads of streams without a checksum, in one transaction, and remember the damaged streams."""
        for each in checks:
            if each.found:
                self._remember(each.stream, NotAsRecorded(each.seq + 1, each.found))
        seals = [each for each in checks if not (each.sealed or each.found)]
        if seals:
            values = [{"stream": each.stream, "seq": each.seq, "checksum": each.checksum} for each in seals]
            with self._database.connection() as connection:
                connection.execute(SEAL, values)

    def look(self) -> None:
        """Compare the head of each stream with its last event, without reading others. Raises Unavailable.

        They are two questions, between which another process may write: what is wrong is so at a second look too.
        """
        wrong = self._wrong_heads() if self._with_checksums() else {}
        for stream, told in wrong.items() & (self._wrong_heads() if wrong else wrong).items():
            self._remember(stream, NotAsRecorded(*told))

    def _wrong_heads(self) -> dict[str, tuple[int, str]]:
        """Return of each stream whose head is not its last event what NotAsRecorded says of it."""
        wrong, last = dict[str, tuple[int, str]](), _heads(self._database.hot.rows(FOUND_HEADS, {}))
        for stream, seq, sealed, held, is_same_time in self._database.hot.rows(SEALS, {}):
            found = last.pop(str(stream), 0)
            missing = isinstance(seq, int) and found < seq
            if found != seq or not is_same_time or sealed != held and held is not None:
                wrong[str(stream)] = (found + 1, "missing") if missing else (found, "head")
        return wrong | {stream: (seq, "head") for stream, seq in last.items()}

    def damaged(self) -> Mapping[str, Damaged]:
        """Return the streams that were found damaged."""
        return dict(self._damaged)

    def refuses(self, stream: str) -> bool:
        """Return whether a stream was found damaged and is not read despite it."""
        return not self._despite and stream in self._damaged

    def seen(self, stream: str, command_id: str) -> int | None:
        """Return the last number a command wrote, or None."""
        written, *kept = self._database.hot.rows(SEEN, {"stream": stream, "command_id": command_id})[0]
        if written is None and any(each is not None for each in kept):
            written = self._database.whole_row(answered, (stream, command_id, *kept))[2]
        return None if written is None else int(written)

    def _keep(self, stream: str, seq: int, author: Author) -> int:
        """Record that a command changed nothing at a number; those of more than a day ago are forgotten."""
        value = {"stream": stream, "command_id": author.command_id, "seq": seq, "at": author.at}
        made = {"checksum": row_checksum(answered, value), "before": seq}
        if not self._database.hot.written(KEEP, [value | made]):
            raise Conflict(stream)
        if author.at - self._tidied_at >= TIDY_MS:
            self._tidied_at = author.at
            with self._database.connection() as connection:
                connection.execute(answered.delete().where(answered.c.at < author.at - KEPT_MS))
        return seq

    def heads(self) -> dict[str, int]:
        """Return the last number of each stream."""
        return dict(self._heads(None))

    def _read_heads(self, _: None) -> dict[str, int]:
        if not self._with_checksums():
            return _heads(self._database.hot.rows(FOUND_HEADS, {}))
        if self._changed is not None:
            return _heads([*self._changed.read(self._database.hot.rows).items()])
        return _heads(self._database.hot.rows(HEADS, {}))

    def recent(self, milliseconds: int) -> list[str]:
        """Return the streams that were written lately."""
        return [stream for (stream,) in self._database.hot.rows(RECENT, {"within": milliseconds})]

    def streams(self) -> list[str]:
        """Return the names of all streams."""
        return sorted(self.heads())

    def _with_checksums(self) -> bool:
        """Return whether the tables have checksums: those of an earlier release that is only looked at have none."""
        self._has_checksums = self._has_checksums or self._database.version() >= SINCE
        return self._has_checksums

    def _before(self, stream: str, seq: int) -> StreamEnd:
        """Return the end that an append at a number goes on from. Raises Conflict, Damaged, Unavailable."""
        try:
            end = self._end(stream, seq)
        except NotAsRecorded as fault:
            error = self._remember(stream, fault)
            if not self._despite:
                raise error from None
            return StreamEnd(seq)
        if end is None:
            raise Conflict(stream)
        return end

    def _compared(self, stream: str, after: int, most: int | None) -> tuple[Rows, NotAsRecorded | None]:
        """Return the rows behind a number, at most so many, and what is wrong with them.

        Raises NotAsRecorded when they cannot be read; Unavailable.
        """
        found = self._stored(stream, after, most)
        try:
            if after and found and found[0][0] != after:
                raise NotAsRecorded(after, "missing")
            here, news = (found[0], found[1:]) if after and found else (None, found)
            if news:
                self._follow(stream, after, here, news, whole=most is None or len(news) < most)
            elif not after and self._with_checksums() and self._is_emptied(stream):
                raise NotAsRecorded(1, "missing")
        except NotAsRecorded as fault:
            return [row for row in found if row[0] != after], fault
        return news, None

    def _stored(self, stream: str, after: int, most: int | None) -> Rows:
        """Return the row of a number and those behind it. Raises NotAsRecorded, Unavailable."""
        query = NEWS if self._with_checksums() else OLD_NEWS
        values = {"stream": stream, "before": after, "most": ALL if most is None else most + (after > 0)}
        try:
            return self._database.hot.rows(query, values)
        except Unavailable as error:
            if error.reason != "damaged_database":
                raise
            raise NotAsRecorded(after + 1, "unreadable") from error

    def _follow(self, stream: str, after: int, here: StoredEvent | None, news: Rows, *, whole: bool) -> None:
        """Compare rows with their checksums and, where they are the last, with the head. Raises NotAsRecorded."""
        stored = here[9] if here is not None else None
        known = StreamEnd(after, stored, stored=True) if stored is not None else self._end(stream, after)
        end = followed(stream, known or StreamEnd(after), news)
        if whole and self._with_checksums():
            agrees(end, *news[-1][10:])
        self._hold(stream, end)

    def _is_emptied(self, stream: str) -> bool:
        """Return whether a stream has a head and no event; it may have got its first one meanwhile."""
        return bool(self._database.hot.rows(HEAD_OF, {"stream": stream})) and not self._stored(stream, 0, 1)

    def _end(self, stream: str, seq: int) -> StreamEnd | None:
        """Return a stream's end at a number, None where it has no such event. Raises NotAsRecorded, Unavailable.

        Of a release without checksums the whole stream is read, once in this process.
        """
        if not seq:
            return StreamEnd()
        if (held := self._ends.get(stream)) and held.seq == seq:
            return held
        row = self._database.hot.rows(ONE, {"stream": stream, "before": seq}) if self._with_checksums() else [[None]]
        if not row:
            return None
        if row[0][0] is not None:
            return StreamEnd(seq, row[0][0], stored=True)
        end = followed(stream, StreamEnd(), self._stored(stream, 0, seq))
        self._hold(stream, end)
        return end

    def _hold(self, stream: str, end: StreamEnd) -> None:
        if len(self._ends) >= MOST_ENDS:
            self._ends.clear()
        self._ends[stream] = end

    def _remember(self, stream: str, fault: NotAsRecorded) -> Damaged:
        """Return the refusal of a damaged stream, which is logged when it is found."""
        error = Damaged(meeting_of(stream) or stream, fault.n, fault.found)
        if stream not in self._damaged:
            self._damaged[stream] = error
            log.error("stream_damaged", stream=stream, n=fault.n, found=fault.found)
        return error

    def _logged(self, stream: str, row: StoredEvent) -> Logged:
        """Return a row as an event. Raises Damaged for one that no release could have written."""
        seq, at, actor, device, command_id, part, name, version, body = row[:9]
        try:
            return Logged(seq, at, event_from_row(name, version, body), actor, device, command_id, part)
        except (LookupError, ValueError, TypeError):
            raise self._remember(stream, NotAsRecorded(seq, "unreadable")) from None


def _heads(found: Sequence[Sequence[Any]]) -> dict[str, int]:
    """Return numbers by stream: of damaged rows too, whose stream may be no text and whose number none."""
    return {str(stream): seq if isinstance(seq, int) else 0 for stream, seq in found}


class SqlCardRows:
    """The cards of streams in a database; see ports.meeting_cards.CardRows."""

    def __init__(self, database: MeetingsDatabase) -> None:
        self._database = database
        self._missing: KeptReads[tuple[str, int], list[CardRow]] = KeptReads(database.changes, self._read_missing)
        self._damaged: dict[str, CardRow] = {}

    def listed(self, code: str, after: str, most: int) -> list[CardRow]:
        """Return streams after a name, in order."""
        rows = self._database.hot.rows(card_statements.LISTED, {"code": code, "after": after, "most": most})
        return [self._row(*row) for row in rows]

    def of(self, code: str, stream: str) -> CardRow | None:
        """Return one stream, None where it has no event."""
        rows = self._database.hot.rows(card_statements.CARD_OF, {"code": code, "stream": stream})
        return self._row(*rows[0]) if rows else None

    def missing(self, code: str, most: int) -> list[CardRow]:
        """Return streams without a card, the newest first, and those whose card was found damaged."""
        return [*self._missing((code, most)), *self._damaged.values()]

    def _read_missing(self, asked: tuple[str, int]) -> list[CardRow]:
        rows = self._database.hot.rows(card_statements.MISSING, dict(zip(("code", "most"), asked, strict=True)))
        return [_card_row(stream, seq) for stream, seq in rows]

    def keep(self, code: str, cards: Sequence[CardRow]) -> None:
        """Store cards in one transaction."""
        with self._database.connection() as connection:
            for each in cards:
                connection.execute(card_statements.TRUE_CARD, {"stream": each.stream, "seq": each.seq})
                statement, values = kept(each.stream, each.seq, code, each.body)
                connection.execute(statement, dict(values))
                self._damaged.pop(each.stream, None)

    def drop(self, stream: str) -> None:
        """Delete a card."""
        with self._database.connection() as connection:
            connection.execute(heads.update().where(heads.c.stream == stream).values(card=0))
            connection.execute(cards.delete().where(cards.c.stream == stream))

    def _row(self, stream: object, seq: object, code: object, body: object, made: object) -> CardRow:
        """Return a stream with its card; without one that is not what was written, which is made again."""
        if body is None or is_whole(cards, (stream, code, body, made)):
            return _card_row(stream, seq, body)
        log.warning("card_damaged", stream=stream)
        found = self._damaged[str(stream)] = _card_row(stream, seq)
        return found


def _card_row(stream: object, seq: object, body: object = None) -> CardRow:
    """Return a row, of damaged ones what can be a row."""
    return CardRow(str(stream), seq if isinstance(seq, int) else 0, body if isinstance(body, bytes) else None)


def _ahead(last: Mapping[str, Any], expected: int, card: NewCard | None) -> Sequence[Then]:
    """Return the statements of an append by which its stream has its head, and the card that it says."""
    is_same = card is not None and card.body is None
    true_of = {"true_of": last["seq"] if card and card.body else 0, "same_since": expected if is_same else -1}
    values = dict(last) | true_of
    if card is None or card.body is None:
        return [(AHEAD, values)]
    return [(AHEAD, values), kept(last["stream"], last["seq"], card.code, card.body)]


def _row(stream: str, seq: int, author: Author, part: int, event: Event) -> dict[str, Any]:
    name, version, body = event_to_row(event)
    return {
        "stream": stream, "seq": seq, "at": author.at, "actor": author.actor, "device": author.device,
        "command_id": author.command_id, "part": part, "name": name, "version": version, "body": body,
        "before": seq - 1,
    }  # fmt: skip
