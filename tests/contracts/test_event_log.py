"""What every log promises: all or none, in order, no number twice, no command twice, one winner."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from interp.domain.model.events import Event, FloorArmed, FloorGiven, Logged, MeetingOpened, RoomBlanked
from interp.live.log_write_times import TimedLog
from interp.ports import Author, Conflict, EventLog, logged
from interp.store.event_log import SqlLog
from interp.store.meetings_database import MeetingsDatabase
from tests.fakes import MemoryLog
from tests.row_by_row import row_by_row
from tests.wire.samples import SAMPLES


@pytest.fixture(params=["log", "timed"])
def log(request: pytest.FixtureRequest, meetings: MeetingsDatabase | None) -> EventLog:
    made: EventLog = SqlLog(meetings) if meetings else MemoryLog()
    return TimedLog(made, lambda _: None) if request.param == "timed" else made


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
