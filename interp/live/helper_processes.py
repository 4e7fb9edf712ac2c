"""Runs tasks in helper processes, below the server and above drafting, so that the event loop stays free.

Under eventlet the sockets to them are cooperative: who waits for a result holds nobody. A process is started when it is
needed and ends when nothing was asked of it for a minute; one is kept while a page of staff is open.
"""

import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import ParamSpec, TypeVar

import structlog

from interp import process_priority
from interp.errors import Unavailable
from interp.live.helper_messages import progress_from, received, result_from, task_message
from interp.live.helper_turns import LOOK_S, HelperTurns
from interp.ports import HelperTask
from interp.ports.helper_work import FILING, SCREEN, Lane, Progress, unheard

P = ParamSpec("P")
R = TypeVar("R")
PROCESSES: dict[Lane, int] = {SCREEN: 3, FILING: 2}
PRIORITY: dict[Lane, tuple[int, int]] = {  # of the process that readers take, and of the others
    SCREEN: (process_priority.READERS, process_priority.WAITED_FOR),
    FILING: (process_priority.FILING, process_priority.FILING),
}
IDLE_S = 60.0
log = structlog.get_logger(__name__)


class HelperProcess:
    """One helper process, started at its first task and again after it ended."""

    def __init__(
        self, command: Sequence[str], now_s: Callable[[], float] = time.monotonic,
        nice: int = process_priority.WAITED_FOR,
    ) -> None:  # fmt: skip
        """`command` starts it; its priority and the number of the socket it answers on are appended."""
        self._command, self._now_s, self._nice = command, now_s, nice
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self.used_s = now_s()

    @property
    def pid(self) -> int | None:
        """Return the id of the process that runs, None without one."""
        return self._process.pid if self._process else None

    def does(
        self, task: HelperTask[..., R], message: bytes, progress: Progress, gone: Callable[[], bool]
    ) -> R:
        """Return the result of a task. Raises as HelperWork.run."""
        began_s = self._now_s()
        try:
            body = self._answer(task, self._started(), message, progress, gone)
        except (EOFError, OSError) as error:
            log.warning("helper_ended", task=task.name, status=self.end(), reason=repr(error))
            raise Unavailable("helper_ended") from None
        except BaseException:
            self.end()  # its answer to this task must not be taken for that to the next
            raise
        self.used_s = self._now_s()
        log.info("helper_task", task=task.name, pid=self.pid, ms=round((self.used_s - began_s) * 1000))
        return result_from(body, task.result)

    def _answer(
        self, task: HelperTask[..., R], line: socket.socket, message: bytes, progress: Progress,
        gone: Callable[[], bool],
    ) -> bytes:  # fmt: skip
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

    def _look(self, task: HelperTask[..., R], ends_s: float, gone: Callable[[], bool]) -> None:
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
        self._line, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [*self._command, str(self._nice), str(theirs.fileno())], pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        process_priority.put_below(self._process.pid, self._nice)
        return self._line

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
    """Runs tasks in lanes, each with processes and turns of its own: see HelperTurns and ports.helper_work.

    `gone` tells whether who asked for the task of this thread is gone: the task is then ended. `who` names who asked
    for it, with an empty text for everybody without a role. `staff` tells whether a page of staff is open.
    """

    def __init__(
        self, command: Sequence[str], gone: Callable[[], bool] = lambda: False, count: int | None = None,
        now_s: Callable[[], float] = time.monotonic, who: Callable[[], str] = lambda: "service",
        staff: Callable[[], bool] = lambda: False, screen: AbstractContextManager[object] | None = None,
        told: Callable[[], Progress] = lambda: unheard,
    ) -> None:  # fmt: skip
        """`count` is the number of processes of each lane, the usual ones without it.

        `screen` is entered for as long as somebody with a role waits at a screen, by several at a time. `told` returns
        what hears how far the task of this thread is, where the call names nothing.
        """
        self._gone, self._now_s, self._who, self._staff = gone, now_s, who, staff
        self._screen, self._told = screen or nullcontext(), told
        self._lanes = {
            lane: HelperTurns([HelperProcess(command, now_s, PRIORITY[lane][n > 0]) for n in range(count or usual)])
            for lane, usual in PROCESSES.items()
        }
        self._every = {lane: tuple(turns.idle) for lane, turns in self._lanes.items()}

    def run(self, task: HelperTask[P, R], *args: P.args, **named: P.kwargs) -> R:
        """Return what a task returns."""
        message, who = task_message(task.name, task.arguments(*args, **named)), self._who()
        waits = self._screen if who and task.lane == SCREEN else nullcontext()
        progress = self._told() if task.progress is unheard else task.progress
        with waits, self._lanes[task.lane].taken(who, self._gone, short=task.short) as helper:
            progress(0, 0)
            return helper.does(task, message, progress, self._gone)

    def prepare(self, lane: Lane = SCREEN) -> None:
        """Start a process of a lane if none runs; it reads what tasks need while nobody waits for it yet.

        Where none can be started nothing is said to who only opened a page: the next task tries again, and says it.
        """
        turns = self._lanes[lane]
        with turns.turn:
            if turns.idle and not self.pids(lane):
                try:
                    turns.idle[-1].start()  # the one that the next task takes
                except OSError as error:
                    log.warning("helper_not_started", reason=str(error), status=turns.idle[-1].end())

    def pids(self, *lanes: Lane) -> tuple[int, ...]:
        """Return the ids of the processes that run, of some lanes or all."""
        return tuple(each.pid for lane in lanes or self._every for each in self._every[lane] if each.pid is not None)

    def waiting(self, *, short: bool) -> int:
        """Return how many tasks wait for a process."""
        return sum(turns.waiting(short=short) for turns in self._lanes.values())

    def end_idle(self, idle_s: float = IDLE_S) -> None:
        """End the processes of which nothing was asked for that long, but the last one for screens while staff is here.
        """
        for lane, turns in self._lanes.items():
            with turns.turn:
                kept = [each for each in turns.idle if each.pid is not None][-1:]
                warm = kept if lane == SCREEN and self._staff() else []
                for each in turns.idle:
                    if each.pid is not None and each not in warm and self._now_s() - each.used_s >= idle_s:
                        each.end()

    def watch(self, running: Callable[[], bool], pause: Callable[[float], object] = time.sleep) -> None:
        """End idle processes until `running` returns False; while a page of staff is open, keep one for screens."""
        while running():
            pause(IDLE_S / 6)
            self.end_idle()
            if self._staff():
                self.prepare()

    def close(self) -> None:
        """End every process, also those at work."""
        for processes in self._every.values():
            for each in processes:
                each.end()
