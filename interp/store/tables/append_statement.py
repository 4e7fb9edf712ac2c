"""The statement by which PostgreSQL appends events: their rows, the head of their stream and its card, or nothing.

One statement is one transaction and one question, so that no transaction ever waits for what its client does next.
Values named each_… are lists, with one value for each event.
"""

import sqlalchemy as sa

EACH = (
    ("seq", "bigint"), ("part", "int"), ("name", "text"), ("version", "int"), ("body", "text"), ("checksum", "bigint")
)  # fmt: skip
NAMES = ", ".join(name for name, _ in EACH)
LISTS = ", ".join(f"CAST(:each_{name} AS {kind}[])" for name, kind in EACH)
FIRST = "(CAST(:each_before AS bigint[]))[1]"
ADDED = (
    f"INSERT INTO event (stream, at, actor, device, command_id, {NAMES}) "
    f"SELECT :stream, :at, :actor, :device, :command_id, {NAMES} FROM unnest({LISTS}) AS given ({NAMES}) "
    f"WHERE (SELECT coalesce(max(seq), 0) FROM event WHERE stream = :stream) = {FIRST} "
    "AND NOT EXISTS (SELECT FROM answered WHERE stream = :stream AND command_id = :command_id) RETURNING 1"
)
WHERE_ADDED = "WHERE EXISTS (SELECT FROM added)"
AHEAD = (
    "INSERT INTO head (stream, seq, checksum, at, card) SELECT :stream, :seq, CAST(:checksum AS bigint), :at, :true_of "
    f"{WHERE_ADDED} ON CONFLICT (stream) DO UPDATE SET seq = excluded.seq, checksum = excluded.checksum, "
    "at = excluded.at, card = CASE WHEN excluded.card > 0 THEN excluded.card "
    "WHEN head.card = :same_since THEN excluded.seq ELSE head.card END"
)
CARD = (
    "INSERT INTO card (stream, code, body, checksum) SELECT :stream, :code, CAST(:body AS bytea), CAST(:sum AS bigint) "
    f"{WHERE_ADDED} ON CONFLICT (stream) DO UPDATE SET code = excluded.code, body = excluded.body, "
    "checksum = excluded.checksum"
)
APPEND = sa.text(f"WITH added AS ({ADDED}), ahead AS ({AHEAD}) SELECT count(*) FROM added")
APPEND_WITH_CARD = sa.text(
    f"WITH added AS ({ADDED}), ahead AS ({AHEAD}), shown AS ({CARD}) SELECT count(*) FROM added"
)
