"""Finds out, before the first table is made, whether a PostgreSQL database can do what the stores ask of it."""

import sqlalchemy as sa

from interp.errors import Unavailable

OLDEST = 15
MADE_BY = (  # a cluster whose own provider is ICU would order by that
    "CREATE DATABASE interp TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
)
ABOUT = sa.text(
    "SELECT current_setting('server_version_num')::int / 10000, current_setting('server_encoding'), 'a' > 'B'"
)
EXTENSION = sa.text("CREATE EXTENSION IF NOT EXISTS pg_trgm")
# in a database whose letters are those of ASCII, a Chinese text has none, and nothing is ever like it
TRIGRAMS = sa.text("SELECT cardinality(show_trgm('\u4eba\u6743\u7406\u4e8b\u4f1a')) > 0")


def check(connection: sa.Connection) -> None:
    """Add what the memory searches by. Raises Unavailable `old_server`, `no_trigrams`, `database_locale`."""
    version, encoding, in_order = connection.execute(ABOUT).one()
    if version < OLDEST:
        raise Unavailable("old_server", version=version, oldest=OLDEST)
    if encoding != "UTF8" or not in_order:
        raise Unavailable("database_locale", command=MADE_BY)
    try:
        with connection.begin_nested():
            connection.execute(EXTENSION)
    except sa.exc.DBAPIError as error:
        raise Unavailable("no_trigrams", detail=type(error.orig).__name__) from None
    if not connection.scalar(TRIGRAMS):
        raise Unavailable("database_locale", command=MADE_BY)
