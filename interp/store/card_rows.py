"""Stores the cards of meetings in the meetings database, beside the heads of their streams; see ports.meeting_cards."""

from collections.abc import Sequence

import sqlalchemy as sa
import structlog

from interp.ports import CardRow
from interp.store.integrity.row_checksums import is_whole, row_checksum
from interp.store.meetings_database import MeetingsDatabase
from interp.store.prepared_statements import KeptReads, Then
from interp.store.tables.meetings_tables import card as cards
from interp.store.tables.meetings_tables import head as heads

log = structlog.get_logger(__name__)
STREAM = sa.bindparam("stream", type_=heads.c.stream.type)
MOST = sa.bindparam("most", type_=sa.BigInteger)
TRUE_CARD = sa.text("UPDATE head SET card = :seq WHERE stream = :stream AND seq = :seq")
CARD = sa.text(
    "INSERT INTO card (stream, code, body, checksum) SELECT stream, :code, :body, :sum FROM head "
    "WHERE stream = :stream AND card = :seq "
    "ON CONFLICT (stream) DO UPDATE SET code = excluded.code, body = excluded.body, checksum = excluded.checksum"
)
KNOWN_CARD = sa.and_(
    cards.c.stream == heads.c.stream, heads.c.card == heads.c.seq,
    cards.c.code == sa.bindparam("code", type_=cards.c.code.type),
)  # fmt: skip
WITH_CARDS = heads.outerjoin(cards, KNOWN_CARD)
CARDS = sa.select(heads.c.stream, heads.c.seq, cards.c.code, cards.c.body, cards.c.checksum).select_from(WITH_CARDS)
CARD_OF = CARDS.where(heads.c.stream == STREAM)
LISTED = (
    CARDS.where(heads.c.stream > sa.bindparam("after", type_=heads.c.stream.type)).order_by(heads.c.stream).limit(MOST)
)
MISSING = (
    sa.select(heads.c.stream, heads.c.seq).select_from(WITH_CARDS).where(cards.c.stream.is_(None))
    .order_by(heads.c.at.desc(), heads.c.stream.desc()).limit(MOST)
)  # fmt: skip


class SqlCardRows:
    """The cards of streams in a database; see ports.meeting_cards.CardRows."""

    def __init__(self, database: MeetingsDatabase) -> None:
        self._database = database
        self._missing: KeptReads[tuple[str, int], list[CardRow]] = KeptReads(database.changes, self._read_missing)
        self._damaged: dict[str, CardRow] = {}

    def listed(self, code: str, after: str, most: int) -> list[CardRow]:
        """Return streams after a name, in order."""
        rows = self._database.hot.rows(LISTED, {"code": code, "after": after, "most": most})
        return [self._row(*row) for row in rows]

    def of(self, code: str, stream: str) -> CardRow | None:
        """Return one stream, None where it has no event."""
        rows = self._database.hot.rows(CARD_OF, {"code": code, "stream": stream})
        return self._row(*rows[0]) if rows else None

    def missing(self, code: str, most: int) -> list[CardRow]:
        """Return streams without a card, the newest first, and those whose card was found damaged."""
        return [*self._missing((code, most)), *self._damaged.values()]

    def _read_missing(self, asked: tuple[str, int]) -> list[CardRow]:
        rows = self._database.hot.rows(MISSING, dict(zip(("code", "most"), asked, strict=True)))
        return [_card_row(stream, seq) for stream, seq in rows]

    def keep(self, code: str, cards: Sequence[CardRow]) -> None:
        """Store cards in one transaction."""
        with self._database.connection() as connection:
            for each in cards:
                connection.execute(TRUE_CARD, {"stream": each.stream, "seq": each.seq})
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


def kept(stream: str, seq: int, code: str, body: bytes | None) -> Then:
    """Return the statement that stores a card where the head says that it is true of a number."""
    values = {"stream": stream, "code": code, "body": body}
    return CARD, {**values, "seq": seq, "sum": row_checksum(cards, values)}
