"""Tasks are done by another process, in turn, short ones beside long ones; a process that dies or hangs is replaced."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from threading import Event, local
from typing import Any

import pytest
from structlog.testing import capture_logs

from interp import process_priority
from interp.errors import BadRequest, TooMany, Unavailable
from interp.live.helper_processes import HelperProcesses
from interp.live.helper_turns import MOST_WAITING
from interp.ports import HelperTask
from interp.ports.helper_work import FILING, SCREEN
from tests.child_tasks import DIE, ECHO, FAIL, FILE, FILING_ECHO, FILING_NICE, LONG_WAIT, NICE, PID, REFUSE, WAIT
from tests.processes import environment, python
from tests.server import until
from tests.sources import ROOT

COMMAND = [sys.executable, "-m", "tests.helper_child"]
Make = Callable[..., HelperProcesses]


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Yield what makes helpers that are all ended at the end."""
    monkeypatch.chdir(ROOT)
    for name in set(os.environ) - set(environment()):
        monkeypatch.delenv(name)
    made: list[HelperProcesses] = []

    def making(*args: object, **more: object) -> HelperProcesses:
        made.append(HelperProcesses(COMMAND, *args, **more))  # type: ignore[arg-type]
        return made[-1]

    yield making
    for each in made:
        each.close()


def test_a_task_is_done_by_another_process_which_stays_for_the_next(make: Make) -> None:
    helpers = make()
    assert helpers.run(ECHO, "你好" * 200_000) == "你好" * 200_000
    assert helpers.run(PID) == helpers.run(PID) != os.getpid()
    assert helpers.pids() == (helpers.run(PID),)


def test_a_process_that_was_prepared_does_the_next_task(make: Make) -> None:
    helpers = make(count=2)
    helpers.prepare()
    prepared = helpers.pids()
    helpers.prepare()
    assert helpers.pids() == prepared == (helpers.run(PID),)


def test_a_prepared_process_that_nobody_needs_ends_as_others_do(make: Make) -> None:
    now = [0.0]
    helpers = make(now_s=lambda: now[0])
    helpers.prepare()
    helpers.end_idle(60)
    assert len(helpers.pids()) == 1
    now[0] = 60.0
    helpers.end_idle(60)
    assert helpers.pids() == ()


def test_where_no_process_can_be_started_only_who_asks_for_a_task_is_told() -> None:
    helpers = HelperProcesses(["/nowhere/python"])
    helpers.prepare()
    assert helpers.pids() == ()
    with capture_logs() as told, pytest.raises(Unavailable, match="helper_ended"):
        helpers.run(PID)
    assert [each["reason"].partition("(")[0] for each in told] == ["FileNotFoundError"]


def test_a_refusal_is_raised_here_and_a_fault_is_no_refusal(make: Make) -> None:
    helpers = make()
    with pytest.raises(BadRequest) as found:
        helpers.run(REFUSE, "too_large", 10)
    assert found.value.args_ == {"reason": "too_large", "limit": 10}
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        helpers.run(FAIL)
    assert helpers.run(ECHO, "still here") == "still here"


def test_a_process_that_dies_is_told_and_replaced(make: Make) -> None:
    helpers = make(count=1)
    before = helpers.run(PID)
    with pytest.raises(Unavailable, match="helper_ended"):
        helpers.run(DIE)
    assert helpers.run(PID) != before


def test_one_killed_while_idle_is_replaced_unnoticed(make: Make) -> None:
    helpers = make(count=1)
    before = helpers.run(PID)
    os.kill(before, signal.SIGKILL)
    # Its first thread may be a zombie while another still ends: only then can the whole be waited for.
    until(lambda: os.waitid(os.P_PID, before, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None)
    assert helpers.run(PID) != before


def test_a_task_that_takes_too_long_is_ended(make: Make, tmp_path: Path) -> None:
    helpers = make(count=1)
    before = helpers.run(PID)
    with pytest.raises(Unavailable, match="helper_late"):
        helpers.run(replace(WAIT, longest_s=0.1), str(tmp_path / "never"))
    assert helpers.run(PID) != before


def test_a_task_is_ended_when_who_asked_is_gone(make: Make, tmp_path: Path) -> None:
    gone = Event()
    helpers = make(gone.is_set, count=1)
    before = helpers.run(PID)
    with pytest.raises(Unavailable, match="helper_cancelled"):
        helpers.run(WAIT.heard_by(lambda done, total: gone.set()), str(tmp_path / "never"))
    gone.clear()
    assert helpers.run(PID) != before


def test_progress_is_told_while_a_task_runs(make: Make, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def hear(done: int, total: int) -> None:
        told.append((done, total))
        if total:
            (tmp_path / "enough").touch()

    make().run(WAIT.heard_by(hear), str(tmp_path / "enough"))
    assert told[:2] == [(0, 0), (1, 2)]  # it waits for a process, then the task counts


def test_a_short_task_does_not_wait_for_long_ones(make: Make, tmp_path: Path) -> None:
    helpers, end = make(), str(tmp_path / "end")
    with ThreadPoolExecutor(3) as pool:
        long = [pool.submit(helpers.run, LONG_WAIT, end) for _ in range(3)]
        assert helpers.run(ECHO, "at once") == "at once"
        assert not any(each.done() for each in long)
        Path(end).touch()
        assert [each.result() for each in long] == [None] * 3


class Askers:
    """Says who asks in each thread."""

    def __init__(self) -> None:
        self._here = local()

    def __call__(self) -> str:
        """Return who asks in this thread."""
        return str(getattr(self._here, "who", ""))

    def runs(self, helpers: HelperProcesses, who: str, task: HelperTask[..., Any], *args: object) -> Any:
        """Run a task for somebody."""
        self._here.who = who
        return helpers.run(task, *args)


def test_readers_have_one_process_and_who_has_a_role_is_not_kept_waiting(make: Make, tmp_path: Path) -> None:
    askers, end = Askers(), str(tmp_path / "end")
    helpers = make(who=askers)
    with ThreadPoolExecutor(12) as pool:
        readers = [pool.submit(askers.runs, helpers, "", WAIT, end) for _ in range(10)]
        until(lambda: helpers.waiting(short=True) == 9)
        assert pool.submit(askers.runs, helpers, "ana", LONG_WAIT, str(tmp_path)).result() is None
        assert not any(each.done() for each in readers)
        Path(end).touch()
        assert [each.result() for each in readers] == [None] * 10


def test_nobody_with_a_role_is_refused_because_of_readers(make: Make, tmp_path: Path) -> None:
    askers, end = Askers(), str(tmp_path / "end")
    helpers = make(who=askers)
    with ThreadPoolExecutor(MOST_WAITING + 2) as pool:
        readers = [pool.submit(askers.runs, helpers, "", WAIT, end) for _ in range(MOST_WAITING + 1)]
        until(lambda: helpers.waiting(short=True) == MOST_WAITING)
        with pytest.raises(TooMany):
            pool.submit(askers.runs, helpers, "", ECHO, "x").result()
        assert pool.submit(askers.runs, helpers, "ana", ECHO, "x").result() == "x"
        Path(end).touch()
        assert {each.result() for each in readers} == {None}


def test_people_are_served_in_turn(make: Make, tmp_path: Path) -> None:
    askers, order, end = Askers(), list[str](), str(tmp_path / "end")
    helpers = make(who=askers, count=1)

    def does(who: str) -> None:
        askers.runs(helpers, who, ECHO, "x")
        order.append(who)

    with ThreadPoolExecutor(10) as pool:
        first = pool.submit(askers.runs, helpers, "ana", WAIT, end)
        until(lambda: len(helpers.pids()) == 1)
        for waiting, who in enumerate(("ana", "ana", "ana", "ben", "", "ben")):
            pool.submit(does, who)
            until(lambda waiting=waiting: helpers.waiting(short=True) == waiting + 1)  # type: ignore[misc]
        Path(end).touch()
        first.result()
    assert order == ["ben", "ana", "ben", "ana", "ana", ""]


def test_who_opens_never_waits_for_files_which_stand_between_that_and_drafting(make: Make, tmp_path: Path) -> None:
    weights = [getattr(process_priority, name) for name in ("WAITED_FOR", "READERS", "FILING", "LOW", "LOWEST")]
    assert weights == sorted(set(weights)) and min(weights) > 0 > process_priority.SERVER
    helpers, end = make(count=2), str(tmp_path / "end")
    with ThreadPoolExecutor(2) as pool:
        filing: list[Future[Any]] = [pool.submit(helpers.run, FILE, end)]
        until(lambda: len(helpers.pids(FILING)) == 1)
        filing.append(pool.submit(helpers.run, FILE, end))
        until(lambda: helpers.waiting(short=False) == 1)
        assert helpers.run(NICE) == process_priority.WAITED_FOR
        assert not any(each.done() for each in filing)
        Path(end).touch()
        assert [each.result() for each in filing] == [None, None]
    assert helpers.run(FILING_NICE) == process_priority.FILING


def test_what_readers_wait_for_is_below_what_people_with_a_role_do(make: Make) -> None:
    askers = Askers()
    helpers = make(who=askers, count=2)
    assert [askers.runs(helpers, each, NICE) for each in ("", "ana")] == [
        process_priority.READERS, process_priority.WAITED_FOR,
    ]  # fmt: skip


def test_drafting_is_told_of_people_who_wait_at_a_screen_not_of_readers_or_files(make: Make) -> None:
    askers, told = Askers(), list[str]()

    class Screen(AbstractContextManager[None]):
        def __enter__(self) -> None:
            told.append("waits")

        def __exit__(self, *_: object) -> None:
            told.append("served")

    helpers = make(count=1, who=askers, screen=Screen())
    for who, task in (("", ECHO), ("ana", FILING_ECHO), ("ana", ECHO)):
        askers.runs(helpers, who, task, f"{who} {task.lane}")
        told.append(f"{who} {task.lane}")
    assert told == [" screen", "ana filing", "waits", "served", "ana screen"]


def test_a_process_stays_while_a_page_of_staff_is_open_and_no_longer(make: Make) -> None:
    now, staff = [0.0], [True]
    helpers = make(now_s=lambda: now[0], staff=lambda: staff[0])
    helpers.watch(iter([True, False]).__next__, lambda _: None)
    (kept,) = helpers.pids(SCREEN)
    helpers.prepare(FILING)
    now[0] = 60.0
    helpers.watch(iter([True, False]).__next__, lambda _: None)
    assert helpers.pids() == (kept,)
    staff[0] = False
    helpers.watch(iter([True, False]).__next__, lambda _: None)
    assert helpers.pids() == ()


def test_a_process_that_is_not_needed_ends(make: Make) -> None:
    now = [0.0]
    helpers = make(now_s=lambda: now[0])
    before = helpers.run(PID)
    helpers.end_idle(60)
    assert helpers.pids() == (before,)
    now[0] = 60.0
    helpers.watch(iter([True, False]).__next__, lambda _: None)
    assert helpers.pids() == ()
    assert helpers.run(PID) != before


ENDS_AT_ONCE = """
import os, sys
from interp.live.helper_processes import HelperProcesses
from tests.child_tasks import ECHO, LONG_WAIT, PID, WAIT
helpers = HelperProcesses([sys.executable, "-m", "tests.helper_child"])
print(helpers.run(PID), flush=True)
helpers.run(WAIT.heard_by(lambda *_: os._exit(1)), "/nowhere")
"""


def test_it_ends_with_the_process_that_started_it_also_at_work() -> None:
    pid = int(python(ENDS_AT_ONCE).stdout.split()[-1])  # behind the line of the log
    until(lambda: not Path(f"/proc/{pid}").exists() or "Z" in Path(f"/proc/{pid}/stat").read_text().split()[2])


EVENTLET = """
import sys
from interp.start import patch
patch({})
import eventlet
from interp.live.helper_processes import HelperProcesses
from tests.child_tasks import ECHO, LONG_WAIT, PID, WAIT
helpers = HelperProcesses([sys.executable, "-m", "tests.helper_child"])
order = []
waits = eventlet.spawn(lambda: (helpers.run(LONG_WAIT, sys.argv[1]), order.append("long")))
order.append(helpers.run(ECHO, "short"))
open(sys.argv[1], "w").close()
waits.wait()
print(order)
helpers.close()
"""


def test_under_eventlet_who_waits_holds_nobody(tmp_path: Path) -> None:
    done = python(EVENTLET, str(tmp_path / "end"))
    assert done.stdout.endswith("\n['short', 'long']\n"), done.stderr
