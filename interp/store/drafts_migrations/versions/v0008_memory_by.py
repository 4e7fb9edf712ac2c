"""Adds to a unit of the memory who translated it, empty where unknown."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the column."""
    op.add_column("memory_unit", sa.Column("by", sa.Text, nullable=False, server_default=""))
