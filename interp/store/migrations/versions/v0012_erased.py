"""Creates the append-only table of meetings that were erased."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

TOLD = "what was erased is append-only"
SQLITE = (
    f"CREATE TRIGGER erased_no_update BEFORE UPDATE ON erased BEGIN SELECT RAISE(ABORT, '{TOLD}'); END",
    f"CREATE TRIGGER erased_no_delete BEFORE DELETE ON erased BEGIN SELECT RAISE(ABORT, '{TOLD}'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION erased_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{TOLD}'; END $$",
    "CREATE TRIGGER erased_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON erased "
    "FOR EACH STATEMENT EXECUTE FUNCTION erased_append_only()",
)


def upgrade() -> None:
    """Create the table and its triggers."""
    op.create_table(
        "erased", sa.Column("meeting", sa.Text, primary_key=True), sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("actor", sa.Text, nullable=False), sa.Column("reason", sa.Text, nullable=False),
        sa.Column("events", sa.BigInteger, nullable=False), sa.Column("last", sa.BigInteger),
        sa.Column("seal", sa.Text, nullable=False), sa.Column("checksum", sa.BigInteger),
    )  # fmt: skip
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)
