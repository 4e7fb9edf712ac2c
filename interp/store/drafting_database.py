"""The database of drafting, apart from the meetings', so that drafting never holds the log's write lock."""

from interp.store.database_opening import Opened, Tables

FILE = "drafts.sqlite"
HEAD = "0004"


class DraftingDatabase(Opened):
    """Documents, revisions, jobs and the memory. On PostgreSQL its tables stand beside the meetings'.

    Machine drafts need not reach the disk one by one: a killed process loses none, a power cut only what is drafted
    again. What a person wrote asks for a durable connection.
    """

    tables = Tables(FILE, "drafts_migrations", HEAD, "drafts_version", synchronous="NORMAL")
