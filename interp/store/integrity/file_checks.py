"""Looks at the file of an SQLite database: whether it is whole by its header, and what SQLite finds wrong in it."""

import os
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
