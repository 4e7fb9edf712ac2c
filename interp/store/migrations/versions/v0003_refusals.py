"""Creates the append-only table of refusals."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TOLD = "what was refused is append-only"
SQLITE = (
    f"CREATE TRIGGER refusal_no_update BEFORE UPDATE ON refusal BEGIN SELECT RAISE(ABORT, '{TOLD}'); END",
    f"CREATE TRIGGER refusal_no_delete BEFORE DELETE ON refusal BEGIN SELECT RAISE(ABORT, '{TOLD}'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION refusal_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{TOLD}'; END $$",
    "CREATE TRIGGER refusal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON refusal "
    "FOR EACH STATEMENT EXECUTE FUNCTION refusal_append_only()",
)
WORDS = ("meeting", "actor", "role", "device", "command_id", "name", "args", "code", "reason")


def upgrade() -> None:
    """Create the table, its index and its triggers."""
    op.create_table(
        "refusal",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in WORDS),
    )
    op.create_index("refusal_meeting", "refusal", ["meeting"])
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)
