"""States of a process: each event is read once, nothing is read that is known, and what nobody told is found; locks by
meeting: one reader of a meeting at a time, no wait for another meeting, none kept when nobody reads.
"""

from threading import Barrier, Event, Thread

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.streams import stream_of
from interp.domain.rules.evolve import replay
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.errors import Damaged, Refused, Stale
from interp.live.wake_up import ProcessWakeUp
from interp.ports import Author, ReadMeeting, WakeUp, logged
from interp.service.known_states import LOOKED_S, QUIET_S, RECENT, KnownStates, MeetingLocks
from interp.service.meetings import Meetings
from tests.builders import START, plan
from tests.fakes import FixedClock, MemoryLog
from tests.live.memory_meeting import DeafBell

LONG_S = 60
STAFF = Actor("staff", "Ana")


class CountedLog(MemoryLog):
    """A log that counts what it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = list[str]()

    def read(self, stream: str, after: int, most: int | None = None) -> list[ev.Logged]:
        """Count a read."""
        self.asked.append("read")
        return super().read(stream, after, most)

    def seen(self, stream: str, command_id: str) -> int | None:
        """Count a search for a command."""
        self.asked.append("seen")
        return super().seen(stream, command_id)

    def heads(self) -> dict[str, int]:
        """Count a look at the heads."""
        self.asked.append("heads")
        return super().heads()


class Process:
    """The states of a process with its commands; another process writes the same log without telling it."""

    def __init__(self, bell: WakeUp | None = None) -> None:
        self.log, self.clock, self.now_s = CountedLog(), FixedClock(START), 0.0
        bell = bell or ProcessWakeUp()
        self.states = KnownStates(self.log, bell, lambda: self.now_s)
        self.meetings = Meetings(self.log, bell, self.clock, states=self.states)
        self.other = Meetings(self.log, ProcessWakeUp(), self.clock)
        self.count = 0
        self.does(plan(), self.meetings)
        self.states.heads()
        self.meetings.state("m1")
        self.log.asked.clear()

    def does(self, command: do.Command, by: Meetings | None = None) -> int:
        """Carry out a command in this process or by another one's meetings; return its number."""
        self.count += 1
        actor = SYSTEM if command.name == "meeting.plan" else STAFF
        return (by or self.meetings).handle(actor, "m1", f"c{self.count}", command).seq

    def asked(self) -> list[str]:
        """Return what the log was asked since the last call."""
        asked, self.log.asked = self.log.asked, []
        return asked


def test_what_a_command_wrote_is_known_without_reading_it() -> None:
    here = Process()
    here.does(do.OpenMeeting())
    here.does(do.AdvanceFloor(None))
    for _ in range(3):
        assert here.meetings.current("m1").seq == here.states.known("m1").state.seq == here.log.heads()[stream_of("m1")]
    here.meetings.events("m1", 1)
    assert here.asked() == ["heads"] * 3
    assert here.states.known("m1").state == replay(here.log.read(stream_of("m1"), 0))


def test_what_came_before_what_was_written_here_is_read() -> None:
    here = Process()
    here.does(do.OpenMeeting(), here.other)  # or a thread of this process that has not said so yet
    author = Author("Ana", "", START, "late")
    here.log.append(stream_of("m1"), 2, author, [ev.RoomBlanked()])
    here.asked()
    here.states.wrote("m1", logged(2, author, [ev.RoomBlanked()]))
    assert here.states.known("m1").state == replay(here.log.read(stream_of("m1"), 0))
    here.states.wrote("m1", here.log.read(stream_of("m1"), 1)[:1])
    here.does(do.ShowRoom())
    assert here.states.known("m1").state == replay(here.log.read(stream_of("m1"), 0))
    assert here.states.known("m1").state.seq == 4


def test_of_several_events_written_at_once_the_last_is_known() -> None:
    here = Process(DeafBell())
    author, news = Author("Ana", "", START, "both"), [ev.RoomBlanked(), ev.RoomShown()]
    here.log.append(stream_of("m1"), 1, author, news)
    written = logged(1, author, news)
    here.states.wrote("m1", written)
    here.states._written.clear()  # another thread took them, and has not said so yet
    assert here.states.known("m1").state.seq == written[-1].seq == 3


def test_what_was_written_is_forgotten_when_the_log_was_read() -> None:
    here = Process()
    for number in range(4):
        here.does(do.BlankRoom() if number % 2 == 0 else do.ShowRoom())
        here.states.read("m1")
    assert not here.states._written


def test_the_process_finds_what_it_wrote_itself_though_every_notification_is_lost() -> None:
    here = Process(DeafBell())
    assert here.does(do.OpenMeeting()) == here.meetings.current("m1").seq == here.states.known("m1").state.seq == 2


def test_what_another_process_wrote_is_known_after_the_next_look_at_the_heads() -> None:
    here = Process()
    here.does(do.OpenMeeting(), here.other)
    assert here.meetings.current("m1").seq == 1
    here.states.heads()
    assert here.meetings.current("m1").seq == 2


def test_where_nobody_looks_at_the_heads_each_question_is_asked_of_the_log() -> None:
    here = Process()
    here.does(do.OpenMeeting(), here.other)
    here.asked()
    here.now_s += LOOKED_S
    assert here.meetings.current("m1").seq == 2
    here.meetings.current("m1")
    assert here.asked() == ["read", "read"]


def test_a_command_is_never_decided_for_good_on_a_state_that_is_behind() -> None:
    here = Process()
    here.does(do.AdvanceFloor(None), here.other)
    assert here.does(do.PauseFloor()) == 5  # refused on what is known here: nobody has the floor
    here.does(do.BlankRoom(), here.other)
    assert here.does(do.BlankRoom()) == 6  # which holds already
    here.does(do.AdvanceFloor("s1"), here.other)
    with pytest.raises(Stale):
        here.does(do.AdvanceFloor("s1"))
    here.does(do.OpenMeeting(), here.other)
    assert here.does(do.ShowRoom()) == here.log.heads()[stream_of("m1")]  # it lost the number first


def test_a_command_that_another_process_recorded_is_answered_as_there() -> None:
    here = Process()
    first = here.other.handle(STAFF, "m1", "press", do.AdvanceFloor(None)).seq
    here.does(do.PauseFloor(), here.other)
    assert here.meetings.handle(STAFF, "m1", "press", do.AdvanceFloor(None)).seq == first


def test_a_refusal_costs_a_search_for_the_command_and_one_read() -> None:
    here = Process()
    here.does(do.OpenMeeting())
    here.meetings.current("m1")
    here.asked()
    with pytest.raises(Refused):
        here.does(do.PauseFloor())
    assert here.asked() == ["seen", "read"]


def test_the_events_since_a_number_are_read_again_only_when_they_are_old() -> None:
    here = Process()
    for number in range(RECENT):
        here.does(do.BlankRoom() if number % 2 == 0 else do.ShowRoom())
    here.meetings.current("m1")
    rows = here.log.read(stream_of("m1"), 0)
    here.asked()
    assert here.meetings.events("m1", 1) == rows[1:]
    assert here.meetings.events("m1", len(rows)) == []
    assert here.asked() == []
    assert here.meetings.events("m1", 0) == rows
    assert here.asked() == ["read"]


def test_a_meeting_that_is_not_there_is_not_held() -> None:
    here = Process()
    for _ in range(2):
        assert here.states.known("m9").state.seq == 0
    assert here.asked() == ["read", "read"]


def started(*threads: Thread) -> tuple[Thread, ...]:
    for each in threads:
        each.start()
    return threads


def test_one_at_a_time_holds_the_lock_of_a_meeting() -> None:
    locks, together, inside, most = MeetingLocks(), Barrier(8), list[int](), list[int]()

    def read() -> None:
        together.wait(LONG_S)
        for _ in range(50):
            with locks.held("m1"):
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    for each in started(*(Thread(target=read) for _ in range(8))):
        each.join(LONG_S)
    assert (len(most), max(most)) == (400, 1)
    assert len(locks) == 0


def test_another_meeting_is_not_waited_for() -> None:
    locks, held, leave = MeetingLocks(), Event(), Event()

    def hold() -> None:
        with locks.held("m1"):
            held.set()
            leave.wait(LONG_S)

    (holder,) = started(Thread(target=hold))
    assert held.wait(LONG_S)
    with locks.held("m2"):
        assert len(locks) == 2
    leave.set()
    holder.join(LONG_S)
    assert len(locks) == 0


def test_who_waits_gets_the_same_lock_and_not_a_new_one() -> None:
    locks, order = MeetingLocks(), list[str]()

    def wait() -> None:
        with locks.held("m1"):
            order.append("waited")

    with locks.held("m1"):
        (waiter,) = started(Thread(target=wait))
        while locks._locks["m1"][1] < 2:
            waiter.join(0.01)
        order.append("held")
    waiter.join(LONG_S)
    assert order == ["held", "waited"]


def test_a_reader_that_fails_gives_the_lock_back() -> None:
    locks = MeetingLocks()
    with pytest.raises(OSError, match="broken"), locks.held("m1"):
        raise OSError("broken")
    with locks.held("m1"):
        assert len(locks) == 1


def test_events_of_which_no_state_follows_are_damage_of_their_meeting(monkeypatch: pytest.MonkeyPatch) -> None:
    here = Process()

    def fails(*_: object) -> None:
        raise KeyError("s9")

    monkeypatch.setattr("interp.service.known_states.replay", fails)
    for _ in range(2):
        with pytest.raises(Damaged) as told:
            here.does(do.OpenMeeting(), here.other)
    assert told.value.args_ == {"reason": "damaged", "meeting": "m1", "n": 1, "found": "fold"}
    assert [*here.log.damaged()] == ["meeting:m1"]


def test_a_meeting_that_another_process_erased_is_forgotten_at_the_next_look() -> None:
    log = CountedLog()
    states = KnownStates(log, ProcessWakeUp())
    meetings = Meetings(log, ProcessWakeUp(), FixedClock(START), states=states)
    for meeting in ("m1", "m2"):
        meetings.handle(SYSTEM, meeting, "plan", plan(id=meeting))
    log.erase(stream_of("m1"))  # nobody looked at the heads since it was planned
    states.heads()
    assert (states.known("m1").state.about, states.read("m1").state.seq) == (None, 0)
    log.erase(stream_of("m2"))
    states.heads()
    assert states.known("m2").state.about is None and meetings.ids() == ()


class Shelf:
    """Keeps snapshots and counts them."""

    def __init__(self) -> None:
        self.kept = list[int]()

    def state(self, meeting: str) -> ReadMeeting | None:
        """Return none."""
        return None

    def keep(self, meeting: str, held: ReadMeeting) -> None:
        """Note the number."""
        self.kept.append(held.state.seq)

    def drop(self, meeting: str) -> None:
        """Forget nothing."""


def test_a_closed_meeting_that_rests_is_kept_once_and_again_only_when_it_changed() -> None:
    here, shelf = Process(), Shelf()
    here.does(do.OpenMeeting())
    here.states._snapshots = shelf
    assert here.states.settle("m1") is None and shelf.kept == []
    kept = []
    for command in (do.CloseMeeting(), do.ReopenMeeting(), do.CloseMeeting()):
        seq = here.does(command)
        here.now_s += 1
        if isinstance(command, do.CloseMeeting):
            kept.append(seq)
            assert here.states.settle("m1") == QUIET_S
            here.now_s += QUIET_S
        assert here.states.settle("m1") is None and here.states.settle("m1") is None
        assert shelf.kept == kept
