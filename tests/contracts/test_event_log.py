"""What every log promises: all or none, in order, no number twice, no command twice, one winner."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from interp.domain.model.events import Event, FloorArmed, FloorGiven, Logged, MeetingOpened, RoomBlanked
from interp.errors import Damaged
from interp.live.log_write_times import TimedLog
from interp.ports import Author, Conflict, EventLog, StreamCheck, logged
from interp.store.event_log import SqlLog
from interp.store.meetings_database import MeetingsDatabase
from tests.fakes import MemoryLog
from tests.row_by_row import row_by_row
from tests.wire.samples import SAMPLES


@pytest.fixture(params=["log", "timed"])
def log(request: pytest.FixtureRequest, meetings: MeetingsDatabase | None) -> EventLog:
    made: EventLog = SqlLog(meetings) if meetings else MemoryLog()
    return TimedLog(made, lambda _: None) if request.param == "timed" else made


@pytest.fixture
def spoiled(log: EventLog, meetings: MeetingsDatabase | None) -> Callable[[int, str], EventLog]:
    """Return what changes or deletes an event of the stream `meeting:m`, and opens the log as if after a restart."""

    def spoil(seq: int, actor: str) -> EventLog:
        if meetings is None:
            inner = log._inner if isinstance(log, TimedLog) else log
            assert isinstance(inner, MemoryLog)
            row = inner.read("meeting:m", seq - 1, 1)[0]
            inner.spoil("meeting:m", seq, replace(row, actor=actor) if actor else None)
            return log
        change = f"UPDATE event SET actor = '{actor}'" if actor else "DELETE FROM event"
        with meetings.connection() as connection:
            for guard in guards(meetings):
                connection.exec_driver_sql(guard)
            connection.exec_driver_sql(f"{change} WHERE stream = 'meeting:m' AND seq = {seq}")
        return TimedLog(SqlLog(meetings), lambda _: None) if isinstance(log, TimedLog) else SqlLog(meetings)

    return spoil


def guards(meetings: MeetingsDatabase) -> list[str]:
    """Return the statements that let the log be changed."""
    if meetings.engine.dialect.name == "sqlite":
        return [f"DROP TRIGGER {name}" for name in meetings.tables.guards() if name.startswith("event")]
    return ["SET LOCAL session_replication_role = replica"]


def author(command: str = "c1", at: int = 5) -> Author:
    return Author("Staff", "desk", at, command)


def test_an_empty_stream_holds_nothing(log: EventLog) -> None:
    assert (log.read("s", 0), log.seen("s", "c1"), log.streams(), log.heads()) == ([], None, [], {})


def test_the_events_of_a_command_get_the_next_numbers_and_its_pen(log: EventLog) -> None:
    assert log.append("s", 0, author(), [MeetingOpened(), FloorArmed("s1")]) == 2
    assert log.read("s", 0) == [
        Logged(1, 5, MeetingOpened(), "Staff", "desk", "c1", 1),
        Logged(2, 5, FloorArmed("s1"), "Staff", "desk", "c1", 2),
    ]


def test_what_is_new_is_read_in_order(log: EventLog) -> None:
    for number in range(12):
        log.append("s", number, author(f"c{number}"), [RoomBlanked()])
    assert [row.seq for row in log.read("s", 9)] == [10, 11, 12]
    assert log.read("s", 12) == log.read("s", 99) == []


def test_a_stream_that_moved_on_conflicts_and_keeps_nothing(log: EventLog) -> None:
    log.append("s", 0, author(), [MeetingOpened()])
    for expected in (0, 2):
        with pytest.raises(Conflict):
            log.append("s", expected, author("c2"), [RoomBlanked(), RoomBlanked()])
    assert len(log.read("s", 0)) == 1


def test_a_command_is_recorded_once(log: EventLog) -> None:
    log.append("s", 0, author(), [MeetingOpened()])
    with pytest.raises(Conflict):
        log.append("s", 1, author(), [RoomBlanked()])
    assert len(log.read("s", 0)) == 1


def test_a_command_seen_answers_its_last_number(log: EventLog) -> None:
    log.append("s", 0, author(), [MeetingOpened(), RoomBlanked()])
    log.append("s", 2, author("c2"), [RoomBlanked()])
    assert (log.seen("s", "c1"), log.seen("s", "c2"), log.seen("s", "c3")) == (2, 3, None)


def test_a_command_that_changed_nothing_is_seen_and_not_recorded_later(log: EventLog) -> None:
    log.append("s", 0, author(), [MeetingOpened()])
    assert log.append("s", 1, author("c2"), []) == 1
    log.append("s", 1, author("c3"), [RoomBlanked()])
    assert (log.seen("s", "c2"), log.seen("t", "c2"), log.heads(), len(log.read("s", 0))) == (1, None, {"s": 2}, 2)
    for events in ([RoomBlanked()], []):
        with pytest.raises(Conflict):
            log.append("s", 2, author("c2"), events)
    assert log.append("t", 0, author("c2"), [RoomBlanked()]) == 1


def test_a_command_that_changes_nothing_in_a_state_that_moved_on_conflicts(log: EventLog) -> None:
    log.append("s", 0, author(), [MeetingOpened()])
    for expected, command in ((0, "c2"), (1, "c1")):
        with pytest.raises(Conflict):
            log.append("s", expected, author(command), [])
    assert log.seen("s", "c2") is None


def test_streams_do_not_touch_each_other(log: EventLog) -> None:
    log.append("b", 0, author(), [MeetingOpened()])
    log.append("a", 0, author(), [RoomBlanked()])
    log.append("a", 1, author("c2"), [RoomBlanked()])
    assert (log.streams(), log.heads()) == (["a", "b"], {"a": 2, "b": 1})
    assert [row.event for row in log.read("a", 0)] == [RoomBlanked()] * 2


@row_by_row("event", SAMPLES, ids=lambda event: event.name)
def test_every_event_comes_back_as_it_went_in(log: EventLog, event: Event) -> None:
    log.append(event.name, 0, author(), [event])
    assert log.read(event.name, 0)[0].event == event


def test_what_was_appended_is_known_without_reading(log: EventLog) -> None:
    log.append("s", 0, author(), [MeetingOpened()])
    log.append("s", 1, author("c2", at=7), [FloorArmed("s1"), RoomBlanked()])
    assert log.read("s", 1) == logged(1, author("c2", at=7), [FloorArmed("s1"), RoomBlanked()])


def test_of_many_who_write_the_same_number_exactly_one_wins(log: EventLog) -> None:
    together = Barrier(4)

    def write(number: int) -> bool:
        together.wait()
        try:
            log.append("s", 0, author(f"c{number}"), [FloorGiven("i1", f"s{number}"), RoomBlanked()])
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(write, range(4))) == [False, False, False, True]
    assert [row.seq for row in log.read("s", 0)] == [1, 2]


def test_many_who_write_and_try_again_leave_no_gap(log: EventLog) -> None:
    def write(number: int) -> None:
        while True:
            try:
                log.append("s", len(log.read("s", 0)), author(f"c{number}"), [FloorArmed(str(number))])
            except Conflict:
                continue
            return

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(24)))
    rows = log.read("s", 0)
    assert [row.seq for row in rows] == list(range(1, 25))
    assert {row.command_id for row in rows} == {f"c{number}" for number in range(24)}


def filled(log: EventLog) -> EventLog:
    """Return the log with three events in `meeting:m` and one in another stream."""
    for number in range(3):
        log.append("meeting:m", number, author(f"c{number}"), [RoomBlanked()])
    log.append("meeting:n", 0, author(), [MeetingOpened()])
    return log


def test_a_whole_stream_is_found_whole(log: EventLog) -> None:
    found = filled(log).check("meeting:m")
    assert found == StreamCheck("meeting:m", 3, found.checksum) and log.check("meeting:n").seq == 1
    log.look()
    assert (log.damaged(), log.refuses("meeting:m")) == ({}, False)


@pytest.mark.parametrize(
    ("seq", "actor", "told"), [(2, "Bruno", (2, "checksum")), (2, "", (2, "missing")), (3, "", (3, "missing"))]
)
def test_a_stream_that_is_not_what_was_appended_is_refused_by_name_and_no_other(
    log: EventLog, spoiled: Callable[[int, str], EventLog], seq: int, actor: str, told: tuple[int, str]
) -> None:
    filled(log)
    again = spoiled(seq, actor)
    with pytest.raises(Damaged) as refused:
        again.read("meeting:m", 0)
    assert refused.value.args_ == {"reason": "damaged", "meeting": "m", "n": told[0], "found": told[1]}
    assert (again.refuses("meeting:m"), again.refuses("meeting:n"), [*again.damaged()]) == (True, False, ["meeting:m"])
    assert [row.event for row in again.read("meeting:n", 0)] == [MeetingOpened()]


def test_what_another_process_found_is_taken_over(log: EventLog, spoiled: Callable[[int, str], EventLog]) -> None:
    filled(log)
    again = spoiled(2, "Bruno")
    found = again.check("meeting:m")
    assert (found.seq, found.found, again.refuses("meeting:m")) == (1, "checksum", False)
    again.note([found, again.check("meeting:n")])
    assert again.refuses("meeting:m") and again.damaged()["meeting:m"].args_["n"] == 2


def test_a_last_event_that_is_gone_is_found_without_reading_the_stream(
    log: EventLog, spoiled: Callable[[int, str], EventLog]
) -> None:
    filled(log)
    again = spoiled(3, "")
    again.look()
    assert {stream: error.args_["found"] for stream, error in again.damaged().items()} == {"meeting:m": "missing"}
