"""Locks by meeting: one reader of a meeting at a time, no wait for another meeting, none kept when nobody reads."""

from threading import Barrier, Event, Thread

import pytest

from interp.service.meeting_locks import MeetingLocks

LONG_S = 60


def started(*threads: Thread) -> tuple[Thread, ...]:
    for each in threads:
        each.start()
    return threads


def test_one_at_a_time_holds_the_lock_of_a_meeting() -> None:
    locks, together, inside, most = MeetingLocks(), Barrier(8), list[int](), list[int]()

    def read() -> None:
        together.wait(LONG_S)
        for _ in range(50):
            with locks.held("m1"):
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    for each in started(*(Thread(target=read) for _ in range(8))):
        each.join(LONG_S)
    assert (len(most), max(most)) == (400, 1)
    assert len(locks) == 0


def test_another_meeting_is_not_waited_for() -> None:
    locks, held, leave = MeetingLocks(), Event(), Event()

    def hold() -> None:
        with locks.held("m1"):
            held.set()
            leave.wait(LONG_S)

    (holder,) = started(Thread(target=hold))
    assert held.wait(LONG_S)
    with locks.held("m2"):
        assert len(locks) == 2
    leave.set()
    holder.join(LONG_S)
    assert len(locks) == 0


def test_who_waits_gets_the_same_lock_and_not_a_new_one() -> None:
    locks, order = MeetingLocks(), list[str]()

    def wait() -> None:
        with locks.held("m1"):
            order.append("waited")

    with locks.held("m1"):
        (waiter,) = started(Thread(target=wait))
        while locks._locks["m1"][1] < 2:
            waiter.join(0.01)
        order.append("held")
    waiter.join(LONG_S)
    assert order == ["held", "waited"]


def test_a_reader_that_fails_gives_the_lock_back() -> None:
    locks = MeetingLocks()
    with pytest.raises(OSError, match="broken"), locks.held("m1"):
        raise OSError("broken")
    with locks.held("m1"):
        assert len(locks) == 1
