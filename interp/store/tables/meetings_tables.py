"""The tables of the meetings database, in SQL types common to SQLite and PostgreSQL."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

from interp.store.integrity.row_checksums import checksum_column

metadata = MetaData()

event = Table(
    "event",
    metadata,
    Column("stream", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("command_id", Text, nullable=False),
    Column("part", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("checksum", BigInteger),  # null: written by a release before 0.9.0
    UniqueConstraint("stream", "command_id", "part", name="event_command"),
)

# The last event of each stream, written with it; the checksum is null until a stream of an earlier release is sealed.
# `card` is the number of which the card of the stream is known to be true.
head = Table(
    "head",
    metadata,
    Column("stream", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("checksum", BigInteger),
    Column("at", BigInteger, nullable=False, server_default="0"),
    Column("card", BigInteger, nullable=False, server_default="0"),
    sqlite_with_rowid=False,
)

# What lists show of a meeting, in the encoding of one version of the code.
card = Table(
    "card",
    metadata,
    Column("stream", Text, primary_key=True),
    Column("code", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    checksum_column(),
)

# Commands that were accepted and changed nothing: a row stays for a day, so that a repeated id gets its first answer.
answered = Table(
    "answered",
    metadata,
    Column("stream", Text, primary_key=True),
    Column("command_id", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    checksum_column(),
    Index("answered_at", "at"),
)

about = Table(
    "about",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    checksum_column(),
)

link = Table(
    "link",
    metadata,
    Column("id", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("meeting", Text),
    Column("language", Text),
    Column("expires_at", BigInteger, nullable=False),
    Column("label", Text, nullable=False),
    Column("revoked_at", BigInteger),
    Column("scope", Text),
    checksum_column(),
    Index("link_meeting", "meeting"),
)

account = Table(
    "account",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("disabled", Boolean, nullable=False),
    checksum_column(),
)

# Browsers that signed out: a row stays until everything in the browser's cookie has expired.
ended = Table(
    "ended",
    metadata,
    Column("session", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False),
    checksum_column(),
    Index("ended_at", "at"),
)

proposal = Table(
    "proposal",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("confirmed_at", BigInteger),
    checksum_column(),
)

refusal = Table(
    "refusal",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("meeting", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("command_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("args", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("reason", Text, nullable=False),
    checksum_column(),
    Index("refusal_meeting", "meeting"),
)

access_act = Table(
    "access_act",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("meeting", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    checksum_column(),
    Index("access_act_meeting", "meeting"),
    Index("access_act_subject", "meeting", "subject"),
)

# Browsers in which a user signed in: a row for each id that the browser had, until the sign-in is over.
session = Table(
    "session",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("generation", Integer, nullable=False),
    Column("began_at", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("first", Text, nullable=False),
    checksum_column(),
    Index("session_until", "until"),
)

# When a link, a user or a session was last used, to the minute.
last_use = Table(
    "last_use",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
    checksum_column(),
)

# Meetings that were erased: that they were, and what their log can be recognised by; `last` is its last checksum.
erased = Table(
    "erased",
    metadata,
    Column("meeting", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("events", BigInteger, nullable=False),
    Column("last", BigInteger),
    Column("seal", Text, nullable=False),
    checksum_column(),
)
