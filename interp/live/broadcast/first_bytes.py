"""Waits without a greenlet for the first bytes of a connection that was accepted, and keeps its place meanwhile."""

from collections.abc import Callable
from typing import Any

from eventlet import hubs

from interp.live.broadcast.attendee_sockets import TURNS


class FirstBytes:
    """One connection of which nothing has come; only for the thread of the hub."""

    __slots__ = ("_listener", "_places", "_then")

    def __init__(self, client: Any, places: Any, then: Callable[[], None]) -> None:
        """Take one of the free `places`; give it back and call `then` when something has come, or the end."""
        hub = hubs.get_hub()
        self._places, self._then = places, then
        self._places.counter -= 1
        self._listener = hub.add(hub.READ, client.fileno(), self._readable, _nothing, self._gone)
        self._listener.greenlet = hub.greenlet  # else it holds the greenlet that happens to run now

    def _readable(self, *_: object) -> None:
        """Look at what came in this round or in one of the next; called by the hub, for which it must not wait."""
        hubs.get_hub().remove(self._listener)
        if TURNS.are_over:
            TURNS.wait(self._look)
        else:
            TURNS.take(self._look)

    def _look(self) -> None:
        self._places.release()
        self._then()

    def _gone(self, *_: object) -> None:
        """The hub found the descriptor used for something else: nothing of it may be touched."""
        self._places.release()


def _nothing(*_: object) -> None:
    return None
