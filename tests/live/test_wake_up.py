"""The bell of one process: rung from any thread, waited for by one; what every bell promises is in contracts."""

from threading import Thread

from interp.live.wake_up import ProcessWakeUp

LONG_S = 60.0  # nobody waits so long unless a ring is lost
SHORT_S = 0.05


def waiting(bell: ProcessWakeUp, timeout_s: float = LONG_S) -> Thread:
    """Return a thread that waits for the bell."""
    thread = Thread(target=bell.wait, args=(timeout_s,), daemon=True)
    thread.start()
    return thread


def ended(thread: Thread, within_s: float = LONG_S / 2) -> bool:
    """Return whether a thread ends."""
    thread.join(within_s)
    return not thread.is_alive()


def test_a_wait_without_a_ring_ends_after_its_time() -> None:
    assert ended(waiting(ProcessWakeUp(), SHORT_S))


def test_a_ring_is_waited_for_once() -> None:
    bell = ProcessWakeUp()
    bell.ring("s", 1)
    assert ended(waiting(bell))
    second = waiting(bell)
    assert not ended(second, SHORT_S)
    bell.ring("s", 2)
    assert ended(second)


def test_a_ring_from_another_thread_wakes() -> None:
    bell = ProcessWakeUp()
    asleep = waiting(bell)
    assert not ended(asleep, SHORT_S)
    bell.ring("s", 1)
    assert ended(asleep)
