"""Admits joins, requests, and messages half a millisecond at a time: whatever else is ready has turns between them."""

from collections.abc import Callable
from threading import Lock
from time import perf_counter

SLICE_S = 0.0005  # what was admitted before its end goes on after it
MOST_PAUSES = 5  # in a slice: commands without end, or a log that cannot be read, must not keep everybody out


class Admission:
    """A line in which what is of one kind waits for its turn; nothing else passes it.

    `pause` lets whatever is ready run; `busy` returns whether a change waits to be sent to the screens.
    """

    def __init__(
        self, busy: Callable[[], bool], pause: Callable[[], None], now_s: Callable[[], float] = perf_counter
    ) -> None:
        self._busy, self._pause, self._now_s = busy, pause, now_s
        self._pauses, self._ends_s = MOST_PAUSES, now_s() + SLICE_S
        self._line = Lock()

    def beside(self) -> "Admission":
        """Return another line that pauses for the same."""
        return Admission(self._busy, self._pause, self._now_s)

    def enter(self) -> None:
        """Return when one more may be done. Only the first in line pauses, the others wait behind it."""
        with self._line:
            if self._now_s() >= self._ends_s:
                self._pause()
                self._pauses, self._ends_s = MOST_PAUSES, self._now_s() + SLICE_S
            while self._pauses and self._busy():
                self._pauses -= 1
                self._pause()
