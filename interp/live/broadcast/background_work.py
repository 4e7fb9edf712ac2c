"""Runs work beside the event loop: in a native thread, as a task, in slices between others; and watches the loop."""

import sys
import threading
import time
from collections.abc import Callable
from typing import TypeVar, cast

R = TypeVar("R")


def aside(work: Callable[[], R]) -> R:
    """Return the result of `work`, computed without blocking sockets: under eventlet in a native thread.

    `work` must only compute: locks and connections belong to the cooperative threads.
    """
    if not _cooperative():
        return work()
    from eventlet import tpool

    return cast(R, tpool.execute(work))


def background(task: Callable[..., None], *args: object) -> None:
    """Run a task in the background. Safe in a signal handler, which may run inside eventlet's own loop."""
    if _cooperative():
        import eventlet

        eventlet.spawn(task, *args)
    else:
        threading.Thread(target=task, args=args, daemon=True).start()


def yield_now() -> None:
    """Let every other task that is ready run first; long work on the event loop calls it every millisecond or so."""
    time.sleep(0)  # under eventlet it is the cooperative one, and lets sockets be read too


def native_thread_id() -> int:
    """Return the id of the thread of the operating system that runs now, as `sys._current_frames` names it."""
    if not _cooperative():
        return threading.get_ident()
    from eventlet import patcher

    return cast(int, patcher.original("threading").get_ident())


def watch_loop(beat: Callable[[], None], look: Callable[[Callable[[float], None]], None]) -> None:
    """Run `beat` as a task of eventlet's loop and `look`, called with a plain sleep, in a native thread beside it.

    Without eventlet there is no loop to watch, and neither runs.
    """
    if not _cooperative():
        return
    from eventlet import patcher

    native, clock = patcher.original("threading"), patcher.original("time")
    background(beat)
    native.Thread(target=look, args=(clock.sleep,), daemon=True, name="loop-watch").start()


def _cooperative() -> bool:
    patcher = sys.modules.get("eventlet.patcher")
    return patcher is not None and bool(patcher.is_monkey_patched("thread"))
