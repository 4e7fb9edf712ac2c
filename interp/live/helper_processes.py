"""Runs tasks in helper processes of the lowest priority, so that the event loop and its interpreter stay free.

Under eventlet the sockets to them are cooperative: who waits for a result holds nobody. A process is started when it is
needed and ends when nothing was asked of it for a minute.
"""

import socket
import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Condition
from typing import TypeVar

import structlog

from interp import session_priority
from interp.errors import TooMany, Unavailable
from interp.live.helper_messages import progress_from, received, result_from, task_message
from interp.ports import HelperTask
from interp.ports.helper_work import Progress, unheard

R = TypeVar("R")
PROCESSES = 2
MOST_WAITING = 24
LOOK_S = 0.5  # between two looks whether who asked is still there
IDLE_S = 60.0
log = structlog.get_logger(__name__)


class HelperProcess:
    """One helper process, started at its first task and again after it ended."""

    def __init__(self, command: Sequence[str], now_s: Callable[[], float] = time.monotonic) -> None:
        """`command` starts it; the number of the socket it answers on is appended."""
        self._command, self._now_s = command, now_s
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self.used_s = now_s()

    @property
    def pid(self) -> int | None:
        """Return the id of the process that runs, None without one."""
        return self._process.pid if self._process else None

    def does(
        self, task: HelperTask[R], message: bytes, progress: Progress, gone: Callable[[], bool]
    ) -> R:
        """Return the result of a task. Raises as HelperWork.run."""
        began_s = self._now_s()
        try:
            body = self._answer(task, self._started(), message, progress, gone)
        except (EOFError, OSError):
            log.warning("helper_ended", task=task.name, status=self.end())
            raise Unavailable("helper_ended") from None
        except BaseException:
            self.end()  # its answer to this task must not be taken for that to the next
            raise
        self.used_s = self._now_s()
        log.info("helper_task", task=task.name, pid=self.pid, ms=round((self.used_s - began_s) * 1000))
        return result_from(body, task.result)

    def _answer(
        self, task: HelperTask[R], line: socket.socket, message: bytes, progress: Progress, gone: Callable[[], bool]
    ) -> bytes:
        """Send a task and return the message that ends it."""
        ends_s = self._now_s() + task.longest_s

        def read(count: int) -> bytes:
            while True:
                try:
                    return line.recv(count)
                except TimeoutError:
                    self._look(task, ends_s, gone)

        line.settimeout(task.longest_s)  # one that has just started reads in a second or two
        line.sendall(message)
        line.settimeout(LOOK_S)
        while (done := progress_from(body := received(read))) is not None:
            progress(*done)
            self._look(task, ends_s, gone)
        return body

    def _look(self, task: HelperTask[R], ends_s: float, gone: Callable[[], bool]) -> None:
        """Raise Unavailable when who asked is gone, or when it took too long."""
        reason = "helper_late" if self._now_s() >= ends_s else "helper_cancelled" if gone() else ""
        if reason:
            log.warning(reason, task=task.name)
            raise Unavailable(reason)

    def start(self) -> None:
        """Start the process, and keep it as if a task had just been done."""
        self._started()
        self.used_s = self._now_s()

    def _started(self) -> socket.socket:
        if self._line is not None and self._process is not None and self._process.poll() is None:
            return self._line
        self.end()
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [*self._command, str(theirs.fileno())], pass_fds=(theirs.fileno(),), stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        session_priority.weigh(self._process.pid, session_priority.LOWEST)
        self._line = ours
        return ours

    def end(self) -> int | None:
        """End the process; return its exit status, None if none ran."""
        process, line, self._process, self._line = self._process, self._line, None, None
        if line is not None:
            line.close()
        if process is None:
            return None
        with suppress(ProcessLookupError):
            process.kill()
        return process.wait()


class HelperProcesses:
    """Runs tasks in the order in which they come; a short one never waits for one that is not.

    See ports.helper_work. `gone` tells whether who asked for the task of this thread is gone: the task is then ended.
    """

    def __init__(
        self, command: Sequence[str], gone: Callable[[], bool] = lambda: False, count: int = PROCESSES,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._gone, self._now_s = gone, now_s
        self._idle = [HelperProcess(command, now_s) for _ in range(count)]
        self._every = tuple(self._idle)
        self._long = max(1, count - 1)  # tasks that are not short leave one process to the others
        self._waiting: dict[bool, deque[object]] = {True: deque(), False: deque()}
        self._turn = Condition()

    def run(self, task: HelperTask[R], *args: object, progress: Progress = unheard) -> R:
        """Return what a task returns."""
        message = task_message(task.name, args)
        with self._helper(short=task.short) as helper:
            return helper.does(task, message, progress, self._gone)

    def prepare(self) -> None:
        """Start a process if none runs; it reads what tasks need while nobody waits for it yet."""
        with self._turn:
            if self._idle and not self.pids():
                self._idle[-1].start()  # the one that the next task takes

    def pids(self) -> tuple[int, ...]:
        """Return the ids of the processes that run."""
        return tuple(each.pid for each in self._every if each.pid is not None)

    def waiting(self, *, short: bool) -> int:
        """Return how many tasks wait for a process."""
        return len(self._waiting[short])

    def end_idle(self, idle_s: float = IDLE_S) -> None:
        """End the processes of which nothing was asked for that long."""
        with self._turn:
            for each in self._idle:
                if each.pid is not None and self._now_s() - each.used_s >= idle_s:
                    each.end()

    def watch(self, running: Callable[[], bool], pause: Callable[[float], object] = time.sleep) -> None:
        """End idle processes until `running` returns False."""
        while running():
            pause(IDLE_S / 6)
            self.end_idle()

    def close(self) -> None:
        """End every process, also those at work."""
        for each in self._every:
            each.end()

    @contextmanager
    def _helper(self, *, short: bool) -> Iterator[HelperProcess]:
        """Yield a process of one's own, in turn. Raises TooMany."""
        helper = self._taken(short)
        try:
            yield helper
        finally:
            with self._turn:
                self._idle.append(helper)
                self._long += not short
                self._turn.notify_all()

    def _taken(self, short: bool) -> HelperProcess:
        queue, ticket = self._waiting[short], object()
        with self._turn:
            if len(queue) >= MOST_WAITING:
                raise TooMany("helpers_busy")
            queue.append(ticket)
            try:
                self._turn.wait_for(lambda: queue[0] is ticket and bool(self._idle) and (short or self._long > 0))
                self._long -= not short
                return self._idle.pop()
            finally:
                queue.remove(ticket)
                self._turn.notify_all()
