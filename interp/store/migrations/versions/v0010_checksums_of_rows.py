"""Adds a checksum to the rows of every table outside the log; store.database_opening makes those of rows of before."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

TABLES = ("card", "answered", "about", "link", "account", "ended", "proposal", "refusal")


def upgrade() -> None:
    """Add the columns."""
    for table in TABLES:
        op.add_column(table, sa.Column("checksum", sa.BigInteger))
