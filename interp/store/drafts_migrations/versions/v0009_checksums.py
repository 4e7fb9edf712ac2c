"""Adds a checksum to the rows that are only ever added: segments, revisions, acts. Those of before have none."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the columns."""
    for table in ("segment", "revision", "act"):
        op.add_column(table, sa.Column("checksum", sa.BigInteger))
