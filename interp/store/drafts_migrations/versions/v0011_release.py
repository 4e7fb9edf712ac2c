"""Adds when a document is read and by whom, its delivery mark, the count of changes that the public may notice, and of
which closed document a unit of the memory is.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the columns; what was filed before is read as it was, and what readers hold stays current."""
    op.add_column("document", sa.Column("release", sa.Text, nullable=False, server_default="now"))
    op.add_column("document", sa.Column("delivery", sa.Text))
    op.add_column("document", sa.Column("delivered", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("mark", sa.Column("public", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("memory_unit", sa.Column("held", sa.Text, nullable=False, server_default=""))
    op.execute("UPDATE mark SET public = value")
    for table in ("document", "mark", "memory_unit"):
        op.execute(f"UPDATE {table} SET checksum = NULL")  # made again, of the new columns too
