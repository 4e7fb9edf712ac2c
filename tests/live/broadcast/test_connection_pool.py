"""Connections that come at once are begun a few at a time, with a turn for everything else in between."""

import eventlet

from interp.live.broadcast.connection_pool import SLICE, ConnectionPool


def test_others_have_their_turn_while_many_come() -> None:
    begun, turns = list[int](), list[int]()

    def others() -> None:
        while len(begun) < 3 * SLICE:
            turns.append(len(begun))
            eventlet.sleep(0)

    other = eventlet.spawn(others)
    pool = ConnectionPool(100)
    for number in range(3 * SLICE):
        pool.spawn(begun.append, number)
    pool.waitall()
    other.wait()
    assert begun == list(range(3 * SLICE))
    assert all(later - earlier <= SLICE for earlier, later in zip(turns, turns[1:], strict=False))
    assert turns[-1] >= SLICE


def test_no_more_are_begun_than_there_are_places() -> None:
    pool, may_end = ConnectionPool(2), eventlet.Event()
    running = [pool.spawn(may_end.wait) for _ in range(2)]
    third = eventlet.spawn(pool.spawn, lambda: None)
    eventlet.sleep(0)
    assert pool.running() == 2 and not third.dead
    may_end.send()
    third.wait()
    pool.waitall()
    assert all(each.dead for each in running)
