"""Prepares connections to SQLite files: who waits for whom, and when a commit waits for the disk."""

import sqlite3
import time
from collections.abc import Callable
from typing import cast

import sqlalchemy as sa

# Pages of the write-ahead log, 4 KB each, after which a commit copies them into the file itself, as SQLite does after
# 1,000: that takes as long as ten commits. `Opened.checkpoint` is called long before.
LONGEST_LOG = 8_000
BUSY_MS = 2_000  # SQLite itself waits so long for a lock, in the thread that asked
PAUSE_S, LONGEST_WAIT_S = 0.02, 10.0  # between two tries for the lock of a write, and of all together
PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    f"PRAGMA wal_autocheckpoint={LONGEST_LOG}",
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA trusted_schema=OFF",
)


def preparing(synchronous: str, look: bool) -> Callable[[sqlite3.Connection, object], None]:
    """Turn the driver's own transactions off, so that a write takes the lock at its start."""
    first = "PRAGMA query_only=ON" if look else "PRAGMA journal_mode=WAL"

    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in (first, f"PRAGMA synchronous={synchronous}", *PRAGMAS):
            connection.execute(pragma)

    return prepare


def beginning(synchronous: str) -> Callable[[sa.Connection], None]:
    def begin(connection: sa.Connection) -> None:
        asked = connection.get_execution_options()
        writes = asked.get("write", True)
        if writes and synchronous != "FULL":
            wait = "FULL" if asked.get("durable") else synchronous
            connection.exec_driver_sql(f"PRAGMA synchronous={wait}")
        if writes:
            take_write_lock(connection)
        else:
            connection.exec_driver_sql("BEGIN")

    return begin


def take_write_lock(connection: sa.Connection, pause: Callable[[float], object] = time.sleep) -> None:
    """Begin a transaction that writes. Raises OperationalError when the lock is not free within `LONGEST_WAIT_S`.

    Between two tries the server's other tasks go on. SQLite's own wait would stop them all: the drafting process, which
    runs at the lowest priority, may hold the lock for seconds on a busy machine.
    """
    driver = cast("sqlite3.Connection", connection.connection.dbapi_connection)
    driver.execute("PRAGMA busy_timeout=0")
    try:
        waited_s = 0.0
        while not _begun(connection, is_last=waited_s >= LONGEST_WAIT_S):
            pause(PAUSE_S)
            waited_s += PAUSE_S
    finally:
        driver.execute(f"PRAGMA busy_timeout={BUSY_MS}")


def _begun(connection: sa.Connection, *, is_last: bool) -> bool:
    """Return whether the lock was free. Raises OperationalError for another reason, or when no try is left."""
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    except sa.exc.OperationalError as error:
        if is_last or getattr(error.orig, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True
