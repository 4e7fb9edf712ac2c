"""Opens the meetings database (log, accounts, links, proposals) and holds the epoch, the id of its log."""

from collections.abc import Callable
from uuid import uuid4

import sqlalchemy as sa

from interp.errors import DamagedEntry
from interp.store.database_opening import Opened, Where, insert
from interp.store.tables.meetings_tables import about, metadata
from interp.store.versions.table_versions import Tables

FILE = "meetings.sqlite"
HEAD = "0014"
CHAINED = ("event", "head")  # the log, which has checksums of its own: see integrity.checksums
GUARDED = (
    ("event", "the log is append-only"),
    ("refusal", "what was refused is append-only"),
    ("access_act", "what was done to access is append-only"),
    ("erased", "what was erased is append-only"),
)


class MeetingsDatabase(Opened):
    """An open database of meetings at the newest version of its tables."""

    tables = Tables(
        FILE, "migrations", HEAD, "alembic_version", guarded=GUARDED,
        sealed=tuple(each for each in metadata.sorted_tables if each.name not in CHAINED),
    )  # fmt: skip

    def __init__(self, where: Where, *, look: bool = False, before: Callable[[], object] = lambda: None) -> None:
        """Open it and settle the epoch of its log, or open it read-only as it is. Raises Unavailable."""
        super().__init__(where, look=look, before=before)
        self.epoch = "" if look else self._settled_epoch()

    def settled(self, name: str, made: str) -> str:
        """Return the value stored under a name. Where there is none, `made` is stored; of several at once one wins.

        Raises Unavailable.
        """
        query = sa.select(about).where(about.c.name == name)
        with self.reading() as connection:
            found = connection.execute(query).first()
        if found is None:
            with self.connection() as connection:
                connection.execute(insert(connection, about).values(name=name, value=made).on_conflict_do_nothing())
                found = connection.execute(query).one()
        return str(self.whole_row(about, found).value)

    def _settled_epoch(self) -> str:
        """Return the epoch; a new one for one that is damaged, which makes every screen start afresh."""
        try:
            return self.settled("epoch", uuid4().hex[:12])
        except DamagedEntry:
            return self.renew_epoch()

    def renew_epoch(self) -> str:
        """Set and return a new epoch, as after a restore, so that every screen reloads."""
        self.epoch = uuid4().hex[:12]
        with self.connection() as connection:
            adding = insert(connection, about).values(name="epoch", value=self.epoch)
            changed = {each: adding.excluded[each] for each in ("value", "checksum")}
            connection.execute(adding.on_conflict_do_update(index_elements=["name"], set_=changed))
        return self.epoch

    def writable(self) -> None:
        """Raise Unavailable unless a transaction can be written, and on PostgreSQL its disk has room."""
        with self.connection() as connection:
            if not self.in_file:
                from interp.store.postgresql.connections import check_room

                check_room(connection)
            connection.execute(about.update().where(about.c.name == "epoch").values(name="epoch"))
