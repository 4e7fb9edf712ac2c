"""Reads and migrates the version of tables: its row names the oldest version whose release may still read them.

Versions of two releases are served in turn as long as that is not later than the version of the older one. A migration
says by its name `oldest` which release before it goes on reading; one that says nothing ends the turns.
"""

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from interp.errors import Unavailable
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class Tables:
    """Tables with a common migration history: SQLite file, migration folder, newest version, version table.

    `synchronous` is SQLite's: FULL waits for the disk at each commit, NORMAL only where a commit requests it.
    `guarded` are the tables whose rows triggers keep from being changed or deleted, with what these say; `sealed` those
    whose rows have checksums of their own.
    """

    file: str
    migrations: str
    head: str
    counter: str
    synchronous: str = "FULL"
    guarded: tuple[tuple[str, str], ...] = ()
    sealed: tuple[sa.Table, ...] = ()

    def guards(self) -> dict[str, str]:
        """Return the SQL of each trigger, as SQLite keeps it."""
        return {
            f"{table}_no_{what}": f"CREATE TRIGGER {table}_no_{what} BEFORE {what.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{told}'); END"
            for table, told in self.guarded
            for what in ("update", "delete")
        }


@dataclass(frozen=True, slots=True)
class TableVersion:
    """The version that tables have, and the oldest whose release may still read and write them."""

    number: str
    oldest: str

    def is_for(self, tables: Tables) -> bool:
        """Return whether this release may read and write them as they are: its own, or a later one's that says so."""
        return self.number == tables.head or (self.is_later(tables) and self.oldest <= tables.head)

    def is_later(self, tables: Tables) -> bool:
        """Return whether a later release made them."""
        return self.number > tables.head


def version_of(connection: sa.Connection, tables: Tables) -> TableVersion | None:
    """Return the version of tables, or None where there are none yet."""
    if not sa.inspect(connection).has_table(tables.counter):
        return None
    return stated(connection, tables)


def stated(connection: sa.Connection, tables: Tables) -> TableVersion | None:
    """Return the version that tables state; those of earlier releases name no oldest one: it is their own."""
    found = connection.execute(sa.text(f"SELECT * FROM {tables.counter}")).mappings().first()
    if found is None or found["version_num"] is None:
        return None
    return TableVersion(str(found["version_num"]), str(found.get("oldest") or found["version_num"]))


def finish(connection: sa.Connection, tables: Tables) -> bool:
    """Let no release before the newest read the tables from now on; False where that is so already."""
    ending = sa.text(f"UPDATE {tables.counter} SET oldest = version_num WHERE oldest <> version_num")
    return bool(connection.execute(ending).rowcount)


def migrate(connection: sa.Connection, tables: Tables) -> None:
    """Migrate the tables to the newest version. Raises Unavailable for those of a later release."""
    have = version_of(connection, tables)
    if have is not None and have.is_later(tables):
        raise Unavailable("later_release", version=have.number, newest_known=tables.head)
    if have is None and connection.dialect.name != "sqlite":
        from interp.store.postgresql import creation_check

        creation_check.check(connection)
    from alembic import command  # a quarter of the start-up time, and most starts find the newest tables
    from alembic.config import Config
    from alembic.script.revision import RevisionError
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent.parent / tables.migrations))
    config.attributes["connection"] = connection
    config.attributes["counter"] = tables.counter
    try:
        oldest = _oldest(config, have) if have else tables.head
        command.upgrade(config, "head")
    except (CommandError, RevisionError) as error:  # a version that no release wrote
        number = have.number if have else None
        raise Unavailable("damaged_database", version=number, detail=type(error).__name__) from None
    connection.execute(sa.text(f"UPDATE {tables.counter} SET oldest = :oldest"), {"oldest": oldest})


def _oldest(config: Any, have: TableVersion) -> str:
    """Return the oldest version whose release may read the tables after every migration from the one they have."""
    from alembic.script import ScriptDirectory

    applied = ScriptDirectory.from_config(config).iterate_revisions("head", have.number)
    return max([have.oldest, *(getattr(each.module, "oldest", each.revision) for each in applied)])
