"""Runs tasks in helper processes, below the server and above drafting, so that the event loop stays free.

Under eventlet the sockets to them are cooperative: who waits for a result holds nobody. A process is started when it is
needed and ends when nothing was asked of it for a minute.
"""

import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Condition
from typing import TypeVar

import structlog

from interp import session_priority
from interp.errors import TooMany, Unavailable
from interp.live.helper_messages import progress_from, received, result_from, task_message
from interp.ports import HelperTask
from interp.ports.helper_work import Progress, unheard

R = TypeVar("R")
PROCESSES = 3
READERS = 1  # processes at most that work for people without a role
MOST_WAITING = 24  # tasks of people with a role, and as many of all others
MOST_KNOWN = 1_000
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
        session_priority.weigh(self._process.pid, session_priority.WAITED_FOR)
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


@dataclass(frozen=True, slots=True, eq=False)
class _Ticket:
    """A task that waits for a process; `who` is empty for people without a role."""

    who: str
    short: bool


class HelperProcesses:
    """Runs tasks, of people with a role first, and of these in turn; a short one never waits for one that is not.

    See ports.helper_work. `gone` tells whether who asked for the task of this thread is gone: the task is then ended.
    `who` names who asked for it, with an empty text for everybody without a role.
    """

    def __init__(
        self, command: Sequence[str], gone: Callable[[], bool] = lambda: False, count: int = PROCESSES,
        now_s: Callable[[], float] = time.monotonic, who: Callable[[], str] = lambda: "service",
    ) -> None:  # fmt: skip
        self._gone, self._now_s, self._who = gone, now_s, who
        self._idle = [HelperProcess(command, now_s) for _ in range(count)]
        self._every = tuple(self._idle)
        self._long = max(1, count - 1)  # tasks that are not short leave one process to the others
        self._readers = max(1, min(READERS, count - 1))
        self._waiting: list[_Ticket] = []
        self._turns: dict[str, int] = {}  # the number of the last task of each person
        self._given = 0
        self._turn = Condition()

    def run(self, task: HelperTask[R], *args: object, progress: Progress = unheard) -> R:
        """Return what a task returns."""
        message = task_message(task.name, args)
        with self._helper(_Ticket(self._who(), task.short)) as helper:
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
        return sum(each.short == short for each in self._waiting)

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
    def _helper(self, ticket: _Ticket) -> Iterator[HelperProcess]:
        """Yield a process of one's own, in turn. Raises TooMany."""
        helper = self._taken(ticket)
        try:
            yield helper
        finally:
            with self._turn:
                self._idle.append(helper)
                self._count(ticket, 1)
                self._turn.notify_all()

    def _taken(self, ticket: _Ticket) -> HelperProcess:
        with self._turn:
            if sum(bool(each.who) == bool(ticket.who) for each in self._waiting) >= MOST_WAITING:
                raise TooMany("helpers_busy")
            self._waiting.append(ticket)
            try:
                self._turn.wait_for(lambda: bool(self._idle) and self._next() is ticket)
                self._count(ticket, -1)
                return self._idle.pop()
            finally:
                self._waiting.remove(ticket)
                self._turn.notify_all()

    def _next(self) -> _Ticket | None:
        """Return whose turn it is of those that may begin: people with a role first, and who has waited longest."""
        may = (each for each in self._waiting if (each.short or self._long > 0) and (each.who or self._readers > 0))
        return min(may, key=lambda each: (not each.who, self._turns.get(each.who, 0)), default=None)

    def _count(self, ticket: _Ticket, more: int) -> None:
        """Count a process that is given (-1) or comes back (1)."""
        self._long += 0 if ticket.short else more
        self._readers += 0 if ticket.who else more
        if more < 0:
            self._given += 1
            if len(self._turns) >= MOST_KNOWN:
                self._turns.clear()
            self._turns[ticket.who] = self._given
