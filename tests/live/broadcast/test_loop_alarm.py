"""The alarm goes off once after its time, never when it was stopped, and needs no look at a loop that rests."""

import ctypes
import os
import threading

import pytest

from interp.live.broadcast.loop_alarm import LOOK_S, Looks, Timer, alarm
from tests.server import until


def test_a_timer_that_is_set_goes_off_once_each_time() -> None:
    timer = Timer(0.001)
    for _ in range(3):
        timer.set()
        timer.wait()


def test_one_that_is_set_again_counts_once() -> None:
    woken: list[bytes] = []

    def read(descriptor: int, count: int) -> bytes:
        woken.append(os.read(descriptor, count))
        return woken[-1]

    timer = Timer(0.001, read)
    for _ in range(5):
        timer.set()
    timer.wait()
    assert [int.from_bytes(each, "little") for each in woken] == [1]


def test_a_timer_that_is_stopped_wakes_nobody() -> None:
    woken: list[int] = []
    timer = Timer(0.02)

    def waiting() -> None:
        timer.wait()
        woken.append(1)

    thread = threading.Thread(target=waiting, daemon=True)
    thread.start()
    for _ in range(50):
        timer.set()
        timer.stop()
    assert woken == []
    timer.set()
    until(lambda: woken == [1])
    thread.join()


def test_without_timers_the_thread_looks_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(ctypes, "PyDLL", lambda _: object())
    made = alarm(0.05, os.read, pauses.append)
    assert isinstance(made, Looks)
    made.set()
    made.stop()
    made.wait()
    made.wait()
    assert pauses == [LOOK_S, LOOK_S]


def test_here_there_are_timers() -> None:
    assert isinstance(alarm(0.05, os.read, lambda _: None), Timer)
