"""Takes away, for one transaction, the triggers that keep rows from being changed or deleted."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import sqlalchemy as sa

ON = sa.text(
    "SELECT DISTINCT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
    "WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND relnamespace = CAST(current_schema() AS regnamespace)"
)


def triggers(connection: sa.Connection) -> dict[str, str]:
    """Return the SQL of each trigger of an SQLite database, by its name."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    return {str(name): str(sql) for name, sql in connection.exec_driver_sql(query).all()}


def unguarded_tables(connection: sa.Connection, guarded: Iterable[tuple[str, str]]) -> list[str]:
    """Return which tables of a PostgreSQL database have no trigger of their own that is on."""
    found = {str(name) for (name,) in connection.execute(ON)}
    return [name for name, _ in guarded if name not in found]


@contextmanager
def unguarded(connection: sa.Connection, guarded: Iterable[tuple[str, str]]) -> Iterator[None]:
    """Take the triggers of the tables `guarded` away, and make them again, within one transaction."""
    if connection.dialect.name == "sqlite":
        found = triggers(connection)
        away, again = [f"DROP TRIGGER {name}" for name in found], list(found.values())
    else:
        names = [name for name, _ in guarded]
        away, again = ([f"ALTER TABLE {name} {what} TRIGGER USER" for name in names] for what in ("DISABLE", "ENABLE"))
    for statement in away:
        connection.exec_driver_sql(statement)
    yield
    for statement in again:
        connection.exec_driver_sql(statement)
