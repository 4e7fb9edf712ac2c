"""Has the write-ahead log of each database copied into its file beside the event loop, so that no commit does it."""

import dataclasses
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol

from interp.errors import Unavailable
from interp.live.broadcast.background_work import aside

LOOK_S = 1.0
MOST_LOOKS = 10  # at which something was written each time, then it is not waited for a quiet one


class WithLog(Protocol):
    """A database with a write-ahead log; see store.database_opening.Opened."""

    def changes(self) -> int | None:
        """Return a number that is another one after any commit; None where none tells."""

    def checkpoint(self) -> None:
        """Copy what the log holds into the file. Raises Unavailable."""


@dataclasses.dataclass(slots=True)
class _Looks:
    mark: int | None
    written: int = 0  # looks in a row at which there was something new


class LogCheckpoints:
    """Looks every second which database was written to, and copies its log once nothing more is written."""

    def __init__(self, databases: Sequence[WithLog], aside: Callable[[Callable[[], None]], object] = aside) -> None:
        """`aside` does what it is given beside the event loop."""
        self._databases, self._aside = databases, aside
        self._looks = [_Looks(each.changes()) for each in databases]

    def look(self) -> None:
        """Copy the logs that are due. One that cannot be copied now is after the next commit."""
        for database, looks in zip(self._databases, self._looks, strict=True):
            mark, before = database.changes(), looks.mark
            looks.mark = mark
            if mark != before:
                looks.written += 1
            if looks.written and (mark == before or looks.written >= MOST_LOOKS):
                looks.written = 0
                with suppress(Unavailable):
                    self._aside(database.checkpoint)

    def run(self, running: Callable[[], bool], pause: Callable[[float], object] = time.sleep) -> None:
        """Look until `running` returns False."""
        while running():
            pause(LOOK_S)
            self.look()
