"""Contract of WakeUp: a notification wakes, none is waited for twice, the highest number is kept."""

from collections.abc import Callable
from threading import Thread

import pytest

from interp.live.wake_up import ProcessWakeUp
from interp.live.watched_wake_up import WatchedWakeUp
from interp.ports import WakeUp
from tests.fakes import ListeningBell

MADE: dict[str, Callable[[], WakeUp]] = {
    "process": ProcessWakeUp, "listening": ListeningBell, "watched": lambda: WatchedWakeUp(ProcessWakeUp(), lambda: 0),
}  # fmt: skip


@pytest.fixture(params=MADE)
def bell(request: pytest.FixtureRequest) -> WakeUp:
    return MADE[request.param]()


def wakes(bell: WakeUp) -> bool:
    """Return whether a wait that would last for hours ends."""
    waiter = Thread(target=bell.wait, args=(10_000,), daemon=True)
    waiter.start()
    waiter.join(30)
    return not waiter.is_alive()


def test_nothing_rung_has_no_number(bell: WakeUp) -> None:
    assert bell.head("s") == 0


def test_the_highest_number_of_each_stream_is_kept(bell: WakeUp) -> None:
    for stream, seq in (("s", 2), ("s", 5), ("s", 3), ("t", 1)):
        bell.ring(stream, seq)
    assert (bell.head("s"), bell.head("t")) == (5, 1)


def test_a_ring_before_the_wait_is_not_lost(bell: WakeUp) -> None:
    bell.ring("s", 1)
    assert wakes(bell)


def test_a_wait_names_the_streams_rung_since_the_last_one(bell: WakeUp) -> None:
    for stream in ("s", "t", "s"):
        bell.ring(stream, 1)
    assert bell.wait(0.0) == {"s", "t"}
