"""Heads of a PostgreSQL database: only what changed is read, and what commits late or is erased is not missed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa

from interp.errors import Unavailable
from interp.store.meetings_database import MeetingsDatabase
from interp.store.postgresql.changed_heads import ChangedHeads
from tests.postgresql_server import address, emptied

MADE = (
    "INSERT INTO head (stream, seq, at, card) VALUES (%s, %s, 0, 0) "
    "ON CONFLICT (stream) DO UPDATE SET seq = excluded.seq"
)


class Watched:
    """A database whose answers are counted, and which may fail."""

    def __init__(self) -> None:
        self.database = MeetingsDatabase(emptied())
        self.lengths: list[int] = []
        self.fails = False
        self.heads = ChangedHeads()

    def rows(self, statement: sa.TextClause, values: Mapping[str, object]) -> Sequence[Sequence[Any]]:
        """Return the rows of a query."""
        if self.fails:
            raise Unavailable("store")
        found = self.database.hot.rows(statement, values)
        self.lengths.append(len(found))
        return found


def writer(*heads: tuple[str, int]) -> psycopg.Connection[Any]:
    """Return a connection whose transaction has written heads and is not over."""
    connection = psycopg.connect(address())
    for each in heads:
        connection.execute(MADE, each)
    return connection


@pytest.fixture
def watched() -> Iterator[Watched]:
    """Yield a database with a hundred streams that were read."""
    made = Watched()
    with writer(*((f"s{number}", 1) for number in range(100))):
        pass
    assert len(made.heads.read(made.rows)) == 100
    yield made
    made.database.close()


def test_only_what_changed_is_read_again(watched: Watched) -> None:
    watched.heads.read(watched.rows)
    with writer(("s7", 2), ("new", 1)):
        pass
    watched.lengths.clear()
    found = watched.heads.read(watched.rows)
    assert (found["s7"], found["new"], len(found)) == (2, 1, 101)
    assert watched.lengths[0] < 10
    watched.heads.read(watched.rows)
    assert watched.heads.read(watched.rows) == found and watched.lengths[-1] < 10


def test_what_commits_after_a_later_one_is_not_missed(watched: Watched) -> None:
    with writer(("late", 1)) as late:
        with writer(("early", 1)):
            pass
        for _ in range(2):
            found = watched.heads.read(watched.rows)
            assert found["early"] == 1 and "late" not in found
        late.commit()
        assert watched.heads.read(watched.rows)["late"] == 1


def test_what_is_erased_is_gone_also_where_another_came(watched: Watched) -> None:
    with writer(("new", 1)) as connection:
        connection.execute("DELETE FROM head WHERE stream = 's3'")
    found = watched.heads.read(watched.rows)
    assert "s3" not in found and found["new"] == 1 and len(found) == 100


def test_after_a_failure_all_is_read_again(watched: Watched) -> None:
    watched.fails = True
    with pytest.raises(Unavailable):
        watched.heads.read(watched.rows)
    watched.fails = False
    assert len(watched.heads.read(watched.rows)) == 100 and watched.lengths[-1] == 100


def test_a_mark_of_the_future_is_another_servers(watched: Watched) -> None:
    watched.heads._since = "2000000000"
    assert len(watched.heads.read(watched.rows)) == 100 and watched.lengths[-1] == 100
