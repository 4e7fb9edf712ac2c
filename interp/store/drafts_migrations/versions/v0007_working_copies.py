"""Creates the tables of working copies, private and not yet stored as a translation, and of notes on sentences."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "working_copy",
        sa.Column("document", sa.Text, sa.ForeignKey("document.id"), primary_key=True),
        sa.Column("language", sa.Text, primary_key=True),
        sa.Column("sentence", sa.Text, primary_key=True),
        sa.Column("account", sa.Text, primary_key=True),
        sa.Column("device", sa.Text, primary_key=True),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("base", sa.Integer, nullable=False),
        sa.Column("saved_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "sentence_note",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("document", sa.Text, sa.ForeignKey("document.id"), nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("account", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("done_at", sa.BigInteger),
    )
    op.create_index("sentence_note_document", "sentence_note", ["document"])
