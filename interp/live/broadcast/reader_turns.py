"""Gives sockets that are read as callbacks their turns: for so long in one round of the event loop, then in order."""

import time
from collections import deque
from collections.abc import Callable

ROUND_S = 0.0005
Turn = Callable[[], None]


class ReaderTurns:
    """The turns of all such sockets; a turn that ends after the round's time was begun within it."""

    def __init__(self, soon: Callable[[Turn], object], now_s: Callable[[], float] = time.perf_counter) -> None:
        """`soon` calls a function in the next round of the loop."""
        self._soon, self._now_s = soon, now_s
        self._line: deque[Turn] = deque()
        self._used_s = 0.0
        self._asked = False  # for the next round

    @property
    def are_over(self) -> bool:
        """Return whether a turn must wait for one of the next rounds."""
        return bool(self._line) or self._used_s >= ROUND_S

    def take(self, turn: Turn) -> None:
        """Run a turn in this round."""
        self._ask()
        began_s = self._now_s()
        try:
            turn()
        finally:
            self._used_s += self._now_s() - began_s

    def wait(self, turn: Turn) -> None:
        """Run a turn as soon as those before it have had theirs."""
        self._line.append(turn)
        self._ask()

    def _ask(self) -> None:
        if not self._asked:
            self._asked = True
            self._soon(self._next_round)

    def _next_round(self) -> None:
        self._asked, self._used_s = False, 0.0
        while self._line and self._used_s < ROUND_S:
            self.take(self._line.popleft())
