"""Finds what held the event loop: counts each hold over 50 ms and logs it with the stack that held it."""

import re
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

import structlog

from interp.live.broadcast.background_work import native_thread_id

LIMIT_S = 0.05
BEAT_S = 0.04  # between two beats of the loop, and two looks of the watcher
LOGGED = 5  # log lines at once; then one each second, and the other holds are counted
MOST_FRAMES = 12
WAITS = " do_poll"  # of eventlet's hub, which has nothing to do
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
    """The loop beats; a native thread looks whether it does, and takes the stack of one that does not.

    Holds are measured and logged by the loop itself: a native thread may take none of its locks.
    """

    def __init__(
        self, now_s: Callable[[], float] = time.monotonic, busy_s: Callable[[], float] = time.thread_time,
        stack: Callable[[int], str] | None = None,
    ) -> None:  # fmt: skip
        """`busy_s` is the processor time of the loop's thread; `stack` returns what a thread is doing."""
        self.holds = Holds()
        self._now_s, self._busy_s, self._stack = now_s, busy_s, stack or stack_of
        self._thread = native_thread_id()
        self._beaten, self._busy = now_s(), 0.0
        self._seen: str | None = None
        self._allowed, self._logged_s, self._unlogged = float(LOGGED), now_s(), 0

    def run(self, running: Callable[[], bool], pause: Callable[[float], object] = time.sleep) -> None:
        """Beat in the loop until `running` returns False."""
        self._thread, self._beaten, self._busy = native_thread_id(), self._now_s(), self._busy_s()
        while running():
            pause(BEAT_S)
            self.beat()

    def beat(self) -> None:
        """Note that the loop runs, and count and log what held it since the last beat."""
        now, busy = self._now_s(), self._busy_s()
        held_s, worked_s, seen = now - self._beaten - BEAT_S, busy - self._busy, self._seen
        self._beaten, self._busy, self._seen = now, busy, None
        if held_s > LIMIT_S and _is_hold(worked_s, seen):
            self.holds.add(held_s)
            self._log(now, held_s, worked_s, seen)

    def watch(self, pause: Callable[[float], object], running: Callable[[], bool] = lambda: True) -> None:
        """Look, in a native thread, until `running` returns False; `pause` must block that thread alone."""
        while running():
            pause(BEAT_S)
            self.look()

    def look(self) -> None:
        """Take the stack of a loop that is late, once for each hold."""
        if self._seen is None and self._now_s() - self._beaten - BEAT_S > LIMIT_S:
            self._seen = self._stack(self._thread)

    def _log(self, now: float, held_s: float, worked_s: float, seen: str | None) -> None:
        """Log a hold. Where the processor time is much less, the thread waited: for a disk, or for a processor."""
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


def _is_hold(worked_s: float, seen: str | None) -> bool:
    """Return whether this process held its loop; it may also have been ready and been given no processor."""
    if seen is None:  # the watcher had no processor either
        return worked_s > LIMIT_S
    return not seen.endswith(WAITS) or worked_s > LIMIT_S


def stack_of(thread: int) -> str:
    """Return what a thread is doing: its innermost frames, the innermost last."""
    frame: FrameType | None = sys._current_frames().get(thread)
    rows = traceback.extract_stack(frame, limit=MOST_FRAMES) if frame else []
    return " > ".join(f"{INSTALLED.sub('', row.filename)}:{row.lineno} {row.name}" for row in rows)
