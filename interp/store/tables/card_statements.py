"""The statements that read and write the cards of meetings; `head` says of which number each card is true."""

from collections.abc import Mapping

import sqlalchemy as sa

from interp.store.integrity.row_checksums import row_checksum
from interp.store.tables.meetings_tables import card as cards
from interp.store.tables.meetings_tables import head as heads

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


def kept(stream: str, seq: int, code: str, body: bytes | None) -> tuple[sa.TextClause, Mapping[str, object]]:
    """Return the statement that stores a card where the head says that it is true of a number."""
    values = {"stream": stream, "code": code, "body": body}
    return CARD, {**values, "seq": seq, "sum": row_checksum(cards, values)}
