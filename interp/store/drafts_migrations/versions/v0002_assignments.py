"""Creates the table of who revises which document into which language."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "assignment",
        sa.Column("document", sa.Text, sa.ForeignKey("document.id"), primary_key=True),
        sa.Column("language", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
    )
