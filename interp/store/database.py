"""Opens a database, brings it to the newest tables, and says which log it holds (the epoch)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.exc import DBAPIError

from interp.errors import Unavailable
from interp.store import schema

FILE = "meetings.sqlite"
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=2000",
    "PRAGMA trusted_schema=OFF",
)


class Database:
    """An open database at the newest version of its tables."""

    def __init__(self, url: str | sa.URL, *, look: bool = False) -> None:
        """Open `url` (an SQLAlchemy address) and migrate it, or only look at it as it is. Raises Unavailable."""
        self.engine = sa.create_engine(url)
        if self.engine.dialect.name == "sqlite":
            sa.event.listen(self.engine, "connect", _look if look else _prepare)
            sa.event.listen(self.engine, "begin", _begin)
        if not look:
            with self.connection() as connection:
                migrate(connection)
        self.epoch = "" if look else self._epoch()

    @classmethod
    def in_folder(cls, folder: Path) -> "Database":
        """Open the SQLite database of a data folder, which is made if it is not there."""
        folder.mkdir(parents=True, exist_ok=True)
        return cls(f"sqlite:///{folder / FILE}")

    @classmethod
    def to_look_at(cls, folder: Path) -> "Database":
        """Open a data folder as it is, whatever its version: nothing in it is made, migrated or written."""
        file = f"file:{quote(str((folder / FILE).resolve()))}"
        return cls(sa.URL.create("sqlite", database=file, query={"mode": "ro", "uri": "true"}), look=True)

    @contextmanager
    def connection(self) -> Iterator[sa.Connection]:
        """Yield a connection in one transaction. Raises Unavailable when the store cannot be read or written."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except sa.exc.IntegrityError:
            raise
        except DBAPIError as error:
            raise Unavailable("store", detail=type(error.orig).__name__) from error

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Yield a connection that takes no write lock. Raises Unavailable."""
        try:
            with self.engine.connect().execution_options(write=False) as connection:
                yield connection
        except DBAPIError as error:
            raise Unavailable("store", detail=type(error.orig).__name__) from error

    def _epoch(self) -> str:
        with self.connection() as connection:
            found = connection.scalar(sa.select(schema.about.c.value).where(schema.about.c.name == "epoch"))
            if found is None:
                found = uuid4().hex[:12]
                connection.execute(schema.about.insert().values(name="epoch", value=found))
            return str(found)

    def renew_epoch(self) -> str:
        """Give the log a new epoch, as after a restore, so that every screen starts afresh; return it."""
        self.epoch = uuid4().hex[:12]
        with self.connection() as connection:
            connection.execute(
                schema.about.update().where(schema.about.c.name == "epoch").values(value=self.epoch)
            )
        return self.epoch

    def writable(self) -> None:
        """Raise Unavailable unless a transaction can be written."""
        with self.connection() as connection:
            connection.execute(schema.about.update().where(schema.about.c.name == "epoch").values(name="epoch"))

    def at_head(self) -> bool:
        """Return whether the tables are the newest."""
        return self.version() == HEAD

    def version(self) -> str:
        """Return the version of the tables. Raises Unavailable when they have none."""
        with self.reading() as connection:
            return str(connection.scalar(sa.text("SELECT version_num FROM alembic_version")))

    def close(self) -> None:
        """Let the connections go."""
        self.engine.dispose()


HEAD = "0003"


def migrate(connection: sa.Connection) -> None:
    """Bring the tables to the newest version. Raises Unavailable for those of a later release than this."""
    if sa.inspect(connection).has_table("alembic_version"):
        have = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
        if have is not None and str(have) > HEAD:
            raise Unavailable("later_release", version=str(have), newest_known=HEAD)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _prepare(connection, _record) -> None:  # type: ignore[no-untyped-def]
    """The driver's own transactions are off, so that a write takes the lock at once and never half-way."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _look(connection, _record) -> None:  # type: ignore[no-untyped-def]
    connection.isolation_level = None
    for pragma in ("PRAGMA query_only=ON", "PRAGMA synchronous=FULL", *PRAGMAS[3:]):
        connection.execute(pragma)


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("write", True) else "BEGIN")
