"""Work beside the event loop: its result, its error, and a task beside its caller."""

import re
import sys
import threading
from collections import Counter

import pytest

from interp.live.broadcast.background_work import TICK_S, aside, background, tick_after, yield_now
from tests.processes import python
from tests.sources import modules


def test_work_is_done_and_its_error_comes_back() -> None:
    assert aside(lambda: 6 * 7) == 42
    with pytest.raises(ZeroDivisionError):
        aside(lambda: 1 // 0)


PRIORITY = """
import os, sys
from interp.start import patch
if sys.argv[1] == "eventlet":
    patch({})
from eventlet import patcher
from interp.live.broadcast.background_work import aside_at_low_priority
native = patcher.original("threading")
def niceness():
    if sys.argv[2] == "fails":
        raise ValueError("of the work")
    return os.getpriority(os.PRIO_PROCESS, native.get_native_id())
before = niceness() if sys.argv[2] != "fails" else 0
try:
    low = aside_at_low_priority(niceness)
    print(low - before, low, niceness() - before)
except ValueError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="threads have a priority of their own on Linux only")
def test_work_at_low_priority_leaves_the_priority_of_its_caller() -> None:
    under_eventlet = python(PRIORITY, "eventlet", "works")
    assert under_eventlet.stdout.split()[1:] == ["19", "0"], under_eventlet.stderr
    without = python(PRIORITY, "threading", "works")
    assert without.stdout.split()[::2] == ["0", "0"], without.stderr


@pytest.mark.parametrize("mode", ["eventlet", "threading"])
def test_an_error_of_work_at_low_priority_comes_back(mode: str) -> None:
    done = python(PRIORITY, mode, "fails")
    assert done.stdout == "of the work\n", done.stderr


def test_a_task_in_the_background_runs_beside_its_caller() -> None:
    done = threading.Event()
    ran: list[tuple[str, threading.Thread]] = []

    def task(word: str) -> None:
        ran.append((word, threading.current_thread()))
        done.set()

    background(task, "go")
    assert done.wait(60)
    assert ran[0][0] == "go" and ran[0][1] is not threading.current_thread()


SOON = """
import sys
from interp.start import patch
if sys.argv[1] == "eventlet":
    patch({})
from interp.live.broadcast.background_work import TURN_S, short_turns, soon, yield_now
short_turns()
done = []
soon(lambda: done.append("task"))
done.append("caller")
yield_now()
print(*done, sys.getswitchinterval() < 2 * TURN_S)
"""


@pytest.mark.parametrize(("mode", "order"), [("eventlet", "caller task True"), ("threading", "task caller False")])
def test_a_short_task_runs_after_what_is_ready_and_threads_take_short_turns_where_there_is_a_loop(
    mode: str, order: str
) -> None:
    done = python(SOON, mode)
    assert done.stdout.strip() == order, done.stderr


def test_a_thread_that_yields_goes_on() -> None:
    ran: list[int] = []
    beside = threading.Thread(target=lambda: ran.append(1))
    beside.start()
    while not ran:
        yield_now()
    beside.join()


def test_tasks_that_rest_wake_together_and_as_often_as_they_ask() -> None:
    wakes = Counter[int]()
    for began, every in ((0.013, 1.0), (0.47, 1.0), (0.99, 2.0)):
        now = began
        while (now := now + tick_after(now, every)) < 60:
            assert abs(now / TICK_S - round(now / TICK_S)) < 1e-6  # a whole tenth: one at which beats wake too
            wakes[round(now / TICK_S)] += 1
    assert wakes.total() == 59 + 59 + 29
    assert tick_after(5.0, 0.0) >= 0 and tick_after(5.02, 1.0) == pytest.approx(0.98)


LOOP = """
import socket, sys, threading, time
from interp.start import patch
if sys.argv[1] == "eventlet":
    patch({})
from interp.live.broadcast.background_work import native_thread_id, watch_loop
began, waited, looked = [], [], []
mine = native_thread_id()
listener = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=listener.accept, daemon=True).start()  # else the hub does not poll
watch_loop(
    lambda: began.append(native_thread_id()), lambda: waited.append(native_thread_id()),
    lambda: looked.append(native_thread_id()), 0.01,
)
time.sleep(0.05)
ends = time.monotonic() + (60 if sys.argv[1] == "eventlet" else 0.2)
while time.monotonic() < ends and not looked:
    pass
print(set(began) == set(waited) == {mine}, len(waited) - len(began), bool(looked), mine in looked,
      mine in sys._current_frames())
"""


@pytest.mark.parametrize("mode", ["eventlet", "threading"])
def test_a_loop_is_watched_by_a_thread_of_the_system_and_without_one_nothing_runs(mode: str) -> None:
    done = python(LOOP, mode)
    shown = {"eventlet": "True 0 True False True\n", "threading": "False 0 False False True\n"}
    assert done.stdout == shown[mode], done.stderr


def test_a_loop_that_waits_by_other_means_than_poll_is_left_alone() -> None:
    script = """
import eventlet
eventlet.monkey_patch()
from interp.live.broadcast.background_work import watch_loop
watch_loop(lambda: print("begins"), lambda: None, lambda: None, 0.05)
eventlet.sleep(0.01)
"""
    done = python(script, EVENTLET_HUB="selects")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_threads_beside_the_loop_run_only_what_releases_the_interpreters_lock() -> None:
    users = {each.path for each in modules() if re.search(r"import .*\baside|import tpool", each.text)}
    # passwords (argon2), a look at the disk, old files deleted, the write-ahead log copied (SQLite); what computes is
    # done in pieces or by a helper process
    assert users == {
        "live/broadcast/background_work.py", "live/health_register.py", "live/log_checkpoints.py", "run/app.py",
        "run/assemble.py",
    }  # fmt: skip
