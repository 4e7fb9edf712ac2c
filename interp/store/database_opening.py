"""Opens an SQLite or PostgreSQL database and migrates its tables to the newest version."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from typing import Any, Self, TypeVar
from urllib.parse import quote

import sqlalchemy as sa
import structlog
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError

from interp import owner_only
from interp.errors import DamagedEntry, Unavailable
from interp.store.integrity.file_checks import file_fault, findings, note_schema, schema_fault
from interp.store.integrity.row_checksums import comparing, damaged_rows, entry, is_whole, seal
from interp.store.integrity.row_guards import triggers, unguarded, unguarded_tables
from interp.store.postgresql.database_server import DatabaseServer
from interp.store.prepared_statements import EngineStatements, FrequentStatements, PreparedStatements, unavailable
from interp.store.sqlite_connections import beginning, preparing
from interp.store.versions.table_versions import Tables, TableVersion, finish, migrate, stated, version_of

log = structlog.get_logger(__name__)
MOST_DAMAGED = 1_000  # rows remembered
R = TypeVar("R", bound=Sequence[Any])
Where = str | sa.URL | DatabaseServer  # an SQLAlchemy address of SQLite, or a PostgreSQL database
MIGRATING = 0x696E74657270  # the number of PostgreSQL's advisory lock of our migrations: "interp"


class Opened:
    """An open database with one set of tables, at their newest version unless opened read-only."""

    tables: Tables

    def __init__(self, where: Where, *, look: bool = False, before: Callable[[], object] = lambda: None) -> None:
        """Open what is at `where` and migrate it, or open it read-only as it is. Raises Unavailable.

        `before` is called before the tables of an earlier release are migrated, with what it raises.
        """
        self.engine, self.looks, self._before = _engine(where), look, before
        self._right: Callable[[], bool] = lambda: True
        self._oldest = ""
        self.damaged: dict[str, DamagedEntry] = {}  # the rows that were found damaged when they were read
        self._observer: sqlite3.Connection | None = None
        if self.engine.dialect.name == "sqlite":
            sa.event.listen(self.engine, "connect", preparing(self.tables.synchronous, look))
            sa.event.listen(self.engine, "begin", beginning(self.tables.synchronous))
        elif look:
            self.engine = self.engine.execution_options(postgresql_readonly=True)
        if not look:
            with ExitStack() as failed, self._alone():
                failed.callback(self.engine.dispose)
                self._to_head()
                failed.pop_all()
        self.hot = self._hot(where)
        self._observing = Lock()

    @classmethod
    def in_folder(cls, folder: Path, before: Callable[[], object] = lambda: None) -> Self:
        """Open the SQLite database of a data folder; a new folder is created, private to its owner.

        `before`: see `__init__`.
        """
        owner_only.data_folder(folder)
        owner_only.touch(folder / cls.tables.file)  # SQLite creates its log and shared memory with the file's mode
        if fault := file_fault(folder / cls.tables.file):
            raise Unavailable("damaged_database", file=str(folder / cls.tables.file), detail=fault)
        return cls(f"sqlite:///{folder / cls.tables.file}", before=before)

    @classmethod
    def to_look_at(cls, folder: Path) -> Self:
        """Open a data folder read-only, whatever its version: nothing is created, migrated or written."""
        file = f"file:{quote(str((folder / cls.tables.file).resolve()))}"
        return cls(sa.URL.create("sqlite", database=file, query={"mode": "ro", "uri": "true"}), look=True)

    def _alone(self) -> AbstractContextManager[None]:
        """Hold the lock of the folder of an SQLite file: of several processes that start at once, one migrates.

        The first connection is made under it too, since SQLite refuses two that turn on the write-ahead log at once.
        """
        file = self.engine.url.database
        return owner_only.alone(Path(file).parent) if file and self.engine.dialect.name == "sqlite" else nullcontext()

    def _to_head(self) -> None:
        """Migrate the tables unless they are the newest: those are only read, and no write lock is taken."""
        with self.reading() as connection:
            have = version_of(connection, self.tables)
        if have is not None and have.is_for(self.tables):
            self._note(have)
            return
        if have is not None and not have.is_later(self.tables):
            self._before()
        with self.connection() as connection, unhurried(connection):
            if self.engine.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(MIGRATING)))
            have = version_of(connection, self.tables)
            if have is None or not have.is_for(self.tables):  # else by who had the lock before
                migrate(connection, self.tables)
                with unguarded(connection, self.tables.guarded):
                    seal(connection, self.tables.sealed)
                note_schema(connection)
            self._note(stated(connection, self.tables))

    def _note(self, have: TableVersion | None) -> None:
        """Remember which release may still read what is written."""
        self._oldest = have.oldest if have else ""

    def _hot(self, where: Where) -> FrequentStatements:
        """Return what runs the statements of every switch; a database in memory has one connection only."""
        if isinstance(where, DatabaseServer):
            from interp.store.postgresql.server_statements import ServerStatements

            return ServerStatements(where, look=self.looks, may_write=self.may_write)
        if not self._has_others:
            return EngineStatements(self.reading, self.connection)
        return PreparedStatements(self._own_connection)

    @property
    def _has_others(self) -> bool:
        """Return whether there may be connections apart from the engine's: to an SQLite file that may be written."""
        in_memory = self.engine.url.database in (None, "", ":memory:")
        return self.engine.dialect.name == "sqlite" and not (in_memory or self.looks)

    def _own_connection(self) -> sqlite3.Connection:
        """Return a connection apart from those of the engine, prepared as they are."""
        made = sqlite3.connect(str(self.engine.url.database), check_same_thread=False)
        preparing(self.tables.synchronous, look=False)(made, None)
        return made

    @contextmanager
    def unwaiting(self) -> Iterator[sqlite3.Connection | None]:
        """Yield a connection of its own, in a transaction that does not wait for the disk, also in a thread
        beside the event loop; None where there is none: in memory, and on PostgreSQL. Raises Unavailable.
        """
        if not self._has_others:
            yield None
            return
        try:
            with closing(self._own_connection()) as made:
                made.execute("PRAGMA synchronous=NORMAL")
                made.execute("BEGIN IMMEDIATE")
                yield made
                made.execute("COMMIT")
        except sqlite3.Error as error:
            raise unavailable(error) from error

    def write_while(self, holds: Callable[[], bool]) -> None:
        """Write only while this process has the right to."""
        self._right = holds

    def may_write(self) -> bool:
        """Return whether this process has the right to write; it has not once another server serves the database."""
        return self._right()

    def rewrite(self) -> bool:
        """Write the file again, without a byte of what was deleted; False while another connection reads or writes.

        On PostgreSQL the space is given free, and its own logs are as its administrator keeps them. Raises Unavailable.
        """
        if self.engine.dialect.name == "postgresql":
            return _vacuumed(self.engine)
        if not self._has_others:
            return True
        try:
            with closing(self._own_connection()) as made:
                made.execute("VACUUM")
                is_busy, *_ = made.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not is_busy
        except sqlite3.Error as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                return False
            raise unavailable(error) from error

    def checkpoint(self) -> None:
        """Copy what the write-ahead log holds into the file, beside the event loop: nobody who writes waits for it.

        There is nothing to copy in memory and on PostgreSQL. Raises Unavailable.
        """
        if not self._has_others:
            return
        try:
            with closing(self._own_connection()) as made:
                made.execute("PRAGMA wal_checkpoint(PASSIVE)")
        except sqlite3.Error as error:
            raise unavailable(error) from error

    @contextmanager
    def connection(self, *, durable: bool = False) -> Iterator[sa.Connection]:
        """Yield a connection in one transaction, flushed to disk at its end if `durable`.

        Raises Unavailable when the store cannot be read or written, `not_serving` when another server writes it.
        """
        if not self.may_write():
            raise Unavailable("not_serving")
        try:
            with (
                self.engine.connect().execution_options(durable=durable) as connection,
                connection.begin(),
            ):
                yield connection
        except sa.exc.IntegrityError:
            raise
        except DamagedEntry as error:
            raise self._found(error) from None
        except (DBAPIError, sa.exc.TimeoutError) as error:
            raise unavailable(getattr(error, "orig", None) or error) from error

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Yield a connection that takes no write lock. Raises Unavailable."""
        try:
            with self.engine.connect().execution_options(write=False) as connection:
                yield connection
        except DamagedEntry as error:
            raise self._found(error) from None
        except (DBAPIError, sa.exc.TimeoutError) as error:
            raise unavailable(getattr(error, "orig", None) or error) from error

    def whole(self, table: sa.Table, rows: Iterable[R]) -> list[R]:
        """Return the rows of `select(table)` that are what was written; the others are told as damaged.

        Those of a database of an earlier release, which is only looked at, have nothing to be compared with.
        """
        found, is_good = [], comparing(table)
        for row in rows:
            if is_good(row):
                found.append(row)
            else:
                self._found(DamagedEntry(entry(table, row)))
        return found

    def whole_row(self, table: sa.Table, row: R) -> R:
        """Return a row of `select(table)`. Raises DamagedEntry unless it is what was written."""
        if not is_whole(table, row):
            raise self._found(DamagedEntry(entry(table, row)))
        return row

    def _found(self, error: DamagedEntry) -> DamagedEntry:
        """Return the refusal of a damaged row, which is logged when it is found."""
        name = str(error.args_["entry"])
        if name not in self.damaged and len(self.damaged) < MOST_DAMAGED:
            self.damaged[name] = error
            log.error("entry_damaged", file=self.tables.file, entry=name)
        return error

    def faults(self) -> list[str]:
        """Return what is wrong with the pages of the database, in lines, after reading all. Raises Unavailable."""
        try:
            with self.reading() as connection:
                found = findings(connection)
                have = version_of(connection, self.tables)
                return found or (schema_fault(connection) if have and have.is_for(self.tables) else [])
        except Unavailable as error:
            if error.reason != "damaged_database" and self.engine.dialect.name != "sqlite":
                raise
            return ["its pages cannot be read"]

    def damaged_entries(self) -> list[DamagedEntry]:
        """Return the refusals of damaged rows, after reading all; of an earlier release's none. Raises Unavailable."""
        with self.reading() as connection:
            have = version_of(connection, self.tables)
            if have is None or not have.is_for(self.tables):
                return []
            return [DamagedEntry(each) for each in damaged_rows(connection, self.tables.sealed)]

    def lost_guards(self) -> list[str]:
        """Return the names of the triggers that are missing or are not ours. Raises Unavailable."""
        with self.reading() as connection:
            if not self.in_file:
                return unguarded_tables(connection, self.tables.guarded)
            found = triggers(connection)
        return [name for name, sql in self.tables.guards().items() if found.get(name) != sql]

    @property
    def in_file(self) -> bool:
        """Return whether it is SQLite's, which is a file."""
        return self.engine.dialect.name == "sqlite"

    def durability(self) -> dict[str, str]:
        """Return by which settings a PostgreSQL server waits for its disk. Raises Unavailable."""
        with self.reading() as connection:
            return {name: str(connection.scalar(sa.text(f"SHOW {name}"))) for name in ("fsync", "synchronous_commit")}

    def at_head(self) -> bool:
        """Return whether the tables are the newest, or of a later release and this one may still read them."""
        return self.stated().is_for(self.tables)

    def version(self) -> str:
        """Return the version of the tables. Raises Unavailable when they have none."""
        return self.stated().number

    def stated(self) -> TableVersion:
        """Return the version of the tables, and the oldest that may read them. Raises Unavailable without any."""
        with self.reading() as connection:
            return stated(connection, self.tables) or TableVersion("", "")

    def is_begun(self) -> bool:
        """Return whether there are tables. Raises Unavailable."""
        with self.reading() as connection:
            return version_of(connection, self.tables) is not None

    def takes(self, since: str) -> bool:
        """Return whether what only releases from a version on can read may be written. Raises Unavailable."""
        if since > self._oldest:  # another process may have finished the upgrade meanwhile
            self._oldest = self.stated().oldest
        return since <= self._oldest

    def finish_upgrade(self) -> bool:
        """Let no earlier release read what is written from now on; False where that is so. Raises Unavailable."""
        with self.connection(durable=True) as connection:
            return finish(connection, self.tables)

    def changes(self) -> int | None:
        """Return a number that is another one after any commit, of this process or another; None where none tells.

        It is compared for equality only. It takes a hundredth of the time of the shortest statement.
        """
        if not self._has_others:
            return None
        try:
            with self._observing:  # two threads would share one statement
                if self._observer is None:  # nobody else's: the number does not count commits of its own connection
                    self._observer = self._own_connection()
                return int(self._observer.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error:
            return None  # who reads then is told what is wrong

    def close(self) -> None:
        """Close the connections."""
        self.hot.close()
        with self._observing:
            if self._observer is not None:
                self._observer.close()
            self._observer = None
        self.engine.dispose()


def insert(connection: sa.Connection, table: sa.Table) -> Any:
    """Return an INSERT that can say what to do on a conflict, in the SQL of this kind of database."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # only where it is used: it takes a while to load

    return postgresql.insert(table)


def _engine(where: Where) -> sa.Engine:
    """Return the engine of an address. Raises Unavailable for one that cannot be read or has no driver here."""
    try:
        if not isinstance(where, DatabaseServer):
            return sa.create_engine(where)
        from interp.store.postgresql import connections  # only where it is used: the driver takes a while to load

        return connections.engine(where)
    except (sa.exc.ArgumentError, ImportError) as error:
        raise Unavailable("store", detail=getattr(error, "name", None) or type(error).__name__) from None


def unhurried(connection: sa.Connection) -> AbstractContextManager[None]:
    """Let the present transaction take as long as it needs."""
    if connection.dialect.name == "sqlite":
        return nullcontext()
    from interp.store.postgresql.connections import without_limits

    return without_limits(connection)


def _vacuumed(engine: sa.Engine) -> bool:
    """Give free the space of a PostgreSQL database. Raises Unavailable."""
    from interp.store.postgresql.connections import vacuum

    try:
        vacuum(engine)
    except (DBAPIError, sa.exc.TimeoutError) as error:
        raise unavailable(getattr(error, "orig", None) or error) from error
    return True
