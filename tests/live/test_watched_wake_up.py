"""How long a notification has gone unanswered; what a wake-up promises is in contracts/test_wake_up.py."""

from interp.live.watched_wake_up import WatchedWakeUp
from tests.fakes import FixedClock, ListeningBell


def test_the_first_notification_not_taken_counts_until_the_waiter_takes_it() -> None:
    clock, bell = FixedClock(), ListeningBell()
    watched = WatchedWakeUp(bell, clock.now_ms)
    clock.passes(9_000)
    assert (watched.unanswered_ms(), watched.waits()) == (0, False)
    watched.ring("s", 1)
    assert watched.waits()
    clock.passes(3_000)
    watched.ring("s", 2)
    clock.passes(1_000)
    assert (watched.unanswered_ms(), bell.rung) == (4_000, [("s", 1), ("s", 2)])
    watched.wait(0)
    clock.passes(1_000)
    assert (watched.unanswered_ms(), watched.waits()) == (0, False)
