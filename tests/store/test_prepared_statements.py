"""Hot statements do the same by SQLAlchemy and on sqlite3 itself, and what was read is kept until the next commit."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from interp.domain.model.events import RoomBlanked
from interp.errors import Unavailable
from interp.ports import Author
from interp.store.event_log import SqlLog
from interp.store.meetings_database import FILE, MeetingsDatabase
from interp.store.prepared_statements import MOST, EngineStatements, FrequentStatements, KeptReads, PreparedStatements
from interp.store.tables.meetings_tables import about
from tests.prepared_demo import empty

NAME, VALUE = sa.bindparam("wanted", type_=sa.Text), sa.bindparam("given", type_=sa.Text)
FOUND = sa.select(about.c.value).where(about.c.name == NAME).limit(1)
PUT = about.insert().from_select(["name", "value"], sa.select(NAME, VALUE).where(VALUE != "none"))
PUT = PUT.execution_options(preserve_rowcount=True)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[MeetingsDatabase]:
    """Return a new database."""
    made = MeetingsDatabase.in_folder(empty(tmp_path))
    yield made
    made.close()


@pytest.fixture(params=["engine", "sqlite3"])
def hot(request: pytest.FixtureRequest, database: MeetingsDatabase) -> FrequentStatements:
    """Return each kind of hot statements."""
    if request.param == "engine":
        return EngineStatements(database.reading, database.connection)
    assert isinstance(database.hot, PreparedStatements)
    return database.hot


def values(hot: FrequentStatements, name: str) -> list[str]:
    """Return what is stored under a name."""
    return [value for (value,) in hot.rows(FOUND, {"wanted": name})]


def test_what_is_written_is_found(hot: FrequentStatements, database: MeetingsDatabase) -> None:
    assert values(hot, "epoch") == [database.epoch] and values(hot, "other") == []
    assert hot.written(PUT, [{"wanted": "a", "given": "1"}, {"wanted": "b", "given": "2"}])
    assert (values(hot, "a"), values(hot, "b")) == (["1"], ["2"])
    with database.reading() as others:
        assert others.scalar(FOUND, {"wanted": "a"}) == "1"


@pytest.mark.parametrize("last", [{"wanted": "a", "given": "2"}, {"wanted": "b", "given": "none"}], ids=["key", "row"])
def test_of_several_rows_all_go_in_or_none(hot: FrequentStatements, last: dict[str, str]) -> None:
    assert not hot.written(PUT, [{"wanted": "a", "given": "1"}, last])
    assert values(hot, "a") == []
    assert hot.written(PUT, [{"wanted": "a", "given": "3"}]) and values(hot, "a") == ["3"]


def test_a_database_that_cannot_be_asked_is_unavailable_and_then_asked_again(
    hot: FrequentStatements, database: MeetingsDatabase, tmp_path: Path
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
    assert isinstance(database.hot, PreparedStatements)
    assert values(database.hot, "epoch") == [database.epoch]
    database.hot.close()
    assert values(database.hot, "epoch") == [database.epoch]


def test_a_database_in_memory_has_one_connection_only() -> None:
    made = MeetingsDatabase("sqlite://")
    assert isinstance(made.hot, EngineStatements) and values(made.hot, "epoch") == [made.epoch]
    made.close()


def test_a_statement_is_compiled_once(database: MeetingsDatabase) -> None:
    assert isinstance(database.hot, PreparedStatements)
    for name in ("epoch", "other"):
        values(database.hot, name)
    assert len(database.hot._compiled) == 1


class Question:
    """Answers with how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, about: str) -> int:
        self.asked.append(about)
        return len(self.asked)


def grown(database: MeetingsDatabase, seq: int) -> None:
    SqlLog(database).append("s", seq, Author("Staff", "desk", 5, f"c{seq}"), [RoomBlanked()])


def test_nothing_is_read_twice_while_nothing_is_committed(database: MeetingsDatabase) -> None:
    kept = KeptReads(database.changes, question := Question())
    assert [kept("a"), kept("b"), kept("a"), kept("b")] == [1, 2, 1, 2]
    assert question.asked == ["a", "b"]


def test_all_is_read_again_after_a_commit_of_the_same_database(database: MeetingsDatabase) -> None:
    kept = KeptReads(database.changes, Question())
    assert kept("a") == kept("a") == 1
    grown(database, 0)
    assert kept("a") == kept("a") == 2


def test_and_after_one_of_another_process(database: MeetingsDatabase, tmp_path: Path) -> None:
    kept = KeptReads(database.changes, Question())
    assert kept("a") == 1
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("CREATE TABLE elsewhere (n)")
    assert kept("a") == kept("a") == 2
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO elsewhere VALUES (1)")
    assert kept("a") == 2
    other.execute("COMMIT")
    other.close()
    assert kept("a") == 3


def test_where_own_events_do_not_matter_only_other_commits_are_a_reason_to_read_again(
    database: MeetingsDatabase, tmp_path: Path
) -> None:
    kept = KeptReads(database.hot.commits_of_others, Question())
    assert kept("a") == 1
    grown(database, 0)
    assert kept("a") == 1
    with database.connection() as connection:
        connection.exec_driver_sql("CREATE TABLE elsewhere (n)")
    assert kept("a") == kept("a") == 2
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("INSERT INTO elsewhere VALUES (1)")
    other.close()
    grown(database, 1)
    assert kept("a") == kept("a") == 3


def test_who_cannot_connect_and_who_has_many_connections_tells_nothing(database: MeetingsDatabase) -> None:
    def connect() -> sqlite3.Connection:
        raise sqlite3.OperationalError("unable to open")

    assert PreparedStatements(connect).commits_of_others() is None
    assert EngineStatements(database.reading, database.connection).commits_of_others() is None


def test_what_is_committed_during_a_read_is_seen_by_the_next(database: MeetingsDatabase) -> None:
    def read(_: None) -> int:
        answer = len(SqlLog(database).read("s", 0))
        if answer == 0:
            grown(database, 0)
        return answer

    kept = KeptReads(database.changes, read)
    assert [kept(None), kept(None), kept(None)] == [0, 1, 1]


def test_a_read_that_fails_is_tried_again(database: MeetingsDatabase) -> None:
    fails = iter([True, False])

    def read(_: None) -> int:
        if next(fails):
            raise OSError
        return 1

    kept = KeptReads(database.changes, read)
    with pytest.raises(OSError):
        kept(None)
    assert kept(None) == 1


def test_a_database_that_tells_no_changes_is_read_each_time(
    database: MeetingsDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "changes", lambda: None)
    kept = KeptReads(database.changes, Question())
    assert [kept("a"), kept("a")] == [1, 2]


def test_the_answers_kept_are_bounded(database: MeetingsDatabase) -> None:
    kept = KeptReads(database.changes, question := Question())
    for number in range(MOST + 1):
        kept(str(number))
    kept("0")
    assert question.asked[MOST:] == [str(MOST), "0"]


def test_heads_after_another_process_wrote_are_new(database: MeetingsDatabase, tmp_path: Path) -> None:
    log = SqlLog(database)
    assert log.heads() == {}
    other = MeetingsDatabase.in_folder(empty(tmp_path))
    grown(other, 0)
    other.close()
    assert log.heads() == {"s": 1}


def test_who_gets_the_heads_may_change_them(database: MeetingsDatabase) -> None:
    log = SqlLog(database)
    log.heads()["s"] = 7
    assert log.heads() == {}


@pytest.mark.parametrize("text", ["SELECT 7", "SELECT :one + 7", "SELECT :one + 7, :two"])
def test_values_stand_in_the_order_of_the_statement(hot: FrequentStatements, text: str) -> None:
    statement = sa.text(text)
    asked = {name: value for name, value in (("two", 2), ("one", 0)) if f":{name}" in text}
    assert [list(row) for row in hot.rows(statement, asked)] == [[7, 2] if ":two" in text else [7]]
