"""The one door: once for a double click, one winner of a race, nothing refused remembered, time never back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier, Event

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.caption_state import Released, ScriptUnit
from interp.domain.model.commands import Target
from interp.domain.model.streams import stream_of
from interp.domain.rules.permissions import ATTENDEE, SYSTEM, Actor
from interp.errors import InterpError, NotAllowed, NotFound, Refused, Stale, TooMany
from interp.live.wake_up import ProcessWakeUp
from interp.ports import Author, EventLog
from interp.service.meetings import Meetings, Receipt
from interp.store.event_log import SqlLog
from interp.store.meetings_database import MeetingsDatabase
from tests.builders import START, plan
from tests.fakes import BusyLog, FixedClock, ListeningBell, MemoryLog, RacedLog, events_of

STAFF = Actor("staff", "Ana")
NEXT = do.AdvanceFloor(None, Target("i1", "s1"))
ROW = stream_of("m1")


class House:
    """A service with one planned meeting, and its log, wake-up and clock."""

    def __init__(self, log: MemoryLog | None = None) -> None:
        self.log, self.bell, self.clock = log or RacedLog(), ListeningBell(), FixedClock(START)
        self.meetings = Meetings(self.log, self.bell, self.clock)
        self.meetings.handle(SYSTEM, "m1", "plan", plan(), "desk-1")

    def asks(self, command_id: str, command: do.Command) -> int:
        """Return the number a command answers with."""
        return self.meetings.handle(STAFF, "m1", command_id, command, "desk-1").seq

    def rows(self) -> int:
        return len(self.log.read(ROW, 0))


@pytest.fixture
def house() -> House:
    return House()


def test_a_command_is_recorded_with_who_when_and_which_screen_and_rung(house: House) -> None:
    assert house.asks("c1", do.OpenMeeting()) == 2
    row = house.log.read(ROW, 1)[0]
    assert row == ev.Logged(2, START, ev.MeetingOpened(), "Ana", "desk-1", "c1", 1)
    assert house.bell.rung == [(ROW, 1), (ROW, 2)]


def test_whoever_has_no_name_is_recorded_by_role(house: House) -> None:
    house.meetings.handle(Actor("staff"), "m1", "c1", do.OpenMeeting())
    assert house.log.read(ROW, 1)[0].actor == "staff"


def test_a_switch_answers_with_its_last_event(house: House) -> None:
    assert house.asks("c1", NEXT) == 4
    assert [type(event) for event in events_of(house.log, ROW)[1:]] == [ev.MeetingOpened, ev.ItemOpened, ev.FloorGiven]


def test_a_double_click_moves_the_floor_once(house: House) -> None:
    house.asks("c1", NEXT)
    with pytest.raises(Stale):
        house.asks("c2", NEXT)
    assert house.meetings.state("m1").floor.speech == "s1"


def test_a_repeated_command_answers_as_the_first_time_and_changes_nothing(house: House) -> None:
    first = house.asks("c1", NEXT)
    house.asks("c2", do.AdvanceFloor("s1"))
    rows, rung = house.rows(), len(house.bell.rung)
    assert house.asks("c1", NEXT) == first
    assert (house.rows(), len(house.bell.rung)) == (rows, rung)


def test_a_repeated_command_answers_as_the_first_time_after_a_restart(house: House) -> None:
    first = house.asks("c1", NEXT)
    again = Meetings(house.log, house.bell, house.clock)
    assert again.handle(STAFF, "m1", "c1", NEXT) == Receipt(first)


def test_what_holds_already_answers_the_head_and_leaves_no_row(house: House) -> None:
    house.asks("c1", do.OpenMeeting())
    assert house.asks("c2", do.OpenMeeting()) == 2
    assert (house.rows(), len(house.bell.rung)) == (2, 2)


def test_a_refused_command_is_not_remembered(house: House) -> None:
    house.asks("c0", do.OpenMeeting())
    with pytest.raises(Refused, match="nobody_on_floor"):
        house.asks("c1", do.PauseFloor())
    house.asks("c2", NEXT)
    assert house.asks("c1", do.PauseFloor()) == 5


def test_nobody_is_heard_before_they_are_allowed(house: House) -> None:
    with pytest.raises(NotAllowed):
        house.meetings.handle(ATTENDEE, "m1", "plan", do.OpenMeeting())
    assert house.rows() == 1


def test_a_meeting_that_is_not_there_is_not_found(house: House) -> None:
    with pytest.raises(NotFound):
        house.meetings.handle(STAFF, "m9", "c1", do.OpenMeeting())
    with pytest.raises(NotFound) as told:
        house.meetings.state("m" * 99)
    assert told.value.args_ == {"reason": "meeting", "meeting": "m" * 80}


def test_meetings_are_listed_as_they_begin(house: House) -> None:
    house.meetings.handle(SYSTEM, "m0", "plan", plan(id="m0", starts_at=START + 1))
    house.log.append("other", 0, Author("", "", 0, "x"), [ev.RoomBlanked()])
    assert house.meetings.ids() == ("m1", "m0")


def test_a_stream_without_a_plan_is_no_meeting(house: House) -> None:
    house.log.append(stream_of("m2"), 0, Author("", "", 0, "x"), [ev.RoomBlanked()])
    assert house.meetings.ids() == ("m1",)
    with pytest.raises(NotFound):
        house.meetings.state("m2")


# --- time


def test_at_never_goes_back_within_a_stream(house: House) -> None:
    house.clock.passes(5_000)
    house.asks("c1", do.OpenMeeting())
    house.clock.passes(-3_600_000)
    house.asks("c2", NEXT)
    assert [row.at for row in house.log.read(ROW, 0)] == [START, START + 5_000, START + 5_000, START + 5_000]


def test_at_never_goes_back_after_a_restart_either(house: House) -> None:
    house.clock.passes(-3_600_000)
    Meetings(house.log, house.bell, house.clock).handle(STAFF, "m1", "c1", do.OpenMeeting())
    assert house.log.read(ROW, 0)[-1].at == START


# --- races


def rival(command_id: str, *events: ev.Event) -> Callable[[MemoryLog], object]:
    """Return somebody who writes events right before others do."""

    def write(log: MemoryLog) -> None:
        MemoryLog.append(log, ROW, len(log.read(ROW, 0)), Author("Bo", "", START, command_id), events)

    return write


def raced(*rivals: Callable[[MemoryLog], object]) -> House:
    log = RacedLog()
    house = House(log)
    log.rivals = list(rivals)
    return house


def test_after_a_conflict_it_is_decided_again_on_what_is_now_true() -> None:
    house = raced(rival("r1", ev.MeetingOpened()))
    assert house.asks("c1", NEXT) == 4
    assert events_of(house.log, ROW)[1:] == [
        ev.MeetingOpened(), ev.ItemOpened("i1", 600_000), ev.FloorGiven("i1", "s1", None, 300_000)
    ]  # fmt: skip


def test_after_a_conflict_a_press_can_be_stale() -> None:
    house = raced(rival("r1", ev.MeetingOpened(), ev.ItemOpened("i1"), ev.FloorGiven("i1", "s1")))
    with pytest.raises(Stale):
        house.asks("c1", NEXT)


def test_the_same_command_sent_twice_at_once_answers_twice_alike() -> None:
    house = raced(rival("c1", ev.MeetingOpened()))
    assert house.asks("c1", do.OpenMeeting()) == 2
    assert house.rows() == 2


def test_five_lost_races_are_enough() -> None:
    house = House(BusyLogAfterPlan())
    with pytest.raises(TooMany, match="busy"):
        house.asks("c1", do.OpenMeeting())
    assert house.rows() == 1


class BusyLogAfterPlan(BusyLog):
    """A log that takes the plan and then loses every race."""

    def append(self, stream: str, expected: int, author: Author, events: object, card: object = None) -> int:
        """Keep the plan; lose everything else, at most five times."""
        if expected == 0:
            return MemoryLog.append(self, stream, expected, author, events)  # type: ignore[arg-type]
        assert self.tries < 5
        return super().append(stream, expected, author, [])


LOGS: dict[str, Callable[[MeetingsDatabase], EventLog]] = {"memory": lambda _: MemoryLog(), "sqlite": SqlLog}


@pytest.mark.parametrize("kind", LOGS)
@pytest.mark.parametrize("desks", [1, 4])
def test_four_who_press_next_at_once_move_the_floor_once(kind: str, desks: int, database: MeetingsDatabase) -> None:
    log = LOGS[kind](database)
    services = [Meetings(log, ProcessWakeUp(), FixedClock(START)) for _ in range(desks)]
    services[0].handle(SYSTEM, "m1", "plan", plan())
    for start, to in ((None, Target("i1", "s1")), ("s1", Target("i2", "s2")), ("s2", Target("i2", "s3"))):
        answers = press_at_once(services, f"{to.speech}", do.AdvanceFloor(start, to))
        assert sorted(answers) == ["ok", "stale", "stale", "stale"]
        assert services[-1].state("m1").floor.speech == to.speech
    given = [row.event.speech for row in log.read(ROW, 0) if isinstance(row.event, ev.FloorGiven)]
    assert given == ["s1", "s2", "s3"]


def press_at_once(services: list[Meetings], step: str, command: do.Command) -> list[str]:
    """Return what four who press at the same moment are told."""
    together = Barrier(4)

    def press(hand: int) -> str:
        together.wait()
        try:
            services[hand % len(services)].handle(STAFF, "m1", f"c{step}-{hand}", command)
        except InterpError as error:
            return error.code
        return "ok"

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(press, range(4)))


# --- one meeting does not wait for another's log


class StuckLog(MemoryLog):
    """A log in which reading a whole meeting waits until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.stuck, self.asked, self.free = "", Event(), Event()

    def read(self, stream: str, after: int, most: int | None = None) -> list[ev.Logged]:
        """Wait where the stream that is stuck is read from its beginning."""
        if (stream, after) == (self.stuck, 0):
            self.asked.set()
            assert self.free.wait(60)
        return super().read(stream, after, most)


def two_meetings() -> tuple[StuckLog, Meetings]:
    """Return two planned meetings, and a service that has read neither."""
    log = StuckLog()
    house = House(log)
    house.meetings.handle(SYSTEM, "m2", "plan", plan(id="m2"))
    return log, Meetings(log, house.bell, house.clock)


def test_a_meeting_is_served_while_the_log_of_another_cannot_be_read() -> None:
    log, meetings = two_meetings()
    log.stuck = ROW
    with ThreadPoolExecutor(1) as pool:
        waits = pool.submit(meetings.state, "m1")
        assert log.asked.wait(60)
        assert meetings.handle(STAFF, "m2", "c1", do.OpenMeeting()).seq == 2
        assert meetings.captions("m2").units == ()
        assert not waits.done()
        log.free.set()
        assert waits.result(60).seq == 1


def test_a_whole_log_read_for_its_captions_delays_no_command_of_any_meeting() -> None:
    log, meetings = two_meetings()
    without_older_captions(meetings)
    log.stuck = ROW
    with ThreadPoolExecutor(1) as pool:
        waits = pool.submit(meetings.captions, "m1")
        assert log.asked.wait(60)
        assert [meetings.handle(STAFF, each, "c1", do.OpenMeeting()).seq for each in ("m1", "m2")] == [2, 2]
        assert not waits.done()
        log.free.set()
        assert waits.result(60).units == ()


def without_older_captions(meetings: Meetings) -> None:
    """Let a service hold a state whose first caption is number 2, so that the one before is read from the log."""
    meetings.state("m1")
    held = meetings._states.known("m1")
    second = Released(2, ScriptUnit("u2", "en", ()), None, "hand", START, 1)
    state = replace(held.state, captions=replace(held.state.captions, seq=2, units=(second,)))
    meetings._states._held["m1"] = replace(held, state=state)
