"""Runs PostgreSQL's own programs for a backup: pg_dump, pg_restore and psql, with no password among their words."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import psycopg
import sqlalchemy as sa
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from interp.errors import Refused, Unavailable
from interp.store.postgresql import creation_check
from interp.store.postgresql.connections import DRIVER, UNSAID, TimedConnection, connect, engine
from interp.store.postgresql.database_server import LONG_STATEMENT_S, DatabaseServer
from interp.value_types import dataclass, replace

PROGRAMS = ("pg_dump", "pg_restore", "psql")
SAID = ("connect_timeout", "target_session_attrs", "application_name")
LEASE = "serving"  # who serves is no data: see serving_lease
KNOWN = "SELECT 1 FROM pg_settings WHERE name = 'transaction_timeout'"
LIMIT = b"\nSET transaction_timeout = "
HEADER_BYTES = 4_096  # of a script, before its first table
PLACE = (
    "SELECT current_schema(), coalesce((SELECT nspname FROM pg_extension JOIN pg_namespace AS here "
    "ON here.oid = extnamespace WHERE extname = 'pg_trgm'), 'public')"
)
OWN = (
    "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tableowner = current_user "
    "AND tablename <> %s ORDER BY tablename"
)


@dataclass(frozen=True, slots=True)
class SchemaPlace:
    """Where the tables are, and where the extension pg_trgm is, by which they are searched."""

    schema: str
    trigrams: str


def check_installed() -> None:
    """Raise Refused `no_postgresql_programs` unless this machine has them."""
    missing = [each for each in PROGRAMS if shutil.which(each) is None]
    if missing:
        raise Refused("no_postgresql_programs", missing=", ".join(missing))


def place(server: DatabaseServer) -> SchemaPlace:
    """Return where the tables of a database are, or would be made. Raises Unavailable."""
    with _asking(server) as connection:
        found = connection.execute(PLACE).fetchone() or (None, "public")
    return SchemaPlace(str(found[0]), str(found[1]))


def own_tables(server: DatabaseServer) -> list[str]:
    """Return the names of the tables that the database's user has there. Raises Unavailable."""
    with _asking(server) as connection:
        return [str(name) for (name,) in connection.execute(OWN, [LEASE])]


def has_rows(server: DatabaseServer, tables: list[str]) -> bool:
    """Return whether a row is in one of these tables. Raises Unavailable."""
    with _asking(server) as connection:
        asked = [sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(each)) for each in tables]
        return any((connection.execute(query).fetchone() or (False,))[0] for query in asked)


def prepare(server: DatabaseServer) -> None:
    """See that a database can hold the tables. Raises Unavailable as creation_check.check."""
    opened = engine(server)
    try:
        with opened.begin() as connection:
            creation_check.check(connection)
    except sa.exc.DBAPIError as error:
        raise Unavailable("store", detail=type(error.orig).__name__).because(error.orig or error) from error
    finally:
        opened.dispose()


def dump(server: DatabaseServer, where: SchemaPlace, file: Path) -> None:
    """Write all tables of a database into a file of pg_dump's own format. Raises Unavailable."""
    quoted = '"{}"'.format(where.schema.replace('"', '""'))
    words = ["--format=custom", f"--schema={quoted}", f"--exclude-table={quoted}.{LEASE}", f"--file={file}"]
    _run("pg_dump", server, *words, "--no-owner", "--no-privileges")


def restore(server: DatabaseServer, where: SchemaPlace, file: Path, folder: Path) -> None:
    """Put what `dump` wrote into the place of all tables, in one transaction; the log is then given a new epoch.

    A script is made in `folder` for it. Raises Unavailable.
    """
    script, schema = folder / "restoring.sql", sql.Identifier(where.schema)
    words = ["--clean", "--if-exists", "--no-owner", "--no-privileges", f"--schema={where.schema}"]
    _run("pg_restore", None, *words, f"--file={script}", file)
    _without_unknown(server, script)
    gone = [sql.SQL("DROP TABLE IF EXISTS {}.{} CASCADE").format(schema, sql.Identifier(each))
            for each in own_tables(server)]  # fmt: skip
    fresh = sql.SQL("DELETE FROM {}.about WHERE name = 'epoch'").format(schema)
    first = [f"--command={each.as_string(None)}" for each in gone]
    try:
        _run("psql", server, "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction", *first,
             f"--file={script}", f"--command={fresh.as_string(None)}")  # fmt: skip
    finally:
        script.unlink()


@contextmanager
def scratch(server: DatabaseServer, where: SchemaPlace) -> Iterator[DatabaseServer]:
    """Yield a new database on a server, like one whose tables are at `where`; it is dropped at the end.

    Raises Unavailable.
    """
    name, schema = sql.Identifier(f"interp_check_{uuid4().hex[:12]}"), sql.Identifier(where.schema)
    making = sql.SQL(creation_check.MADE_BY.replace("DATABASE interp ", "DATABASE {} ")).format(name)
    with _asking(server) as connection:
        connection.execute(making)
    options = f"-c search_path={schema.as_string(None)},{sql.Identifier(where.trigrams).as_string(None)}"
    given = {"dbname": name.as_string(None).strip('"'), "options": options}
    made = replace(server, address=make_conninfo(_plain(server), **given))
    try:
        with _asking(made) as connection:
            for each in {where.schema, where.trigrams}:
                connection.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(each)))
            extension = sql.SQL("CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA {}")
            connection.execute(extension.format(sql.Identifier(where.trigrams)))
        yield made
    finally:
        with suppress(Unavailable), _asking(server) as connection:
            _drop(connection, name)


def _drop(connection: TimedConnection, name: sql.Identifier) -> None:
    """Drop a scratch database. Raises psycopg.Error.

    At first without FORCE: the server then ends its own autovacuum there, which FORCE may do for a superuser only.
    """
    try:
        connection.execute(sql.SQL("DROP DATABASE {}").format(name))
    except psycopg.errors.ObjectInUse:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))


@contextmanager
def _asking(server: DatabaseServer) -> Iterator[TimedConnection]:
    """Yield a connection that is patient. Raises Unavailable."""
    try:
        with connect(replace(server, statement_s=LONG_STATEMENT_S), autocommit=True) as connection:
            yield connection
    except psycopg.Error as error:
        raise Unavailable("store", detail=type(error).__name__).because(error) from error


def _plain(server: DatabaseServer) -> str:
    return DRIVER.sub("postgresql", server.address)


def _without_unknown(server: DatabaseServer, script: Path) -> None:
    """Take from a script the limit that programs of PostgreSQL 17 write and a server of 15 or 16 does not know."""
    with _asking(server) as connection:
        known = connection.execute(KNOWN).fetchone()
    with script.open("r+b") as file:
        if not known and (at := file.read(HEADER_BYTES).find(LIMIT)) >= 0:
            file.seek(at)
            file.write(LIMIT.replace(b"SET", b"-- "))


def _run(program: str, server: DatabaseServer | None, *words: object) -> None:
    """Run a program on a database. Raises Unavailable `postgresql_program` with what it said."""
    environ, asked = dict(os.environ), [str(word) for word in words]
    if server is not None:
        given = {name: UNSAID[name] for name in SAID} | conninfo_to_dict(_plain(server))
        if secret := given.pop("password", None):
            environ["PGPASSWORD"] = str(secret)
        asked.insert(0, f"--dbname={make_conninfo(**given)}")  # type: ignore[arg-type]
    done = subprocess.run(
        [program, *asked], env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").splitlines()
        why = next((line for line in told if "error" in line.lower()), "".join(told[:1]))
        raise Unavailable("postgresql_program", program=program, detail=why[:300])
