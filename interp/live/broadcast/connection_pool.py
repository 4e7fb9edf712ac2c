"""The places of a server's connections, of which only a few are begun in one turn of the event loop."""

from typing import Any

import eventlet
from eventlet import GreenPool

SLICE = 2  # a handshake takes half a millisecond; whatever else is ready waits for those of one slice


class ConnectionPool(GreenPool):  # type: ignore[misc]
    """Begins a few connections, then lets everything that is ready run before the next are accepted.

    Without it a thousand who come at once are all accepted in one turn of the loop and do their handshakes in the
    next, and a switch waits for all of them.
    """

    def __init__(self, size: int) -> None:
        """`size`: connections at once."""
        super().__init__(size)
        self._left = SLICE

    def spawn(self, function: Any, *args: Any, **kwargs: Any) -> Any:
        """Begin a connection; return its greenlet."""
        if self._left == 0:
            eventlet.sleep(0)
            self._left = SLICE
        self._left -= 1
        return super().spawn(function, *args, **kwargs)
