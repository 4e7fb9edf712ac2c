"""Backs up a PostgreSQL database and its data folder as one checked archive, and restores one, whole or not at all.

The database in it is what pg_dump writes. It is checked by being restored into a scratch database.
"""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from interp import owner_only
from interp.config import Settings, without_password
from interp.errors import Refused, Unavailable, noted
from interp.store import folder_check
from interp.store.backup_restore import (
    DUMP,
    NotInFolder,
    Restored,
    aside_in,
    behind,
    beside_file,
    contents_of,
    pack,
    put_in_place,
    unpack,
)
from interp.store.open_stores import look_at_stores, open_stores
from interp.store.postgresql import server_programs
from interp.store.postgresql.database_server import DatabaseServer
from interp.store.tables import drafting_tables, meetings_tables

# one of these has a row in any service
BEGUN = (meetings_tables.event, meetings_tables.account, meetings_tables.link, drafting_tables.document)
# of the server on which a copy is tried, which need not wait for its disk
NOT_OF_THE_COPY = ("durability",)


def backup(settings: Settings, file: Path, beside: NotInFolder, scratch: str = "") -> list[str]:
    """Write one archive of the database and its data folder; return what its check found, nothing where it is whole.

    `scratch` is the address of the server where it is tried, by default that of the database. Raises Refused `no_data`,
    `no_folder`, `no_postgresql_programs`, `no_scratch_database`: then it is written and not checked; Unavailable.
    """
    server_programs.check_installed()
    server = DatabaseServer(settings.database)
    where, tables = server_programs.place(server), server_programs.own_tables(server)
    if meetings_tables.event.name not in tables:
        raise Refused("no_data", folder=without_password(settings.database))
    with beside_file(file) as made:
        heads = _heads(settings)
        copy = made / DUMP
        server_programs.dump(server, where, copy)
        try:
            with server_programs.scratch(DatabaseServer(scratch or settings.database), where) as tried:
                server_programs.restore(tried, where, copy, made)
                found = _faults(tried, made, heads)
        except Unavailable as error:
            pack(made, file, settings.data, [copy], beside, where.schema)
            told = noted(error) or str(error.args_.get("detail", ""))
            raise Refused("no_scratch_database", detail=told) from error
        pack(made, file, settings.data, [copy], beside, where.schema)
    return found


def restore(file: Path, settings: Settings, *, replace: bool = False) -> Restored:
    """Put a backup in the place of what a database has, migrate it and give its log a new epoch.

    The database changes in one transaction. With `replace` what it had is first written into a folder `replaced-…` of
    the data folder; without, a database with rows is refused. Raises BadRequest, Refused, Unavailable, OSError.
    """
    server_programs.check_installed()
    folder, server = owner_only.data_folder(settings.data), DatabaseServer(settings.database)
    where, tables = server_programs.place(server), server_programs.own_tables(server)
    used = server_programs.has_rows(server, [each.name for each in BEGUN if each.name in tables])
    if used and not replace:
        raise Refused("database_in_use")
    with TemporaryDirectory(dir=folder, prefix=".restoring-") as name:
        made = Path(name)
        unpack(file, made, DUMP)
        if (schema := contents_of(made).get("schema")) != where.schema:
            raise Refused("other_schema", schema=schema, here=where.schema)
        server_programs.prepare(server)
        before = made / ".before"
        if used:
            server_programs.dump(server, where, before)
        server_programs.restore(server, where, made / DUMP, made)
        (made / DUMP).unlink()
        aside = aside_in(folder) if used else None
        if aside:
            before.rename(aside / DUMP)
        done = put_in_place(made, folder, aside)
    open_stores(settings).close()
    return done


def _heads(settings: Settings) -> Mapping[str, int]:
    with closing(look_at_stores(settings)) as stores:
        return stores.log.heads()


def _faults(tried: DatabaseServer, folder: Path, heads: Mapping[str, int]) -> list[str]:
    """Return what is wrong with a restored copy, and which streams lack what was recorded before."""
    there = Settings(data=folder, database=tried.address)
    found = [name for name, good, _ in folder_check.check(folder, tried.address)
             if not good and name not in NOT_OF_THE_COPY]  # fmt: skip
    return found + behind(heads, _heads(there), found)
