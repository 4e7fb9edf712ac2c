"""Pings all sockets from one task, a few each second, and says which have not answered in time."""

from collections.abc import Callable
from typing import Generic, TypeVar

S = TypeVar("S")
AT_ONCE = 25  # pings; so many answers are read in one round of the loop


class PingWheel(Generic[S]):
    """Sockets in one slot for each second of the ping interval; a full turn pings each socket once."""

    def __init__(self, interval_s: int, timeout_s: int, ping: Callable[[S], None], lost: Callable[[S], None]) -> None:
        """`ping` sends a ping; `lost` is told of a socket that did not answer one within `timeout_s`."""
        self._slots: list[dict[S, None]] = [{} for _ in range(max(1, interval_s))]
        self._slot_of: dict[S, int] = {}
        self._unanswered: dict[S, int] = {}  # the second of the ping, in the order of the pings
        self._timeout_s, self._ping, self._lost = timeout_s, ping, lost
        self._now = self._given = 0

    def add(self, socket: S) -> None:
        """Ping a socket from now on, once in each interval. Slots are given in turn: many may come in one second."""
        slot = (self._now + self._given) % len(self._slots)
        self._given += 1
        self._slots[slot][socket] = None
        self._slot_of[socket] = slot

    def remove(self, socket: S) -> None:
        """Forget a socket; one that is not known is no error."""
        slot = self._slot_of.pop(socket, None)
        if slot is not None:
            del self._slots[slot][socket]
        self._unanswered.pop(socket, None)

    def answered(self, socket: S) -> None:
        """Record a pong."""
        self._unanswered.pop(socket, None)

    def tick(self, pause: Callable[[], object] = lambda: None) -> None:
        """Let one second pass: ping the sockets whose turn it is, then name those that are overdue.

        `pause` waits for a moment after each few pings, so that their answers are read before all others come as well.
        """
        self._now += 1
        turn = list(self._slots[self._now % len(self._slots)])
        for number, socket in enumerate(turn, start=1):
            if socket in self._slot_of and socket not in self._unanswered:
                self._unanswered[socket] = self._now
                self._ping(socket)
            if number % AT_ONCE == 0 and number < len(turn):
                pause()
        for socket in self._overdue():
            self.remove(socket)
            self._lost(socket)

    def _overdue(self) -> list[S]:
        late: list[S] = []
        for socket, pinged in self._unanswered.items():
            if self._now - pinged < self._timeout_s:
                break
            late.append(socket)
        return late
