"""Looks at the file of an SQLite database: whether it is whole by its header, and what SQLite finds wrong in it."""

import os
import zlib
from pathlib import Path

import sqlalchemy as sa

MAGIC = b"SQLite format 3\0"
MOST_FINDINGS = 5


def file_fault(file: Path) -> str:
    """Return what the first bytes and the length of a database's file tell against it, or an empty text.

    Its write-ahead log may hold pages that are not in it yet; then the length says nothing. Raises OSError.
    """
    with open(file, "rb") as opened:
        head = opened.read(100)
        size = os.fstat(opened.fileno()).st_size
    if not size:
        return ""  # made and never written
    if len(head) < 100 or not head.startswith(MAGIC):
        return "the file is no SQLite database"
    page = int.from_bytes(head[16:18], "big")
    page = 65_536 if page == 1 else page
    pages = int.from_bytes(head[28:32], "big")
    if page < 512 or page & (page - 1):
        return "the header of the file is damaged"
    waiting = file.with_name(f"{file.name}-wal")
    if size < page * pages and not (waiting.exists() and waiting.stat().st_size):
        return f"the file has {size} bytes and should have {page * pages}"
    return ""


def findings(connection: sa.Connection) -> list[str]:
    """Return what SQLite finds wrong in all pages of a database, at most a few lines; PostgreSQL looks itself."""
    if connection.dialect.name != "sqlite":
        return []
    found = connection.exec_driver_sql(f"PRAGMA integrity_check({MOST_FINDINGS})").scalars().all()
    return [str(each) for each in found if each != "ok"]


def note_schema(connection: sa.Connection) -> None:
    """Write a checksum of the tables and indexes into the header of an SQLite file; the triggers are looked at apart.

    It is the number that SQLite lets a program use as it likes.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {_schema(connection)}")


def schema_fault(connection: sa.Connection) -> list[str]:
    """Return whether the tables and indexes of an SQLite file are other ones than those that were noted, as a line."""
    if connection.dialect.name != "sqlite":
        return []
    noted = connection.exec_driver_sql("PRAGMA user_version").scalar()
    return [] if noted == _schema(connection) else ["its tables are not those that were made"]


def _schema(connection: sa.Connection) -> int:
    """Return a checksum of what SQLite has written of tables and indexes: a signed 32-bit number."""
    query = (
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE type <> 'trigger' AND name NOT LIKE 'sqlite_stat%' "
        "ORDER BY type, name"
    )
    text = repr([tuple(row) for row in connection.exec_driver_sql(query)])
    return int.from_bytes(zlib.crc32(text.encode("utf-8", "surrogatepass")).to_bytes(4, "big"), "big", signed=True)
