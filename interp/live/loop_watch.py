"""Finds what held the event loop: counts each hold over 50 ms and logs it with the stack that held it."""

import math
import re
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

import structlog

from interp.live.broadcast.background_work import background, native_thread_id, watch_loop

LIMIT_S = 0.05
LOGGED = 5  # log lines at once; then one each second, and the other holds are counted
READ_S = 0.005  # the processor time is read that often: asking the kernel costs as much as a small turn of the loop
MOST_FRAMES = 12
INSTALLED = re.compile(r".*/(?:site-packages|interp)/")
log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Holds:
    """How often the loop was held, in seconds for how long in all, and the longest."""

    count: int = 0
    total_s: float = 0.0
    longest_s: float = 0.0

    def add(self, held_s: float) -> None:
        """Count a hold."""
        self.count += 1
        self.total_s += held_s
        self.longest_s = max(self.longest_s, held_s)


class LoopWatch:
    """The loop says when it begins to work and when it waits; a native thread takes the stack of one that works long.

    Holds are measured by the loop itself, and logged by a task: a native thread may take none of its locks.
    """

    def __init__(
        self, now_s: Callable[[], float] = time.monotonic, busy_s: Callable[[], float] = time.thread_time,
        stack: Callable[[int], str] | None = None, aside: Callable[..., None] = background,
    ) -> None:  # fmt: skip
        """`busy_s` is the processor time of the loop's thread; `stack` returns what a thread is doing; `aside` runs a
        function with arguments outside the loop's own code.
        """
        self.holds = Holds()
        self._now_s, self._busy_s, self._stack, self._aside = now_s, busy_s, stack or stack_of, aside
        self._thread = native_thread_id()
        self._began_s: float | None = None  # since when the loop works, None while it waits
        self._busy, self._read_s = 0.0, -math.inf  # the processor time read last, and when
        self._seen: str | None = None
        self._allowed, self._logged_s, self._unlogged = float(LOGGED), now_s(), 0

    def run(self) -> None:
        """Watch the loop of this thread until the process ends, where there is one."""
        self._thread = native_thread_id()
        watch_loop(self.begins, self.waits, self.look, LIMIT_S)

    def begins(self) -> None:
        """Note that the loop works from now on; called inside the loop."""
        self._seen, now_s = None, self._now_s()
        if now_s - self._read_s >= READ_S:
            self._busy, self._read_s = self._busy_s(), now_s
        self._began_s = now_s

    def waits(self) -> None:
        """Note that the loop waits, and count and log what held it since it began; called inside the loop."""
        began_s, self._began_s = self._began_s, None
        if began_s is None or (held_s := self._now_s() - began_s) <= LIMIT_S:
            return
        worked_s, seen, self._seen = self._busy_s() - self._busy, self._seen, None
        if seen is not None or worked_s > LIMIT_S:  # else the watcher had no processor either
            self.holds.add(held_s)
            self._aside(self._log, began_s + held_s, held_s, worked_s, seen)

    def look(self) -> None:
        """Take the stack of a loop that has worked too long, once for each hold; called in a native thread."""
        began_s = self._began_s
        if self._seen is None and began_s is not None and self._now_s() - began_s > LIMIT_S:
            seen = self._stack(self._thread)
            if self._began_s == began_s:  # else it waits by now, and this is the stack of something else
                self._seen = seen

    def _log(self, now: float, held_s: float, worked_s: float, seen: str | None) -> None:
        """Log a hold. Where the processor time is much less, the thread waited: for a disk, or for a processor.

        Up to READ_S of that time may be of the turns before.
        """
        self._allowed = min(LOGGED, self._allowed + now - self._logged_s)
        self._logged_s = now
        if self._allowed < 1:
            self._unlogged += 1
            return
        log.warning(
            "loop_held", held_ms=round(held_s * 1000), processor_ms=round(worked_s * 1000), more=self._unlogged,
            doing=seen,
        )  # fmt: skip
        self._allowed, self._unlogged = self._allowed - 1, 0


def stack_of(thread: int) -> str:
    """Return what a thread is doing: its innermost frames, the innermost last."""
    frame: FrameType | None = sys._current_frames().get(thread)
    rows = traceback.extract_stack(frame, limit=MOST_FRAMES) if frame else []
    return " > ".join(f"{INSTALLED.sub('', row.filename)}:{row.lineno} {row.name}" for row in rows)
