"""Whether a PostgreSQL database can hold six languages is found out before the first table is made in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import psycopg
import pytest

from interp.errors import Unavailable
from interp.store.drafting_database import DraftingDatabase
from interp.store.postgresql.creation_check import MADE_BY
from interp.store.postgresql.database_server import DatabaseServer
from tests.postgresql_server import database, schema, server_address


@contextmanager
def made(like: str) -> Iterator[DatabaseServer]:
    """Yield a new database that is made with these words."""
    name = f"{schema()}_made"
    with psycopg.connect(server_address(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 {like}")
        try:
            yield replace(database(), address=server_address().replace("/postgres", f"/{name}"))
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def tables(server: DatabaseServer) -> int:
    with psycopg.connect(server.address) as connection:
        found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert found
    return int(found[0])


@pytest.mark.parametrize("like", [
    "LC_CTYPE 'C'", "ENCODING 'SQL_ASCII'", "LOCALE_PROVIDER icu ICU_LOCALE 'en' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'",
])
def test_a_database_that_finds_nothing_in_chinese_is_refused_and_left_as_it_is(like: str) -> None:
    with made(like) as server:
        with pytest.raises(Unavailable, match="database_locale") as told:
            DraftingDatabase(server)
        assert told.value.args_["command"] == MADE_BY
        assert tables(server) == 0


def test_the_command_that_is_told_makes_one_that_is_taken() -> None:
    with made(MADE_BY.partition("TEMPLATE template0")[2]) as server:
        opened = DraftingDatabase(server)
        assert opened.at_head()
        opened.close()
        assert tables(server) > 0
