"""What every bell promises: a ring wakes, no ring is waited for twice, the highest number is kept."""

from collections.abc import Callable
from threading import Thread
from time import monotonic

import pytest

from interp.live.wake_up import ProcessWakeUp
from interp.ports import WakeUp
from tests.fakes import ListeningBell

MADE: dict[str, Callable[[], WakeUp]] = {"process": ProcessWakeUp, "listening": ListeningBell}


@pytest.fixture(params=MADE)
def bell(request: pytest.FixtureRequest) -> WakeUp:
    return MADE[request.param]()


def waited(bell: WakeUp, timeout_s: float) -> float:
    """Return the seconds a wait took."""
    began = monotonic()
    bell.wait(timeout_s)
    return monotonic() - began


def test_nothing_rung_has_no_number(bell: WakeUp) -> None:
    assert bell.head("s") == 0


def test_the_highest_number_of_each_stream_is_kept(bell: WakeUp) -> None:
    for stream, seq in (("s", 2), ("s", 5), ("s", 3), ("t", 1)):
        bell.ring(stream, seq)
    assert (bell.head("s"), bell.head("t")) == (5, 1)


def test_a_ring_before_the_wait_is_not_lost(bell: WakeUp) -> None:
    bell.ring("s", 1)
    assert waited(bell, 5) < 1


def test_a_wait_without_a_ring_ends_after_its_time() -> None:
    bell = ProcessWakeUp()
    bell.ring("s", 1)
    bell.wait(5)
    assert 0.05 <= waited(bell, 0.05) < 1


def test_a_branch_is_rung_with_its_bell_and_waited_for_apart() -> None:
    bell = ProcessWakeUp()
    branch = bell.branch()
    bell.ring("s", 4)
    assert branch.head("s") == 4 and waited(bell, 5) < 1
    assert waited(branch, 5) < 1


def test_a_ring_from_another_thread_wakes() -> None:
    bell = ProcessWakeUp()
    ringer = Thread(target=bell.ring, args=("s", 1))
    ringer.start()
    assert waited(bell, 5) < 1
    ringer.join()
