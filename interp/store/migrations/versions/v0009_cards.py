"""Creates the table of the cards of meetings, and adds to each head its time and of what its card is true."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Create the table and the columns, with the time of the last event of each stream."""
    op.create_table(
        "card",
        sa.Column("stream", sa.Text, primary_key=True),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    for name in ("at", "card"):
        op.add_column("head", sa.Column(name, sa.BigInteger, nullable=False, server_default="0"))
    op.execute(
        "UPDATE head SET at = coalesce("
        "(SELECT event.at FROM event WHERE event.stream = head.stream AND event.seq = head.seq), 0)"
    )
