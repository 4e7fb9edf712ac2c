"""Creates the append-only table of desk acts."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

TOLD = "what was done is append-only"
SQLITE = (
    f"CREATE TRIGGER act_no_update BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, '{TOLD}'); END",
    f"CREATE TRIGGER act_no_delete BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, '{TOLD}'); END",
)
POSTGRESQL = (
    "CREATE TRIGGER act_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON act "
    "FOR EACH STATEMENT EXECUTE FUNCTION drafts_append_only()",
)


def upgrade() -> None:
    """Create the table, its index and its triggers."""
    words = ("meeting", "actor", "role", "name", "document", "language", "segment")
    op.create_table(
        "act",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in words),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("act_meeting", "act", ["meeting"])
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)
