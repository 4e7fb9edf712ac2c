"""A repeated id changes nothing and gets its first answer, at every later point of any day, across kill -9 too."""

import os
import signal
import socket
import time
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import settings as drawn
from hypothesis import strategies as st

from interp.domain.model import commands as do
from interp.domain.model.commands import Target
from interp.domain.model.streams import stream_of
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.errors import InterpError
from interp.live.wake_up import ProcessWakeUp
from interp.service.meetings import Meetings
from interp.store.event_log import KEPT_MS, TIDY_MS, SqlLog
from interp.store.meetings_database import MeetingsDatabase
from tests.builders import START, plan
from tests.fakes import FixedClock
from tests.prepared_demo import empty
from tests.sample_sizes import size

STAFF = Actor("staff", "Ana")
COMMANDS: tuple[do.Command, ...] = (
    do.OpenMeeting(), do.BlankRoom(), do.ShowRoom(), do.BlankOutputs(), do.ShowOutputs(), do.PauseFloor(),
    do.ResumeFloor(), do.EndFloor(), do.SuspendMeeting(), do.ResumeMeeting(), do.AdvanceFloor(None, Target("i1", "s1")),
    do.AdvanceFloor("s1", Target("i1", "s2")), do.SetLanguage("fr"), do.SetLanguage("fr"),
)  # fmt: skip


class House:
    """One planned meeting in a folder."""

    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock(START)
        self.database = MeetingsDatabase.in_folder(empty(folder))
        self.log = SqlLog(self.database)
        self.meetings = Meetings(self.log, ProcessWakeUp(), self.clock)

    def asks(self, command_id: str, command: do.Command) -> int | None:
        """Return the number a command is answered with, None for one that is refused."""
        try:
            return self.meetings.handle(STAFF, "m1", command_id, command).seq
        except InterpError:
            return None

    def rows(self) -> int:
        """Return how many events there are."""
        return len(self.log.read(stream_of("m1"), 0))


class KilledHouse:
    """A house in a process of its own, which is killed with -9 and started again on the same folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._start()

    def _start(self) -> None:
        self._line, theirs = socket.socketpair()
        self._pid = os.fork()
        if not self._pid:
            try:
                self._line.close()
                _answer(House(self._folder), theirs)
            finally:
                os._exit(0)
        theirs.close()

    def asks(self, command_id: str, number: int) -> str:
        """Return the number that command of COMMANDS is answered with, empty for one that is refused."""
        self.sends(command_id, number)
        return self._line.recv(100).decode().strip()

    def sends(self, command_id: str, number: int) -> None:
        """Send a command without waiting for its answer."""
        self._line.sendall(f"{command_id} {number}\n".encode())

    def dies(self) -> None:
        """Kill the process with -9, whatever it is doing, and start another."""
        os.kill(self._pid, signal.SIGKILL)
        self.close()
        self._start()

    def close(self) -> None:
        """End the process."""
        self._line.close()
        os.waitpid(self._pid, 0)


def _answer(house: House, line: socket.socket) -> None:
    """Answer commands until the line is closed."""
    for asked in line.makefile():
        command_id, number = asked.split()
        line.sendall(f"{house.asks(command_id, COMMANDS[int(number)]) or ''}\n".encode())


@given(
    st.lists(st.integers(0, len(COMMANDS) - 1), min_size=1, max_size=12),
    st.dictionaries(st.integers(0, 11), st.integers(0, 3_000), max_size=3),
)
@pytest.mark.filterwarnings("ignore:Using fork:DeprecationWarning")  # of eventlet, where a test before used it
@drawn(max_examples=size(15, torture=500))
def test_each_command_of_any_day_may_be_repeated_at_every_later_point(day: list[int], kills: dict[int, int]) -> None:
    with TemporaryDirectory() as name:
        house = House(Path(name))
        house.meetings.handle(SYSTEM, "m1", "plan", plan())
        house.database.close()
        killed, answers = KilledHouse(Path(name)), dict[str, str]()
        for place, command in enumerate(day):
            if place in kills:
                killed.sends(f"c{place}", command)
                time.sleep(kills[place] / 1e6)  # before, while or after it is written
                killed.dies()
            if first := killed.asks(f"c{place}", command):
                answers[f"c{place}"] = first
            for earlier, answer in answers.items():
                assert killed.asks(earlier, day[int(earlier[1:])]) == answer
        killed.close()
        house = House(Path(name))
        written = [ids for ids, _ in groupby(each.command_id for each in house.log.read(stream_of("m1"), 0))]
        house.database.close()
        assert len(written) == len(set(written)), "a command was done twice"


def test_what_was_refused_may_be_sent_again(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.meetings.handle(SYSTEM, "m1", "plan", plan())
    assert house.asks("c1", do.ResumeMeeting()) is None
    assert house.asks("c2", do.OpenMeeting()) and house.asks("c3", do.SuspendMeeting())
    assert house.asks("c1", do.ResumeMeeting()) == house.rows()
    house.database.close()


def test_an_answer_that_changed_nothing_is_kept_for_a_day_and_no_longer(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.meetings.handle(SYSTEM, "m1", "plan", plan())
    first = house.asks("c1", do.ShowRoom())
    for later, kept in ((KEPT_MS - TIDY_MS, True), (KEPT_MS + 1, False)):
        house.clock.now = START + later
        house.asks(f"other-{later}", do.ShowRoom())
        assert (house.log.seen(stream_of("m1"), "c1") == first) is kept
    house.database.close()
