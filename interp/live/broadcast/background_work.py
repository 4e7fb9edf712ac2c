"""Runs work beside the event loop: in a native thread, as a task, in slices between others; and watches the loop."""

import os
import sys
import threading
import time
from collections.abc import Callable
from typing import TypeVar, cast

from interp.process_priority import LOWEST

R = TypeVar("R")
TICK_S = 0.1  # a part of a beat, which is the task that wakes most often
TURN_S = 0.000_2  # after which a thread beside the loop gives the interpreter's lock back to the loop


def aside(work: Callable[[], R]) -> R:
    """Return the result of `work`, computed without blocking sockets: under eventlet in a native thread.

    `work` must only compute: locks and connections belong to the cooperative threads.
    """
    if not _cooperative():
        return work()
    from eventlet import tpool

    return cast(R, tpool.execute(work))


def aside_at_low_priority(work: Callable[[], R]) -> R:
    """Do the same at the lowest priority, and so what `work` starts: for work that would fill every core.

    It has a thread of its own, as a thread may lower its priority but not raise it again.
    """
    if not _cooperative():
        return work()
    return aside(lambda: _in_own_thread(work))


def in_native_thread(work: Callable[[], None]) -> None:
    """Begin work in a native thread of its own, also where it may block for long."""
    if not _cooperative():
        threading.Thread(target=work, daemon=True).start()
        return
    from eventlet import patcher

    patcher.original("threading").Thread(target=work, daemon=True).start()


def _in_own_thread(work: Callable[[], R]) -> R:
    from eventlet import patcher

    native = patcher.original("threading")
    done: list[R] = []
    failed: list[BaseException] = []

    def run() -> None:
        if sys.platform == "linux":  # elsewhere a priority is that of the whole process
            os.setpriority(os.PRIO_PROCESS, native.get_native_id(), LOWEST)
        try:
            done.append(work())
        except BaseException as error:
            failed.append(error)

    thread = native.Thread(target=run, daemon=True, name="low-priority")
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return done[0]


def short_turns() -> None:
    """Have a thread that runs beside the event loop hold the interpreter's lock for a fifth of a millisecond at a time,
    not for five: each message that is sent meanwhile waits for the lock. Without a loop nothing changes.
    """
    if _cooperative():
        sys.setswitchinterval(TURN_S)


def background(task: Callable[..., None], *args: object) -> None:
    """Run a task in the background. Safe in a signal handler, which may run inside eventlet's own loop."""
    if _cooperative():
        import eventlet

        eventlet.spawn(task, *args)
    else:
        threading.Thread(target=task, args=args, daemon=True).start()


def soon(task: Callable[[], None]) -> None:
    """Run a short task when what is ready has run: under eventlet in the next turn of its loop, elsewhere at once."""
    if _cooperative():
        import eventlet

        eventlet.spawn_n(task)
    else:
        task()


def yield_now() -> None:
    """Let every other task that is ready run first; long work on the event loop calls it every millisecond or so."""
    time.sleep(0)  # under eventlet it is the cooperative one, and lets sockets be read too


def tick_after(now_s: float, seconds: float) -> float:
    """Return the seconds from `now_s` until the tenth of a second of the clock that is nearest to `seconds` later."""
    return max(1, round((now_s + seconds) / TICK_S)) * TICK_S - now_s


def rest(seconds: float) -> None:
    """Sleep for about so long, at least a twentieth of a second: until a tenth at which other tasks wake too.

    At rest, waking costs more than the work: tasks that wake together cost little more than one.
    """
    time.sleep(max(0.0, tick_after(time.monotonic(), seconds)))


def native_thread_id() -> int:
    """Return the id of the thread of the operating system that runs now, as `sys._current_frames` names it."""
    if not _cooperative():
        return threading.get_ident()
    from eventlet import patcher

    return cast(int, patcher.original("threading").get_ident())


def watch_loop(begins: Callable[[], None], waits: Callable[[], None], look: Callable[[], None], after_s: float) -> None:
    """Call `begins` whenever eventlet's loop begins to work, `waits` before it waits, both inside the loop, where
    neither may block; and `look` in a native thread when it has worked for `after_s` seconds.

    Without eventlet there is no loop to watch, and nothing is called; nor is it elsewhere than on Linux and where else
    eventlet's loop waits by poll.
    """
    if not _cooperative():
        return
    from eventlet import hubs, patcher

    if not hasattr(hubs.get_hub(), "do_poll"):
        return
    from interp.live.broadcast.loop_alarm import alarm

    native, clock, system = (patcher.original(name) for name in ("threading", "time", "os"))
    hub, bell = hubs.get_hub(), alarm(after_s, system.read, clock.sleep)
    poll = hub.do_poll

    def watched(seconds: float) -> object:
        bell.stop()
        waits()
        try:
            return poll(seconds)
        finally:
            begins()
            bell.set()

    def looking() -> None:
        while True:
            bell.wait()
            look()

    hub.do_poll = watched
    native.Thread(target=looking, daemon=True, name="loop-watch").start()


def _cooperative() -> bool:
    patcher = sys.modules.get("eventlet.patcher")
    return patcher is not None and bool(patcher.is_monkey_patched("thread"))
