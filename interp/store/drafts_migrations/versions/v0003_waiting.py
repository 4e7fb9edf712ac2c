"""Adds the time since when a job waits; 0 (unknown) for existing jobs."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column."""
    op.add_column("job", sa.Column("since", sa.BigInteger, nullable=False, server_default="0"))
