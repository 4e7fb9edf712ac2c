"""Opens the drafting database, separate from the meetings' so that drafting never holds the event log's write lock."""

from interp.store.database_opening import Opened
from interp.store.tables.drafting_tables import metadata
from interp.store.versions.table_versions import Tables

FILE = "drafts.sqlite"
HEAD = "0012"
GUARDED = (
    ("segment", "drafts are append-only"), ("revision", "drafts are append-only"),
    ("act", "what was done is append-only"),
)  # fmt: skip


class DraftingDatabase(Opened):
    """Documents, revisions, jobs and the memory. On PostgreSQL its tables are beside the meetings'.

    Machine drafts need not be flushed one by one: a killed process loses none, a power failure only drafts that are
    made again. A person's text uses a durable connection.
    """

    tables = Tables(
        FILE, "drafts_migrations", HEAD, "drafts_version", synchronous="NORMAL", guarded=GUARDED,
        sealed=tuple(metadata.sorted_tables),
    )  # fmt: skip
