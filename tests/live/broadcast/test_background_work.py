"""Work beside the event loop: its result, its error, and a task beside its caller."""

import threading

import pytest

from interp.live.broadcast.background_work import aside, background, yield_now
from tests.processes import python


def test_work_is_done_and_its_error_comes_back() -> None:
    assert aside(lambda: 6 * 7) == 42
    with pytest.raises(ZeroDivisionError):
        aside(lambda: 1 // 0)


def test_a_task_in_the_background_runs_beside_its_caller() -> None:
    done = threading.Event()
    ran: list[tuple[str, threading.Thread]] = []

    def task(word: str) -> None:
        ran.append((word, threading.current_thread()))
        done.set()

    background(task, "go")
    assert done.wait(60)
    assert ran[0][0] == "go" and ran[0][1] is not threading.current_thread()


def test_a_thread_that_yields_goes_on() -> None:
    ran: list[int] = []
    beside = threading.Thread(target=lambda: ran.append(1))
    beside.start()
    while not ran:
        yield_now()
    beside.join()


LOOP = """
import sys, time
from interp.start import patch
if sys.argv[1] == "eventlet":
    patch({})
from interp.live.broadcast.background_work import native_thread_id, watch_loop
seen = []
def look(pause):
    seen.append(native_thread_id())
    pause(0.001)
    seen.append("looked")
def beat():
    seen.append(native_thread_id())
watch_loop(beat, look)
ends = time.monotonic() + (60 if sys.argv[1] == "eventlet" else 0.2)
while time.monotonic() < ends and len(seen) < 3:
    time.sleep(0.01)
print(len(seen), len(set(seen)), native_thread_id() in sys._current_frames())
"""


@pytest.mark.parametrize(("mode", "shown"), [("eventlet", "3 3 True\n"), ("threading", "0 0 True\n")])
def test_a_loop_is_watched_by_a_thread_of_the_system_and_without_one_nothing_runs(mode: str, shown: str) -> None:
    done = python(LOOP, mode)
    assert done.stdout == shown, done.stderr
