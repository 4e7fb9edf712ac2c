"""Adds to the version the oldest one whose release may still read the tables; see versions.table_versions."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the column; earlier releases do not read it, so none of them reads on."""
    op.add_column("alembic_version", sa.Column("oldest", sa.String(32)))
