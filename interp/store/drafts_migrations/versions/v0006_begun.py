"""Adds to a job whether its first sentences are drafted, and to the order of jobs that those not begun go first."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the column, and put it into the index."""
    op.add_column("job", sa.Column("begun", sa.Boolean, nullable=False, server_default=sa.false()))
    op.drop_index("job_next", "job")
    op.create_index("job_next", "job", ["state", "priority", "begun", "number"])
