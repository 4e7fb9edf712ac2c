"""What holds the loop is counted and logged once with its stack; a loop that runs on time is not."""

import threading
from threading import get_ident

import pytest
from structlog.testing import capture_logs

from interp.live.loop_watch import LIMIT_S, LOGGED, Holds, LoopWatch, stack_of

REST_S = 0.04


class Loop:
    """A loop with clocks that a test sets, looked at when it has worked too long."""

    def __init__(self) -> None:
        self.now = self.busy = 0.0
        self.doing = "idle"
        self.asked: list[int] = []
        self.watch = LoopWatch(lambda: self.now, lambda: self.busy, self.stack, lambda log, *said: log(*said))

    def stack(self, thread: int) -> str:
        """Return what the loop does."""
        self.asked.append(thread)
        return self.doing

    def turns(self, held_s: float, doing: str = "work", busy: float = 1.0, *, looks: bool = True) -> None:
        """Let the loop wait, work for a time and wait again; the alarm goes off meanwhile if the time is long."""
        self.now += REST_S
        self.watch.begins()
        self.doing = doing
        if looks and held_s > LIMIT_S:
            self.now += 1.01 * LIMIT_S
            self.watch.look()
            self.now -= 1.01 * LIMIT_S
        self.busy += held_s * busy
        self.now += held_s
        self.watch.waits()


@pytest.fixture
def loop() -> Loop:
    return Loop()


def test_a_loop_on_time_is_no_hold(loop: Loop) -> None:
    with capture_logs() as logs:
        for _ in range(100):
            loop.turns(0.9 * LIMIT_S)
    assert (loop.watch.holds, logs, loop.asked) == (Holds(), [], [])


def test_a_hold_is_counted_and_logged_once_with_what_held_it(loop: Loop) -> None:
    with capture_logs() as logs:
        loop.turns(0.5, "materials.py:88 compared")
        loop.turns(0.0)
    assert (loop.watch.holds.count, round(loop.watch.holds.total_s, 6)) == (1, 0.5)
    assert logs == [
        {"event": "loop_held", "log_level": "warning", "held_ms": 500, "processor_ms": 500, "more": 0,
         "doing": "materials.py:88 compared"}
    ]  # fmt: skip
    assert loop.asked == [get_ident()]


def test_the_processor_time_is_not_asked_for_in_each_of_many_short_turns() -> None:
    asked, now = list[float](), 0.0

    def busy() -> float:
        asked.append(now)
        return now

    watch = LoopWatch(lambda: now, busy, lambda _: "work", lambda log, *said: log(*said))
    for turn in range(100):
        now = turn * 0.001
        watch.begins()
        watch.waits()
    assert len(asked) <= 20
    with capture_logs() as logs:
        watch.begins()
        now += 0.2
        watch.waits()
    assert 200 <= logs[0]["processor_ms"] <= 205


def test_a_hold_without_processor_time_is_told_apart(loop: Loop) -> None:
    with capture_logs() as logs:
        loop.turns(0.2, "a commit", busy=0.01)
    assert (logs[0]["held_ms"], logs[0]["processor_ms"]) == (200, 2)


def test_a_loop_that_was_given_no_processor_held_nothing(loop: Loop) -> None:
    with capture_logs() as logs:
        loop.turns(0.5, busy=0.01, looks=False)  # the watcher was given none either
        loop.now += 0.5  # it waited, and was woken late
        loop.turns(0.0)
    assert (loop.watch.holds, logs) == (Holds(), [])


def test_a_look_after_the_loop_waits_again_says_nothing(loop: Loop) -> None:
    loop.turns(0.2)
    loop.watch.look()
    assert len(loop.asked) == 1
    loop.turns(0.01)
    assert loop.watch.holds.count == 1


def test_a_stack_taken_too_late_is_not_that_of_the_hold(loop: Loop) -> None:
    def late(_: int) -> str:
        loop.watch.waits()
        loop.now += REST_S
        loop.watch.begins()
        return "something else"

    watch = loop.watch = LoopWatch(lambda: loop.now, lambda: loop.busy, late, lambda log, *said: log(*said))
    watch.begins()
    loop.now += 0.2
    watch.look()
    loop.now += 0.2
    watch.waits()
    assert watch.holds.count == 0  # neither used the processor


def test_of_many_holds_some_are_logged_and_the_others_counted(loop: Loop) -> None:
    with capture_logs() as logs:
        for _ in range(30):
            loop.turns(0.1)
    assert loop.watch.holds.count == 30
    assert LOGGED < len(logs) <= LOGGED + (REST_S + 0.1) * 30
    assert [each["more"] for each in logs[:LOGGED]] == [0] * LOGGED
    assert logs[-1]["more"] > 0


def test_the_longest_is_remembered(loop: Loop) -> None:
    for held_s in (0.1, 0.7, 0.2):
        loop.turns(held_s)
    assert round(loop.watch.holds.longest_s, 6) == 0.7


def test_the_stack_of_a_thread_names_what_it_does() -> None:
    ends, began = threading.Event(), threading.Event()

    def comparing() -> None:
        began.set()
        ends.wait()

    thread = threading.Thread(target=comparing)
    thread.start()
    began.wait()
    assert thread.ident is not None
    assert "comparing" in stack_of(thread.ident)
    ends.set()
    thread.join()
    assert stack_of(-1) == ""
