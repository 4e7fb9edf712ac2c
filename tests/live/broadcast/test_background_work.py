"""Work beside the event loop: its result, its error, and a task beside its caller."""

import threading

import pytest

from interp.live.broadcast.background_work import aside, background, yield_now


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
