"""Adds the scope of a link, written kind:id; links of earlier releases have none."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column."""
    op.add_column("link", sa.Column("scope", sa.Text))
