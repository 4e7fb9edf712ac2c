"""Creates the tables for documents, segments, revisions, jobs and the memory, with its search index."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
KEPT = ("segment", "revision")
COUNTED = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the first tables."""
    _documents()
    _revisions()
    _queue()
    _memory()
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in _sqlite() if sqlite else _postgresql():
        op.execute(statement)
    if not sqlite:
        _trigrams()


def _documents() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("meeting", sa.Text, index=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("visibility", sa.Text, nullable=False),
        sa.Column("speech", sa.Text),
        sa.Column("symbol", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("as_of", sa.Text),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("created_by", sa.Text, nullable=False),
    )
    op.create_table(
        "segment",
        sa.Column("document", sa.Text, sa.ForeignKey("document.id"), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("block", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("number", sa.Text),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("start_ms", sa.BigInteger),
        sa.Column("end_ms", sa.BigInteger),
        sa.UniqueConstraint("document", "version", "id", name="segment_once"),
    )


def _revisions() -> None:
    op.create_table(
        "revision",
        sa.Column("document", sa.Text, sa.ForeignKey("document.id"), primary_key=True),
        sa.Column("language", sa.Text, primary_key=True),
        sa.Column("segment", sa.Text, primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("standing", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("match", sa.Integer),
        sa.Column("score", sa.Float),
        sa.Column("findings", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("source", sa.Text, nullable=False),
    )


def _queue() -> None:
    op.create_table(
        "job",
        sa.Column("number", COUNTED, primary_key=True, autoincrement=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("document", sa.Text, sa.ForeignKey("document.id"), nullable=False, index=True),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("lease_until", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("error", sa.Text),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Index("job_next", "state", "priority", "number"),
    )
    op.create_table(
        "mark",
        sa.Column("meeting", sa.Text, primary_key=True),
        sa.Column("value", sa.BigInteger, nullable=False),
    )


def _memory() -> None:
    op.create_table(
        "memory_source",
        sa.Column("id", COUNTED, primary_key=True, autoincrement=True),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("key_hash", sa.Text, nullable=False),
        sa.Column("shape_hash", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.UniqueConstraint("language", "key_hash", name="memory_source_once"),
        sa.Index("memory_source_shape", "language", "shape_hash"),
    )
    op.create_table(
        "memory_unit",
        sa.Column(
            "source", sa.BigInteger, sa.ForeignKey("memory_source.id"), primary_key=True, autoincrement=False
        ),
        sa.Column("target_language", sa.Text, primary_key=True),
        sa.Column("context", sa.Text, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("standing", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("document", sa.Text),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )


def _sqlite() -> list[str]:
    """Return the triggers, and a trigram index for each language, without copies of the text."""
    refused = "BEGIN SELECT RAISE(ABORT, 'drafts are append-only'); END"
    guards = [
        f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} {refused}"
        for table in KEPT
        for what in ("UPDATE", "DELETE")
    ]
    index = "fts5(key, content='', columnsize=0, detail='none', tokenize='trigram')"
    return guards + [f"CREATE VIRTUAL TABLE memory_words_{code} USING {index}" for code in LANGUAGES]


def _postgresql() -> list[str]:
    refused = "RAISE EXCEPTION 'drafts are append-only' USING ERRCODE = 'integrity_constraint_violation'"
    made = f"CREATE FUNCTION drafts_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {refused}; END $$"
    return [made] + [
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION drafts_append_only()"
        for table in KEPT
    ]


def _trigrams() -> None:
    """Create the trigram index if the extension is available; without it the memory reads more rows."""
    bind = op.get_bind()
    try:
        with bind.begin_nested():
            bind.execute(sa.text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
            bind.execute(sa.text("CREATE INDEX memory_source_trigrams ON memory_source USING gin (key gin_trgm_ops)"))
    except sa.exc.DBAPIError:
        return
