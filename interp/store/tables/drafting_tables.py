"""The tables of the drafting database, in SQL types common to SQLite and PostgreSQL."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
)  # fmt: skip

from interp.store.integrity.row_checksums import checksum_column

metadata = MetaData()

document = Table(
    "document",
    metadata,
    Column("id", Text, primary_key=True),
    Column("meeting", Text, index=True),
    Column("title", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("visibility", Text, nullable=False),
    Column("speech", Text),
    Column("symbol", Text),
    Column("version", Integer, nullable=False),
    Column("as_of", Text),
    Column("withdrawn", Boolean, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("created_by", Text, nullable=False),
    Column("release", Text, nullable=False, server_default="now"),
    Column("delivery", Text),
    Column("delivered", Boolean, nullable=False, server_default=false()),
    checksum_column(),
)

segment = Table(
    "segment",
    metadata,
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("block", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("number", Text),
    Column("level", Integer, nullable=False),
    Column("start_ms", BigInteger),
    Column("end_ms", BigInteger),
    checksum_column(),
    UniqueConstraint("document", "version", "id", name="segment_once"),
)

# `source` is the key of the sentence at the time of writing: a revision of another sentence is stale
revision = Table(
    "revision",
    metadata,
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    Column("language", Text, primary_key=True),
    Column("segment", Text, primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("value", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("match", Integer),
    Column("score", Float),
    Column("findings", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("reason", Text),
    Column("source", Text, nullable=False),
    checksum_column(),
)

job = Table(
    "job",
    metadata,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Text, ForeignKey("document.id"), nullable=False, index=True),
    Column("language", Text, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("lease_until", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("error", Text),
    Column("owner", Text, nullable=False),
    Column("since", BigInteger, nullable=False, server_default="0"),
    Column("begun", Boolean, nullable=False, server_default=false()),
    checksum_column(),
    Index("job_next", "state", "priority", "begun", "number"),
)

# who revises a document into a language; no row: nobody
assignment = Table(
    "assignment",
    metadata,
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    Column("language", Text, primary_key=True),
    Column("name", Text, nullable=False),
    checksum_column(),
)

# what a person has typed and not yet stored: private to the account or link, never a translation. A link may be used by
# several persons at once, so each browser has its own row; `base` is the revision that was in the field (0: none)
working_copy = Table(
    "working_copy",
    metadata,
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    Column("language", Text, primary_key=True),
    Column("sentence", Text, primary_key=True),
    Column("account", Text, primary_key=True),
    Column("device", Text, primary_key=True),
    Column("words", Text, nullable=False),
    Column("base", Integer, nullable=False),
    Column("saved_at", BigInteger, nullable=False),
    checksum_column(),
)

# comments to a colleague and flags for later; `kind` is comment or flag, no language: on the original
sentence_note = Table(
    "sentence_note",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document", Text, ForeignKey("document.id"), nullable=False),
    Column("language", Text),
    Column("sentence", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("done_at", BigInteger),
    checksum_column(),
    Index("sentence_note_document", "document"),
)

# desk acts, added in the transaction of the change
act = Table(
    "act",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("meeting", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("segment", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("body", Text, nullable=False),
    checksum_column(),
    Index("act_meeting", "meeting"),
)

# one change counter per meeting ('' for no meeting); `public` leaves out changes to documents that are not public yet
mark = Table(
    "mark",
    metadata,
    Column("meeting", Text, primary_key=True),
    Column("value", BigInteger, nullable=False),
    Column("public", BigInteger, nullable=False, server_default="0"),
    checksum_column(),
)

# up to which event of a stream a reactor has done its work
reactor_position = Table(
    "reactor_position",
    metadata,
    Column("reactor", Text, primary_key=True),
    Column("stream", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    checksum_column(),
)

# a sentence of the memory once, for all its languages; hashes because indexed rows have a maximum size
memory_source = Table(
    "memory_source",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("language", Text, nullable=False),
    Column("key_hash", Text, nullable=False),
    Column("shape_hash", Text, nullable=False),
    Column("key", Text, nullable=False),
    checksum_column(),
    UniqueConstraint("language", "key_hash", name="memory_source_once"),
    Index("memory_source_shape", "language", "shape_hash"),
)

memory_unit = Table(
    "memory_unit",
    metadata,
    Column("source", BigInteger, ForeignKey("memory_source.id"), primary_key=True, autoincrement=False),
    Column("target_language", Text, primary_key=True),
    Column("context", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("document", Text),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("by", Text, nullable=False, server_default=""),
    Column("held", Text, nullable=False, server_default=""),
    checksum_column(),
)
