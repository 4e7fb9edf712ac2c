"""Admits attendees' joins, or what they send, in small slices: whatever else is ready has its turn between them."""

from collections.abc import Callable
from threading import Lock

SLICE = 5
MOST_PAUSES = 5  # in a slice: commands without end, or a log that cannot be read, must not keep everybody out


class Admission:
    """A line in which attendees' joins wait for their turn; nobody else passes it.

    `pause` lets whatever is ready run; `busy` returns whether a change waits to be sent to the screens.
    """

    def __init__(self, busy: Callable[[], bool], pause: Callable[[], None], slice_: int = SLICE) -> None:
        """`slice_`: how many are admitted between two pauses."""
        self._busy, self._pause, self._slice = busy, pause, slice_
        self._left, self._pauses = slice_, MOST_PAUSES
        self._line = Lock()

    def enter(self) -> None:
        """Return when one more may be done. Only the first in line pauses, the others wait behind it."""
        with self._line:
            if self._left == 0:
                self._pause()
                self._left, self._pauses = self._slice, MOST_PAUSES
            while self._pauses and self._busy():
                self._pauses -= 1
                self._pause()
            self._left -= 1
