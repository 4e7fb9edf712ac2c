"""Bounds the log: a line a second of each kind and source, and so many in all; what is left out is counted.

What staff do and what the audit needs is never left out. What strangers cause takes no place of the
service's own lines.
"""

import logging
import sys
import time
from collections.abc import Callable, Hashable
from typing import Any

import structlog

from interp.domain.model.roles import PUBLIC

KEPT = frozenset(
    ("command", "desk", "signed_in", "signed_out", "password_changed", "term_added", "term_taken_back", "serving_ended")
)
SOURCE = ("address", "meeting", "part", "reactor", "task", "job", "user", "path", "error", "reason")
OUTSIDE = ("address", "path")  # what of a source anybody may choose
MOST_FROM_OUTSIDE, MOST_OF_OURS = 40, 40  # lines a second that may be left out


class LineLimit:
    """Says which lines are written; the first one after others were left out carries their number."""

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s
        self._second, self._left_out = -1, 0
        self._outside, self._ours = set[Hashable](), set[Hashable]()
        self._traced = False

    def processed(self, _: Any, __: str, line: Any) -> Any:
        """Return a line of structlog, with `left_out` where others were. Raises DropEvent for one left out.

        Of the tracebacks of a second the first is written; another line has the name of its fault as `error`.
        """
        event, role = str(line.get("event", "")), line.get("role")
        kept = event in KEPT or (event == "command_refused" and role != PUBLIC)
        source = (event, *(str(line[name]) for name in SOURCE if name in line))
        if not kept and not self._has_room(source, role == PUBLIC or any(name in line for name in OUTSIDE)):
            raise structlog.DropEvent
        if line.get("exc_info") and not self._may_trace():
            fault = sys.exc_info()[0] if line["exc_info"] is True else type(line["exc_info"])
            line["error"] = fault.__name__ if fault else ""
            del line["exc_info"]
        if self._left_out:
            line["left_out"], self._left_out = self._left_out, 0
        return line

    def filtered(self, record: logging.LogRecord) -> bool:
        """Return whether a record of another library is written."""
        return self._has_room((record.name,), True)

    def _has_room(self, kind: Hashable, from_outside: bool) -> bool:
        """Return whether a line of this kind is written now, and count it otherwise."""
        self._turn()
        said, most = (self._outside, MOST_FROM_OUTSIDE) if from_outside else (self._ours, MOST_OF_OURS)
        if kind in said or len(said) >= most:
            self._left_out += 1
            return False
        said.add(kind)
        return True

    def _may_trace(self) -> bool:
        """Return whether no traceback was written in this second."""
        self._turn()
        before, self._traced = self._traced, True
        return not before

    def _turn(self) -> None:
        """Begin to count again in another second."""
        second = int(self._now_s())
        if second != self._second:
            self._second, self._traced = second, False
            self._outside.clear()
            self._ours.clear()
