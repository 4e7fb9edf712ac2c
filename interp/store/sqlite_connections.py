"""Prepares connections to SQLite files: who waits for whom, and when a commit waits for the disk."""

import sqlite3
from collections.abc import Callable

import sqlalchemy as sa

# Pages of the write-ahead log, 4 KB each, after which a commit copies them into the file itself, as SQLite does after
# 1,000: that takes as long as ten commits. `Opened.checkpoint` is called long before.
LONGEST_LOG = 8_000
PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    f"PRAGMA wal_autocheckpoint={LONGEST_LOG}",
    "PRAGMA busy_timeout=2000",
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
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return begin
