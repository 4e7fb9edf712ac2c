"""The log in SQL: it outlives the process, is one for all who open it, and is never changed."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count, repeat
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from interp.domain.model.events import RoomBlanked
from interp.errors import Damaged, Unavailable
from interp.ports import Author, Conflict
from interp.store.event_log import SqlLog
from interp.store.integrity.checksums import checksum
from interp.store.meetings_database import FILE, HEAD, MeetingsDatabase
from interp.store.prepared_statements import FrequentStatements, Statement, Values
from interp.store.tables.meetings_tables import event, head
from tests.first_release_folder import before_the_guard
from tests.prepared_demo import empty


def pen(command: str = "c1", at: int = 5) -> Author:
    return Author("Staff", "desk", at, command)


def test_the_log_outlives_the_process(tmp_path: Path) -> None:
    for expected in (0, 1):
        opened = MeetingsDatabase.in_folder(empty(tmp_path))
        SqlLog(opened).append("s", expected, pen(f"c{expected}"), [RoomBlanked()])
        opened.close()
    opened = MeetingsDatabase.in_folder(empty(tmp_path))
    assert len(SqlLog(opened).read("s", 0)) == 2
    opened.close()


def test_two_open_databases_are_one_log(tmp_path: Path) -> None:
    one, two = MeetingsDatabase.in_folder(empty(tmp_path)), MeetingsDatabase.in_folder(empty(tmp_path))
    SqlLog(one).append("s", 0, pen(), [RoomBlanked()])
    with pytest.raises(Conflict):
        SqlLog(two).append("s", 0, pen("c2"), [RoomBlanked()])
    assert len(SqlLog(two).read("s", 0)) == 1
    one.close()
    two.close()


def test_a_log_that_cannot_be_written_is_unavailable(database: MeetingsDatabase, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "data" / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(Unavailable, match="store"):
            SqlLog(database).append("s", 0, pen(), [RoomBlanked()])
        assert SqlLog(database).read("s", 0) == []
    finally:
        other.execute("ROLLBACK")
        other.close()


def test_a_log_without_its_table_is_unavailable(database: MeetingsDatabase) -> None:
    with database.connection() as connection:
        connection.exec_driver_sql("DROP TABLE event")
    with pytest.raises(Unavailable, match="store"):
        SqlLog(database).read("s", 0)


@pytest.mark.parametrize("statement", ["UPDATE event SET actor = 'nobody'", "DELETE FROM event"])
def test_what_is_recorded_can_be_neither_changed_nor_deleted(database: MeetingsDatabase, statement: str) -> None:
    SqlLog(database).append("meeting:m", 0, pen(), [RoomBlanked()])
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), database.connection() as connection:
        connection.exec_driver_sql(statement)
    assert [row.actor for row in SqlLog(database).read("meeting:m", 0)] == ["Staff"]


def spoil(folder: Path, *statements: str) -> None:
    """Run statements on a folder whose log is no longer guarded."""
    database = sqlite3.connect(folder / FILE)
    for statement in ("DROP TRIGGER event_no_update", "DROP TRIGGER event_no_delete", *statements):
        database.execute(statement)
    database.commit()
    database.close()


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Return a folder with three events in a stream."""
    opened = MeetingsDatabase.in_folder(empty(tmp_path / "three"))
    for number in range(3):
        SqlLog(opened).append("meeting:m", number, pen(f"c{number}"), [RoomBlanked()])
    opened.close()
    return tmp_path / "three"


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE event SET body = CAST(x'7bff7d' AS TEXT) WHERE seq = 2", (1, "unreadable")),
        ("UPDATE event SET checksum = NULL WHERE seq = 2", (2, "unsealed")),
        ("UPDATE event SET seq = 9 WHERE seq = 3", (3, "missing")),
        ("DELETE FROM event", (1, "missing")),
        ("DELETE FROM head", (3, "head")),
        ("UPDATE head SET seq = 2", (3, "head")),
        ("UPDATE head SET checksum = 5", (3, "head")),
        ("INSERT INTO event SELECT stream, 4, at, actor, device, 'c9', part, name, version, body, NULL FROM event "
         "WHERE seq = 3", (4, "unsealed")),
    ],
)  # fmt: skip
def test_what_was_changed_by_hand_is_found(three: Path, statement: str, told: tuple[int, str]) -> None:
    spoil(three, statement)
    opened = MeetingsDatabase.in_folder(three)
    with pytest.raises(Damaged) as refused:
        SqlLog(opened).read("meeting:m", 0)
    assert (refused.value.args_["n"], refused.value.args_["found"]) == told
    found = SqlLog(opened).check("meeting:m")
    assert (found.seq + 1, found.found) == told
    opened.close()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE event SET stream = x'ff' WHERE seq = 3", "UPDATE event SET seq = 'x' WHERE seq = 3",
     "UPDATE head SET stream = x'ff'", "UPDATE head SET seq = 'x'"],
)  # fmt: skip
def test_a_head_or_an_event_that_is_of_no_stream_or_has_no_number_is_found_at_the_start(
    three: Path, statement: str
) -> None:
    spoil(three, statement)
    opened = MeetingsDatabase.in_folder(three)
    log = SqlLog(opened)
    log.look()
    assert "meeting:m" in log.damaged() and all(isinstance(head, int) for head in log.heads().values())
    opened.close()


class Interrupted:
    """The statements of a database, with something that happens after each of the first ones."""

    def __init__(self, inner: FrequentStatements, happens: Iterator[Callable[[], object]]) -> None:
        self.inner, self.happens = inner, happens

    def rows(self, statement: Statement, values: Values) -> Sequence[Sequence[Any]]:
        """Return the rows of a query, then let the next thing happen."""
        found = self.inner.rows(statement, values)
        next(self.happens, lambda: None)()
        return found

    def close(self) -> None:
        """Close what it holds open."""
        self.inner.close()


def test_what_another_process_writes_while_heads_are_looked_at_is_no_damage(three: Path) -> None:
    one, other = MeetingsDatabase.in_folder(three), MeetingsDatabase.in_folder(three)
    log, writes = SqlLog(one), count(3)

    def write() -> None:
        seq = next(writes)
        SqlLog(other).append("meeting:m", seq, pen(f"c{seq}"), [RoomBlanked()])

    one.hot = Interrupted(one.hot, repeat(write, 4))  # type: ignore[assignment]
    log.look()
    assert not log.damaged() and next(writes) == len(log.read("meeting:m", 0)) == 7
    one.close()
    other.close()


def test_an_event_that_no_release_could_have_written_is_unreadable_although_its_checksum_is_right(three: Path) -> None:
    opened = MeetingsDatabase.in_folder(three)
    before = SqlLog(opened).check("meeting:m").checksum
    seal = checksum(before, "meeting:m", (4, 5, "", "", "c9", 1, "floor.flown", 1, "{}"))
    with opened.connection() as connection:
        row = ("meeting:m", 4, 5, "", "", "c9", 1, "floor.flown", 1, "{}", seal)
        connection.execute(event.insert().values(row))
        connection.execute(head.update().values(seq=4, checksum=seal))
    with pytest.raises(Damaged, match="damaged") as refused:
        SqlLog(opened).read("meeting:m", 0)
    assert (refused.value.args_["n"], refused.value.args_["found"]) == (4, "unreadable")
    opened.close()


def test_despite_damage_what_can_be_read_is_returned_and_the_damage_is_known(three: Path) -> None:
    spoil(three, "UPDATE event SET actor = 'Bruno' WHERE seq = 2")
    opened = MeetingsDatabase.in_folder(three)
    log = SqlLog(opened, despite_damage=True)
    assert [row.actor for row in log.read("meeting:m", 0)] == ["Staff", "Bruno", "Staff"]
    assert ([*log.damaged()], log.refuses("meeting:m")) == (["meeting:m"], False)
    assert log.append("meeting:m", 3, pen("c9"), [RoomBlanked()]) == 4
    assert [row.seq for row in log.read("meeting:m", 3)] == [4]
    opened.close()


def test_a_page_is_followed_from_where_the_one_before_ended(three: Path) -> None:
    opened = MeetingsDatabase.in_folder(three)
    log, seqs = SqlLog(opened), list[int]()
    while news := log.read("meeting:m", len(seqs), 2):
        seqs += [row.seq for row in news]
    assert seqs == [1, 2, 3]
    opened.close()
    spoil(three, "UPDATE event SET actor = 'Bruno' WHERE seq = 3")
    opened = MeetingsDatabase.in_folder(three)
    assert len(SqlLog(opened).read("meeting:m", 0, 2)) == 2
    with pytest.raises(Damaged):
        SqlLog(opened).read("meeting:m", 2, 2)
    opened.close()


def test_streams_of_an_earlier_release_are_sealed_once_and_their_damage_is_found_then(tmp_path: Path) -> None:
    folder = before_the_guard(tmp_path / "data")
    opened = MeetingsDatabase.in_folder(folder)
    log = SqlLog(opened)
    found = [log.check(stream) for stream in log.streams()]
    assert found and not any(each.sealed or each.found for each in found)
    log.note(found)
    again = SqlLog(opened)
    assert all(again.check(each.stream) == replace(each, sealed=True) for each in found)
    stream, last = found[0].stream, found[0].seq
    again.append(stream, last, pen("new"), [RoomBlanked()])
    assert SqlLog(opened).check(stream).seq == last + 1
    opened.close()
    spoil(folder, f"UPDATE event SET actor = 'Nobody' WHERE stream = '{stream}' AND seq = 2",
          f"UPDATE event SET actor = 'Nobody' WHERE stream = '{found[1].stream}' AND seq = 2")  # fmt: skip
    opened = MeetingsDatabase.in_folder(folder)
    told = [SqlLog(opened).check(each.stream) for each in found[:2]]
    assert [(each.seq + 1, each.found) for each in told] == [(last + 1, "checksum"), (found[1].seq, "head")]
    opened.close()


def test_a_stream_of_an_earlier_release_goes_on_before_it_is_sealed(tmp_path: Path) -> None:
    opened = MeetingsDatabase.in_folder(before_the_guard(tmp_path / "data"))
    stream, last = next(iter(sorted(SqlLog(opened).heads().items())))
    SqlLog(opened).append(stream, last, pen("new"), [RoomBlanked(), RoomBlanked()])
    log = SqlLog(opened)
    assert (log.check(stream).seq, log.check(stream).sealed) == (last + 2, True)
    assert [row.seq for row in log.read(stream, last - 1)] == [last, last + 1, last + 2]
    opened.close()


def test_the_tables_of_the_first_release_get_the_guard(tmp_path: Path) -> None:
    opened = MeetingsDatabase.in_folder(before_the_guard(tmp_path / "data"))
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), opened.connection() as connection:
        connection.exec_driver_sql("DELETE FROM event WHERE seq = 1")
    assert opened.version() == HEAD
    opened.close()
