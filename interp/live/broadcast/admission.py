"""Admits joins of attendees, requests, and messages in small slices: whatever else is ready has turns between them."""

from collections.abc import Callable
from math import inf
from threading import Lock
from time import perf_counter

SLICE = 5
TURN_S = 0.002  # for what takes different times
MOST_PAUSES = 5  # in a slice: commands without end, or a log that cannot be read, must not keep everybody out


class Admission:
    """A line in which what is of one kind waits for its turn; nothing else passes it.

    `pause` lets whatever is ready run; `busy` returns whether a change waits to be sent to the screens.
    """

    def __init__(
        self, busy: Callable[[], bool], pause: Callable[[], None], slice_: int = SLICE, slice_s: float = inf,
        now_s: Callable[[], float] = perf_counter,
    ) -> None:  # fmt: skip
        """`slice_`: how many are admitted between two pauses, and `slice_s`: for how long."""
        self._busy, self._pause, self._slice, self._slice_s, self._now_s = busy, pause, slice_, slice_s, now_s
        self._left, self._pauses, self._ends_s = slice_, MOST_PAUSES, now_s() + slice_s
        self._line = Lock()

    def beside(self, slice_s: float) -> "Admission":
        """Return another line that pauses for the same, after so many seconds of a slice."""
        return Admission(self._busy, self._pause, self._slice, slice_s, self._now_s)

    def enter(self) -> None:
        """Return when one more may be done. Only the first in line pauses, the others wait behind it."""
        with self._line:
            if self._left == 0 or self._now_s() >= self._ends_s:
                self._pause()
                self._left, self._pauses, self._ends_s = self._slice, MOST_PAUSES, self._now_s() + self._slice_s
            while self._pauses and self._busy():
                self._pauses -= 1
                self._pause()
            self._left -= 1
