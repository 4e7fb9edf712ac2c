"""Drafting is stopped in the midst of a batch while somebody waits, never while it holds a lock, and always goes on."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from interp.screen_first import LOOK_S, REST_S, ScreenWork, works_for_a_screen
from interp.worker.stopping import StoppableEngine, Stopping, StopSign
from interp.worker.supervisor import Supervisor
from tests.fakes_text import CountingJobs, sign_writer
from tests.server import until


class Child:
    """A process whose time is that of the test."""

    pid = 7

    def __init__(self, waits_s: float, computes: bool = True) -> None:
        """Somebody waits for so many seconds."""
        self.job: str | None = "J"
        self.stopped_s, self.now_s, self.sign = 0.0, 0.0, StopSign.new()
        self.waits_s, self.sent = waits_s, list[tuple[float, int]]()
        if computes:
            self.sign.give_back()

    def runs(self) -> bool:
        """Return whether the minute of the test is not over."""
        return self.now_s < 60

    def followed(self) -> list[tuple[float, int]]:
        """Return when which signals were sent."""
        Stopping(
            lambda: self.now_s < self.waits_s, lambda _, sign: self.sent.append((round(self.now_s, 2), sign)),
            lambda: self.now_s, self.pause,
        ).follow(self)  # fmt: skip
        return self.sent

    def pause(self, seconds: float) -> None:
        """Let time pass."""
        self.now_s += seconds


def test_it_is_stopped_at_once_and_until_nobody_waits() -> None:
    assert Child(3.99).followed() == [(LOOK_S, signal.SIGSTOP), (4.0, signal.SIGCONT)]


def test_it_is_stopped_no_longer_than_a_lease_allows_until_it_is_heard_of() -> None:
    assert Child(50.0).followed() == [(LOOK_S, signal.SIGSTOP), (LOOK_S + REST_S, signal.SIGCONT)]


def test_what_does_not_compute_or_has_no_job_is_never_stopped() -> None:
    idle = Child(50.0)
    idle.job = None
    assert Child(50.0, computes=False).followed() == idle.followed() == []


def test_a_model_begins_and_ends_with_the_byte_and_an_engine_says_what_it_ever_did() -> None:
    class Engine:
        def origin(self, source: str, target: str) -> str:
            return source + target

        def translate(self, *asked: Any, **more: Any) -> tuple[Any, ...]:
            may_be_stopped = sign.taken()
            sign.give_back()
            return (may_be_stopped, asked, more)

    sign = StopSign.new()
    engine: Any = StoppableEngine(Engine(), sign)
    before = sign.taken()
    made = engine.translate(["a"], "en", "fr", beam=2)
    assert made == (True, (["a"], "en", "fr"), {"beam": 2, "hypotheses": 1})
    assert engine.origin("en", "fr") == "enfr"
    assert (before, sign.taken()) == (False, False)
    sign.close()


def test_who_was_stopped_as_a_model_ended_waits_until_it_goes_on() -> None:
    sign, order = StopSign.new(), list[str]()

    def computes() -> None:
        with sign.computing():
            order.append("computes")
            until(lambda: "stopped" in order)
        order.append("goes on")

    thread = Thread(target=computes)
    thread.start()
    until(lambda: "computes" in order)
    assert sign.taken()
    order.append("stopped")
    thread.join(0.05)
    assert order == ["computes", "stopped"]
    sign.give_back()
    thread.join(60)
    assert order[-1] == "goes on"
    sign.close()


COMPUTES = """
import sys, time
from pathlib import Path
from interp.worker.drafting_process import end_with_parent, say
from interp.worker.stopping import StopSign
end_with_parent()
say({"job": "J"})
with StopSign(*map(int, sys.argv[2:])).computing():
    for number in range(10_000):
        Path(sys.argv[1]).write_text(str(number))
        time.sleep(0.01)
"""


@pytest.fixture
def counted(tmp_path: Path) -> Iterator[Path]:
    """Yield the file into which a supervised process counts while it computes."""
    file, ends = tmp_path / "count", list[bool]()
    file.write_text("0")
    command = [sys.executable, "-c", COMPUTES, str(file)]
    supervisor = Supervisor(
        CountingJobs(), command, sign_writer(), look_s=0.05, waits=lambda: works_for_a_screen(tmp_path)
    )  # fmt: skip
    thread = Thread(target=supervisor.run, args=(lambda: not ends,))
    thread.start()
    until(lambda: count(file) > 0)
    yield file
    ends.append(True)
    thread.join(60)


def count(file: Path) -> int:
    """Return how far it has counted."""
    return int(file.read_text() or 0)


def test_a_real_process_rests_while_somebody_waits_and_goes_on_afterwards(counted: Path) -> None:
    with ScreenWork(counted.parent):
        until(lambda: stopped_child(os.getpid()))
        before = count(counted)
    until(lambda: count(counted) > before)


SUPERVISES = """
import sys, time
from threading import Thread
from interp.worker.supervisor import Supervisor
from tests.fakes_text import CountingJobs, sign_writer
Supervisor(CountingJobs(), sys.argv[1:], sign_writer(), waits=lambda: True).run(lambda: True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
def test_a_process_that_is_stopped_ends_with_its_supervisor(tmp_path: Path) -> None:
    file = tmp_path / "count"
    command = [sys.executable, "-c", SUPERVISES, sys.executable, "-c", COMPUTES, str(file)]
    with subprocess.Popen(command) as supervisor:
        until(lambda: file.exists() and stopped_child(supervisor.pid))
        pid = stopped_child(supervisor.pid)
        supervisor.kill()
    until(lambda: not os.path.exists(f"/proc/{pid}"))


def stopped_child(parent: int) -> int:
    """Return the child of a process that is stopped; 0 without one."""
    for task in Path(f"/proc/{parent}/task").iterdir():
        for pid in map(int, (task / "children").read_text().split()):
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T":
                return pid
    return 0
