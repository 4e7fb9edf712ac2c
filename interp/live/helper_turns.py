"""Hands the helper processes of one lane to those who ask: people with a role first and in turn, readers with a share.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Condition
from typing import Generic, TypeVar

from interp.errors import TooMany, Unavailable

T = TypeVar("T")
READERS = 1  # processes of a lane at most that work for people without a role
MOST_WAITING = 24  # tasks of people with a role, and as many of all others
MOST_KNOWN = 1_000
LOOK_S = 0.5  # between two looks whether who asked is still there


@dataclass(frozen=True, slots=True, eq=False)
class _Ticket:
    """A task that waits for a process; `who` is empty for people without a role."""

    who: str
    short: bool


class HelperTurns(Generic[T]):
    """The turns of a lane: its processes that are idle, and the tasks that wait for one.

    A short task never waits for one that is not; with a role nobody waits for a reader. Of people with a role comes
    first whose last task was given longest ago.
    """

    def __init__(self, processes: Sequence[T]) -> None:
        self._order = tuple(processes)
        self.idle = list(processes)  # in this order: people with a role take the last, readers the first
        self.turn = Condition()
        self._long = max(1, len(processes) - 1)  # tasks that are not short leave one process to the others
        self._readers = max(1, min(READERS, len(processes) - 1))
        self._waiting: list[_Ticket] = []
        self._turns: dict[str, int] = {}  # the number of the last task of each person
        self._given = 0

    def waiting(self, *, short: bool) -> int:
        """Return how many tasks wait for a process."""
        return sum(each.short == short for each in self._waiting)

    @contextmanager
    def taken(self, who: str, gone: Callable[[], bool], *, short: bool) -> Iterator[T]:
        """Yield a process of one's own, in turn. Raises TooMany, and Unavailable when who asked left meanwhile."""
        ticket = _Ticket(who, short)
        process = self._taken(ticket, gone)
        try:
            yield process
        finally:
            with self.turn:
                self.idle = [each for each in self._order if each is process or each in self.idle]
                self._count(ticket, 1)
                self.turn.notify_all()

    def _taken(self, ticket: _Ticket, gone: Callable[[], bool]) -> T:
        with self.turn:
            if sum(bool(each.who) == bool(ticket.who) for each in self._waiting) >= MOST_WAITING:
                raise TooMany("helpers_busy")
            self._waiting.append(ticket)
            try:
                while not self.turn.wait_for(lambda: bool(self.idle) and self._next() is ticket, LOOK_S):
                    if gone():
                        raise Unavailable("helper_cancelled")
                self._count(ticket, -1)
                return self.idle.pop(-1 if ticket.who else 0)
            finally:
                self._waiting.remove(ticket)
                self.turn.notify_all()

    def _next(self) -> _Ticket | None:
        """Return whose turn it is of those that may begin: people with a role first, and who has waited longest."""
        may = (each for each in self._waiting if (each.short or self._long > 0) and (each.who or self._readers > 0))
        return min(may, key=lambda each: (not each.who, self._turns.get(each.who, 0)), default=None)

    def _count(self, ticket: _Ticket, more: int) -> None:
        """Count a process that is given (-1) or comes back (1)."""
        self._long += 0 if ticket.short else more
        self._readers += 0 if ticket.who else more
        if more < 0:
            self._given += 1
            if len(self._turns) >= MOST_KNOWN:
                self._turns.clear()
            self._turns[ticket.who] = self._given
