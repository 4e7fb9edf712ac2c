"""A connection of which nothing has come waits without a greenlet, in a place of its own, and is looked at once."""

import socket
from collections.abc import Iterator
from typing import Any

import eventlet
import pytest
from eventlet.greenio import GreenSocket

from interp.live.broadcast.first_bytes import FirstBytes

PLACES = 5


class Waiting:
    """A connection that waits; `looked` has how many places were free each time that somebody looked."""

    def __init__(self) -> None:
        here, self.there = socket.socketpair()
        self.client, self.places, self.looked = GreenSocket(here), eventlet.Semaphore(PLACES), list[int]()
        self.waits: Any = FirstBytes(self.client, self.places, self._look)

    def _look(self) -> None:
        self.looked.append(self.places.counter)

    def turn(self) -> None:
        """Let the loop run."""
        for _ in range(20):
            eventlet.sleep(0.001)
            if self.looked:
                return


@pytest.fixture
def waiting() -> Iterator[Waiting]:
    """Yield a connection of which nothing has come."""
    made = Waiting()
    yield made
    made.there.close()
    made.turn()
    made.client.close()


def test_it_takes_a_place_until_something_comes(waiting: Waiting) -> None:
    waiting.turn()
    assert (waiting.looked, waiting.places.counter) == ([], PLACES - 1)
    waiting.there.sendall(b"GET")
    waiting.turn()
    assert waiting.looked == [PLACES] and waiting.client.recv(9) == b"GET"


def test_its_end_is_looked_at_too(waiting: Waiting) -> None:
    waiting.client.shutdown(socket.SHUT_RDWR)
    waiting.turn()
    assert waiting.looked == [PLACES]


def test_of_a_descriptor_used_for_something_else_nothing_is_touched(waiting: Waiting) -> None:
    waiting.waits._gone()
    assert (waiting.looked, waiting.places.counter) == ([], PLACES)
    waiting.places.acquire()
