"""Creates the append-only table of acts on access, the table of sessions, and that of last uses."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

TOLD = "what was done to access is append-only"
SQLITE = (
    f"CREATE TRIGGER access_act_no_update BEFORE UPDATE ON access_act BEGIN SELECT RAISE(ABORT, '{TOLD}'); END",
    f"CREATE TRIGGER access_act_no_delete BEFORE DELETE ON access_act BEGIN SELECT RAISE(ABORT, '{TOLD}'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION access_act_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{TOLD}'; END $$",
    "CREATE TRIGGER access_act_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_act "
    "FOR EACH STATEMENT EXECUTE FUNCTION access_act_append_only()",
)


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.BigInteger, nullable=False)


def upgrade() -> None:
    """Create the tables, their indexes and triggers."""
    op.create_table(
        "access_act", sa.Column("number", sa.Integer, primary_key=True), _number("at"),
        *map(_text, ("actor", "role", "act", "meeting", "subject", "body")), sa.Column("checksum", sa.BigInteger),
    )  # fmt: skip
    op.create_index("access_act_meeting", "access_act", ["meeting"])
    op.create_table(
        "session", sa.Column("id", sa.Text, primary_key=True), sa.Column("name", sa.Text, primary_key=True),
        sa.Column("generation", sa.Integer, nullable=False), _number("began_at"), _number("until"), _text("first"),
        sa.Column("checksum", sa.BigInteger),
    )  # fmt: skip
    op.create_index("session_until", "session", ["until"])
    op.create_table(
        "last_use", sa.Column("subject", sa.Text, primary_key=True), _number("at"), sa.Column("checksum", sa.BigInteger)
    )
    op.create_index("link_meeting", "link", ["meeting"])
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)
