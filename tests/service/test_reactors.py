"""The runner of reactors: what wakes them, their order, failures, leases, and the steps between which others go on."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from interp.domain.model.commands import AdvanceFloor
from interp.domain.model.state import Meeting
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.errors import TooMany, Unavailable
from interp.ports import WELL, TaskRecord
from interp.service.known_states import LOOKED_S
from interp.service.meetings import Meetings
from interp.service.reactors import (
    LOOK_MS,
    MOST_TURNS,
    RECENT_MS,
    SHARED,
    TURN_S,
    VOICE_S,
    DocumentMarks,
    React,
    Reactors,
    Sources,
    Steps,
)
from tests.builders import plan
from tests.fakes import FixedClock, ListeningBell, MemoryLog

CLERK = Actor("staff", "Clerk")


class Leased:
    """A lease that grants nothing that is held elsewhere."""

    def __init__(self) -> None:
        self.elsewhere: set[str] = set()

    def granted(self, work: str) -> bool:
        """Return whether nobody else does the work."""
        return work not in self.elsewhere


@dataclass
class Place:
    """Two meetings and reactors that write down what they look at."""

    names: tuple[str, ...] = ("first", "second")
    done: list[tuple[str, str]] = field(default_factory=list)
    failing: dict[str, Exception] = field(default_factory=dict)
    again: dict[str, int | None] = field(default_factory=dict)
    marks: dict[str, int] = field(default_factory=dict)
    away: bool = False

    def __post_init__(self) -> None:
        self.log, self.clock, self.lease = MemoryLog(), FixedClock(), Leased()
        self.meetings = Meetings(self.log, ListeningBell(), self.clock)
        for meeting in ("m1", "m2"):
            self.meetings.handle(SYSTEM, meeting, f"plan-{meeting}", plan(id=meeting))
        self.starts()

    def starts(self) -> None:
        """Start a runner that has seen everything."""
        self.runner = self.fresh_runner()
        self.runner.work()
        self.done.clear()

    def fresh_runner(self) -> Reactors:
        """Return a runner that has seen nothing yet."""
        sources = Sources(self.heads, lambda: self.marks, self.state)
        self.records = {name: TaskRecord(self.clock.now_ms) for name in self.names}
        made = Reactors(sources, self.clock, self.lease, self.records.__getitem__)
        for name in self.names:
            made.register(name, self.reactor(name))
        return made

    def heads(self) -> dict[str, int]:
        """Return the heads, unless the store is away."""
        if self.away:
            raise Unavailable("store")
        return self.log.heads()

    def state(self, meeting: str) -> Meeting:
        """Return the state of a meeting."""
        return self.meetings.state(meeting)

    def reactor(self, name: str) -> React:
        """Return a reactor that does one thing."""

        def react(meeting: str, state: Meeting) -> Steps:
            if name in self.failing:
                raise self.failing[name]
            self.done.append((name, meeting))
            yield
            return self.again.get(name)

        return react

    def switches(self, meeting: str = "m1") -> None:
        """Let a meeting's log grow."""
        self.meetings.handle(CLERK, meeting, f"next-{self.log.heads()}", AdvanceFloor(self.floor(meeting)))

    def floor(self, meeting: str) -> str | None:
        """Return who has the floor."""
        return self.meetings.state(meeting).floor.speech

    def looked(self, rung: tuple[str, ...] = ()) -> list[tuple[str, str]]:
        """Return what was looked at by one call."""
        self.done.clear()
        self.runner.work(rung)
        return list(self.done)


def test_every_meeting_is_looked_at_after_a_start() -> None:
    here = Place()
    here.fresh_runner().work()
    assert here.done == [(name, meeting) for meeting in ("m1", "m2") for name in here.names]


def test_after_a_start_those_of_long_ago_are_left_alone_until_they_are_opened_or_change() -> None:
    here = Place()
    runner, opened = here.fresh_runner(), list[str]()
    runner._sources = replace(runner._sources, recent=lambda ms: ["m2"] if ms == RECENT_MS else [], open=lambda: opened)

    def looked() -> set[str]:
        here.done.clear()
        here.clock.passes(LOOK_MS)
        runner.work()
        return {meeting for _, meeting in here.done}

    assert looked() == {"m2"} and looked() == set()
    here.marks = {SHARED: 1}
    assert looked() == {"m2"}
    opened.append("m1")
    assert looked() == {"m1"} and looked() == set()
    here.marks = {SHARED: 2}
    assert looked() == {"m1", "m2"}
    opened.clear()
    here.switches("m1")
    assert looked() == {"m1"}


def test_a_ring_wakes_the_reactors_in_their_order_for_that_meeting_only() -> None:
    here = Place()
    here.switches("m2")
    assert here.looked(("meeting:m2",)) == [("first", "m2"), ("second", "m2")]
    assert here.looked() == []


def test_a_stream_that_is_no_planned_meeting_wakes_nobody() -> None:
    here = Place()
    assert here.looked(("meeting:none", "other:m1")) == []


def test_a_damaged_meeting_is_left_alone_and_is_no_failure_of_a_reactor() -> None:
    here = Place()
    here.log.spoil("meeting:m1", 1, None)
    here.meetings = Meetings(here.log, ListeningBell(), here.clock)
    here.runner = here.fresh_runner()
    for record in here.records.values():
        record.started()
    assert here.looked() == [("first", "m2"), ("second", "m2")]
    assert {each.state() for each in here.records.values()} == {WELL}


def test_a_lost_ring_is_found_a_second_later() -> None:
    here = Place()
    here.switches("m1")
    assert here.looked() == []
    here.clock.passes(LOOK_MS)
    assert here.looked() == [("first", "m1"), ("second", "m1")]
    here.clock.passes(LOOK_MS)
    assert here.looked() == []


def test_documents_that_changed_wake_their_meeting_and_those_of_no_meeting_all() -> None:
    here = Place()
    here.marks = {"m2": 1}
    here.clock.passes(LOOK_MS)
    assert here.looked() == [("first", "m2"), ("second", "m2")]
    here.marks = {"m2": 1, "": 1}
    here.clock.passes(LOOK_MS)
    assert {meeting for _, meeting in here.looked()} == {"m1", "m2"}


def test_a_reactor_is_woken_when_it_asked_to_be_and_the_others_sleep() -> None:
    here = Place(again={"second": 300})
    here.looked(("meeting:m1",))
    here.again.clear()
    here.clock.passes(299)
    assert here.looked() == []
    here.clock.passes(1)
    assert sorted(here.looked()) == [("second", "m1"), ("second", "m2")]  # both since the start
    assert here.looked() == []


def test_the_next_call_is_when_something_is_due_and_at_the_latest_at_the_next_look() -> None:
    here = Place(again={"second": 300})
    assert here.runner.work() == 300
    here.again.clear()
    here.clock.passes(300)
    assert here.runner.work() == LOOK_MS


def test_one_that_fails_is_tried_again_a_second_later_and_holds_up_no_other() -> None:
    here = Place()
    for error in (TooMany("busy"), ValueError("a fault")):
        here.failing = {"first": error}
        assert here.looked(("meeting:m1",)) == [("second", "m1")]
        here.failing.clear()
        here.clock.passes(LOOK_MS)
        assert here.looked() == [("first", "m1")]


def states(here: Place) -> dict[str, str | None]:
    """Return the trouble of each reactor, as its health check has it."""
    return {name: record.state().code for name, record in here.records.items()}


def test_a_reactor_that_fails_again_and_again_is_a_trouble_of_its_own_until_it_works() -> None:
    here = Place()
    for record in here.records.values():
        record.started()
    here.failing = {"first": TooMany("busy")}
    for _ in range(3):
        here.looked(("meeting:m1",))
    assert states(here) == {"first": "task_fails", "second": None}
    here.failing.clear()
    here.looked(("meeting:m1",))
    assert states(here) == {"first": None, "second": None}


def test_a_store_out_of_reach_is_a_trouble_of_all_and_a_pass_with_nothing_to_do_is_none() -> None:
    here = Place(away=True)
    turns = iter([True, False])
    here.runner.run(ListeningBell(), lambda: next(turns), lambda _: None)
    for _ in range(3):
        here.clock.passes(LOOK_MS)
        here.runner.work()
    assert states(here) == {"first": "task_fails", "second": "task_fails"}
    here.away = False
    for _ in range(40):
        here.clock.passes(LOOK_MS)
        here.runner.work()
    assert states(here) == {"first": None, "second": None}


def test_a_store_out_of_reach_is_asked_again() -> None:
    here = Place(away=False)
    here.switches("m1")
    here.away = True
    here.clock.passes(LOOK_MS)
    assert here.looked() == []
    here.away = False
    here.clock.passes(LOOK_MS)
    assert here.looked() == [("first", "m1"), ("second", "m1")]


def test_what_another_process_has_the_lease_of_is_left_to_it_and_taken_over_when_it_ends() -> None:
    here = Place()
    here.lease.elsewhere = {"second"}
    assert here.looked(("meeting:m1",)) == [("first", "m1")]
    here.lease.elsewhere.clear()
    here.clock.passes(LOOK_MS)
    assert here.looked() == [("second", "m1")]


def test_others_go_on_between_two_steps() -> None:
    here, pauses = Place(), list[tuple[float, int]]()
    here.runner.work(("meeting:m1",), lambda seconds: pauses.append((seconds, len(here.done))))
    assert pauses == [(0, 1), (0, 2)]


def test_it_works_after_each_ring_once_the_messages_of_the_screens_are_on_their_way() -> None:
    here, order = Place(), list[str]()

    class Bell(ListeningBell):
        def wait(self, timeout_s: float) -> frozenset[str]:
            order.append("rung")
            return frozenset({"meeting:m1"})

    turns: Iterator[bool] = iter([True, True, False])
    here.done.clear()
    here.runner.run(
        Bell(), lambda: next(turns), lambda seconds: order.append("pause" if seconds == VOICE_S else "turn")
    )
    assert order == ["rung", "pause", "turn", "turn", "rung", "pause"]
    assert here.done == [("first", "m1"), ("second", "m1")]


def test_it_waits_until_something_is_due() -> None:
    here, waited = Place(), list[float]()

    class Bell(ListeningBell):
        def wait(self, timeout_s: float) -> frozenset[str]:
            waited.append(timeout_s)
            return frozenset()

    turns: Iterator[bool] = iter([True, False])
    here.runner.run(Bell(), lambda: next(turns), lambda seconds: None)
    assert waited == [here.runner.work(()) / 1000] and 0 < waited[0] <= 1


def test_it_gives_way_to_the_screens_after_each_pause_and_not_for_ever() -> None:
    here, pauses, waiting = Place(), list[float](), [True, True, False, True, False, False]
    here.runner._screens_wait = lambda: waiting.pop(0) if waiting else True
    behind = here.runner._behind_screens(pauses.append)
    behind(0.5)
    assert pauses == [0.5, TURN_S, TURN_S]
    behind(0)
    behind(0)
    assert pauses[3:] == [0, TURN_S, 0]
    behind(0)
    assert pauses[6:] == [0, *[TURN_S] * MOST_TURNS]


def test_the_marks_of_the_last_look_stand_for_those_of_now_until_nobody_looks_any_more() -> None:
    now_s, held, looks = [0.0], {"m1": 1, SHARED: 10}, list[float]()

    def marks() -> dict[str, int]:
        looks.append(now_s[0])
        return dict(held)

    found = DocumentMarks(marks, lambda: now_s[0])
    assert (found.of("m1"), found.of("m2"), looks) == (11, 10, [0.0])
    held["m1"] = 2
    assert (found.of("m1"), looks) == (11, [0.0])
    assert (found.look(), found.of("m1")) == (held, 12)
    held["m1"], now_s[0] = 3, LOOKED_S
    assert (found.of("m1"), looks) == (13, [0.0, 0.0, LOOKED_S])
