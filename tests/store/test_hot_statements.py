"""Hot statements do the same by SQLAlchemy and on sqlite3 itself: rows, all or nothing, and what is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from interp.errors import Unavailable
from interp.store.hot_statements import EngineStatements, HotStatements, SqliteStatements
from interp.store.meetings_database import FILE, MeetingsDatabase
from interp.store.meetings_tables import about

NAME, VALUE = sa.bindparam("wanted", type_=sa.Text), sa.bindparam("given", type_=sa.Text)
FOUND = sa.select(about.c.value).where(about.c.name == NAME).limit(1)
PUT = about.insert().from_select(["name", "value"], sa.select(NAME, VALUE).where(VALUE != "none"))
PUT = PUT.execution_options(preserve_rowcount=True)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[MeetingsDatabase]:
    """Return a new database."""
    made = MeetingsDatabase.in_folder(tmp_path)
    yield made
    made.close()


@pytest.fixture(params=["engine", "sqlite3"])
def hot(request: pytest.FixtureRequest, database: MeetingsDatabase) -> HotStatements:
    """Return each kind of hot statements."""
    if request.param == "engine":
        return EngineStatements(database.reading, database.connection)
    assert isinstance(database.hot, SqliteStatements)
    return database.hot


def values(hot: HotStatements, name: str) -> list[str]:
    """Return what is stored under a name."""
    return [value for (value,) in hot.rows(FOUND, {"wanted": name})]


def test_what_is_written_is_found(hot: HotStatements, database: MeetingsDatabase) -> None:
    assert values(hot, "epoch") == [database.epoch] and values(hot, "other") == []
    assert hot.written(PUT, [{"wanted": "a", "given": "1"}, {"wanted": "b", "given": "2"}])
    assert (values(hot, "a"), values(hot, "b")) == (["1"], ["2"])
    with database.reading() as others:
        assert others.scalar(FOUND, {"wanted": "a"}) == "1"


@pytest.mark.parametrize("last", [{"wanted": "a", "given": "2"}, {"wanted": "b", "given": "none"}], ids=["key", "row"])
def test_of_several_rows_all_go_in_or_none(hot: HotStatements, last: dict[str, str]) -> None:
    assert not hot.written(PUT, [{"wanted": "a", "given": "1"}, last])
    assert values(hot, "a") == []
    assert hot.written(PUT, [{"wanted": "a", "given": "3"}]) and values(hot, "a") == ["3"]


def test_a_database_that_cannot_be_asked_is_unavailable_and_then_asked_again(
    hot: HotStatements, database: MeetingsDatabase, tmp_path: Path
) -> None:
    with database.connection() as connection:
        connection.execute(sa.text("ALTER TABLE about RENAME TO away"))
    with pytest.raises(Unavailable):
        hot.rows(FOUND, {"wanted": "epoch"})
    with pytest.raises(Unavailable):
        hot.written(PUT, [{"wanted": "a", "given": "1"}])
    with database.connection() as connection:
        connection.execute(sa.text("ALTER TABLE away RENAME TO about"))
    assert values(hot, "epoch") == [database.epoch] and hot.written(PUT, [{"wanted": "a", "given": "1"}])
    assert (tmp_path / FILE).exists()


def test_what_was_closed_opens_again(database: MeetingsDatabase) -> None:
    assert isinstance(database.hot, SqliteStatements)
    assert values(database.hot, "epoch") == [database.epoch]
    database.hot.close()
    assert values(database.hot, "epoch") == [database.epoch]


def test_a_database_in_memory_has_one_connection_only() -> None:
    made = MeetingsDatabase("sqlite://")
    assert isinstance(made.hot, EngineStatements) and values(made.hot, "epoch") == [made.epoch]
    made.close()


def test_a_statement_is_compiled_once(database: MeetingsDatabase) -> None:
    assert isinstance(database.hot, SqliteStatements)
    for name in ("epoch", "other"):
        values(database.hot, name)
    assert len(database.hot._compiled) == 1
