"""Bounds the log: a line a second of each kind and source, and so many in all; what is left out is counted.

What staff do and what the audit needs is never left out.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

import structlog

from interp.domain.model.roles import PUBLIC

KEPT = frozenset(
    ("command", "desk", "signed_in", "signed_out", "password_changed", "term_added", "term_taken_back", "serving_ended")
)
SOURCE = ("address", "meeting", "part", "reactor", "task", "job", "user", "path", "error", "reason")
MOST_A_SECOND = 50  # lines of all kinds that may be left out


class LineLimit:
    """Says which lines are written; the first one after others were left out carries their number."""

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s
        self._second, self._said = -1, set[tuple[str, ...]]()
        self._left_out = 0

    def processed(self, _: Any, __: str, line: Any) -> Any:
        """Return a line of structlog, with `left_out` where others were. Raises DropEvent for one left out."""
        event, role = str(line.get("event", "")), line.get("role")
        kept = event in KEPT or (event == "command_refused" and role != PUBLIC)
        if not kept and not self._has_room((event, *(str(line[name]) for name in SOURCE if name in line))):
            raise structlog.DropEvent
        if self._left_out:
            line["left_out"], self._left_out = self._left_out, 0
        return line

    def filtered(self, record: logging.LogRecord) -> bool:
        """Return whether a record of another library is written."""
        return self._has_room((record.name,))

    def _has_room(self, kind: tuple[str, ...]) -> bool:
        """Return whether a line of this kind is written now, and count it otherwise."""
        second = int(self._now_s())
        if second != self._second:
            self._second, self._said = second, set()
        if kind in self._said or len(self._said) >= MOST_A_SECOND:
            self._left_out += 1
            return False
        self._said.add(kind)
        return True
