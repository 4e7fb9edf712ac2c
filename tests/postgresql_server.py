"""A real PostgreSQL server from Debian's package, one for a test run, and in it a schema for each worker.

It runs as another user than root, keeps nothing on the disk for good, and ends with the run, however that ends.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import psycopg
import pytest

from interp.store.postgresql.database_server import DatabaseServer
from interp.store.postgresql.host_names import HostNames
from tests.once_per_run import once

PACKAGES = Path("/usr/lib/postgresql")
# a server for tests is asked to forget what it wrote when the machine fails: that is what the disk is waited for
CAREFREE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
SMALL = ("shared_buffers=32MB", "max_connections=200", "autovacuum=off", "listen_addresses=127.0.0.1")
# the server ends when the process of the run has; the folder goes with it
KEEPER = """(
"$@" & server=$!
while kill -0 "$RUN" 2>/dev/null; do sleep 0.5; done
kill -QUIT $server; wait $server; rm -rf "$FOLDER"
) &"""
NAMES = HostNames()


@cache
def programs() -> Path | None:
    """Return the folder of the newest server that is installed, None without one or where a run starts no servers."""
    found = sorted(PACKAGES.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return found[-1].parent if found and not os.environ.get("NO_SERVERS") else None


def as_another(words: Sequence[object], user: str = "postgres") -> list[str]:
    """Return the words of a command that runs as another user where this one is root."""
    plain = [str(word) for word in words]
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", *plain] if not os.getuid() else plain


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def start(
    folder: Path, settings: Sequence[str] = CAREFREE, *, run: int | None = None, disk: Path | None = None
) -> None:
    """Make a cluster, on a disk if one is named, and start its server, for as long as the process `run` lives.

    Its address goes into a file.
    """
    where = Path(tempfile.mkdtemp(prefix="interp-postgresql-", dir=disk))
    bin_, port = programs(), free_port()
    assert bin_ is not None
    if not os.getuid():
        shutil.chown(where, "postgres", "postgres")
    cluster = where / "cluster"
    making = [bin_ / "initdb", "-D", cluster, "-U", "interp", "--auth=trust", "--no-sync", "--encoding=UTF8"]
    done = subprocess.run(
        as_another([*making, "--lc-collate=C", "--lc-ctype=C.UTF-8"]), capture_output=True, cwd=where, check=False
    )
    assert done.returncode == 0, done.stderr
    given = [word for each in (*SMALL, *settings, f"port={port}", f"unix_socket_directories={where}")
             for word in ("-c", each)]  # fmt: skip
    with (folder / "server.log").open("w") as log:
        subprocess.run(
            ["sh", "-c", KEEPER, "keeper", *as_another([bin_ / "postgres", "-D", cluster, *given])],
            env=os.environ | {"RUN": str(run or run_process()), "FOLDER": str(where)},
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, cwd=where, check=True,
        )  # fmt: skip
    told = [bin_ / "pg_isready", "--quiet", "-h", "127.0.0.1", "-p", port]
    while subprocess.run([str(word) for word in told], check=False).returncode:
        pass
    address = f"postgresql://interp@127.0.0.1:{port}/postgres"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
    (folder / "address").write_text(address)


def run_process() -> int:
    """Return the process that outlives all others of this test run."""
    return os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()


def server_address() -> str:
    """Return the address of this run's server; skips the test where there is none."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed, or this run starts no servers")
    return (once("postgresql", start) / "address").read_text()


def port() -> int:
    """Return the port of this run's server."""
    return int(server_address().rpartition(":")[2].partition("/")[0])


def address(name: str = "") -> str:
    """Return the address of this run's server with a schema, or that of this worker, as a setting has it."""
    path = f"-c search_path={name or schema()},public"
    return f"{server_address()}?options={quote(path)}"


def schema() -> str:
    """Return the name of the schema of this worker."""
    return f"tests_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"


def database() -> DatabaseServer:
    """Return the database of this worker as it is."""
    return DatabaseServer(address(), names=NAMES)


def of_its_own(folder: Path) -> str:
    """Return the address of a schema for the servers that are started on a folder, one after the other."""
    noted = folder / "database"
    if not noted.exists():
        name = f"{schema()}_{uuid4().hex[:8]}"
        with psycopg.connect(server_address(), autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        noted.write_text(address(name))
    return noted.read_text()


def bare() -> DatabaseServer:
    """Return the database of this worker without any table."""
    with psycopg.connect(address(), autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA IF EXISTS {schema()} CASCADE")
        connection.execute(f"CREATE SCHEMA {schema()}")
    return database()


def emptied() -> DatabaseServer:
    """Return the database of this worker with nothing in its tables, if it has any."""
    with psycopg.connect(address(), autocommit=True) as connection:
        named = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = %s AND tablename NOT LIKE '%%version%%'", [schema()]
        ).fetchall()
        if not named:
            return bare()
        deleting = [f"DELETE FROM {table}" for (table,) in named]
        connection.execute("; ".join(["SET session_replication_role = replica", *deleting]))  # else triggers refuse it
    return database()
