"""Creates the index by which the acts on some links of a meeting are found, or on those good for every meeting."""

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Create the index."""
    op.create_index("access_act_subject", "access_act", ["meeting", "subject"])
