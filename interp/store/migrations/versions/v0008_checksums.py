"""Adds a checksum to each event of the log, and the head of each stream as a row of its own.

Events of earlier releases have none; their streams are sealed by the checksum of their head, which is stored after the
first start: see run.damage_watch.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0006"


def upgrade() -> None:
    """Add the column, and the table with the heads as they are."""
    op.add_column("event", sa.Column("checksum", sa.BigInteger))
    op.create_table(
        "head",
        sa.Column("stream", sa.Text, primary_key=True),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("checksum", sa.BigInteger),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO head (stream, seq) SELECT stream, max(seq) FROM event GROUP BY stream")
