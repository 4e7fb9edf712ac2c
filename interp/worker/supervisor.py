"""Watches one drafting process: ends it when it hangs, restarts it when it died, counts its job as failed.

It leaves a sign of what it sees, which the server reads for its health.
"""

import json
import queue
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

import structlog

from interp.errors import Unavailable
from interp.ports import DraftingQueue, WorkerSign, WorkerSigns
from interp.ports.worker_signs import Failing
from interp.value_types import replace
from interp.worker.stopping import Stopping, StopSign

HANG_S = 30.0
START_S = 120.0
LOOK_S = 0.5
GRACE_S = 2.0
SIGN_MS = 2_000
BACKOFF_S = (0.2, 1.0, 5.0, 15.0)
NO_ROOM = (OSError, MemoryError)  # no process, descriptor or memory is left for now
log = structlog.get_logger(__name__)


def child_command(data: Path, owner: str) -> list[str]:
    """Return the command that starts a drafting process on a data folder, with leases in the name `owner`."""
    return [sys.executable, "-m", "interp.start", "worker", "--child", "--owner", owner, "--data", str(data)]


@dataclass(slots=True)
class WatchedProcess:
    """A running child: when it last reported (seconds), its processor queue time by then, and its job.

    `stopped_s`: for how long it has been stopped since.
    """

    process: "subprocess.Popen[str]"
    heard_at: float
    queued_s: float = 0.0
    job: str | None = None
    worked: bool = False
    stopped_s: float = 0.0
    sign: StopSign = field(default_factory=StopSign.new)
    said: "queue.SimpleQueue[str]" = field(default_factory=queue.SimpleQueue)

    def listen(self) -> None:
        """Read the child's reports until it ends; an empty line marks the end."""
        assert self.process.stdout is not None
        with suppress(ValueError):  # the pipe was closed during the read
            for line in self.process.stdout:
                self.said.put(line)
        self.said.put("")

    @property
    def pid(self) -> int:
        """Return its id."""
        return self.process.pid

    def runs(self) -> bool:
        """Return whether it has not ended."""
        return self.process.poll() is None

    def silent_s(self) -> float:
        """Return the seconds since its last report, without time spent stopped or waiting for a processor."""
        queued = max(0.0, queued_s(self.pid) - self.queued_s)
        return time.monotonic() - self.heard_at - queued - self.stopped_s

    def end(self, grace_s: float = 0.0) -> int:
        """End the process, by force after `grace_s`, and close its pipes; return its exit code."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(grace_s)
        self.process.kill()
        code = self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
        return code


class SignWriter:
    """Keeps a supervisor's sign up to date: written at once when something happened, else every two seconds."""

    def __init__(self, signs: WorkerSigns, owner: str, now_ms: Callable[[], int]) -> None:
        self._signs, self._now_ms = signs, now_ms
        self._sign = WorkerSign(owner, 0, now_ms())

    def started(self) -> None:
        """A process was started."""
        self._write(started_at=self._now_ms(), heard_at=None, quiet_ms=0)

    def ended(self, deaths: int, why: str) -> None:
        """A process ended; `deaths` counts those in a row that had not reported."""
        self._write(deaths=deaths, why=why)

    def failed(self, why: Failing) -> None:
        """A draft failed, or the process ended while it drafted."""
        self._write(fails=self._sign.fails + 1, failing=why)

    def drafted(self) -> None:
        """A draft was stored: what failed before it is over."""
        if self._sign.fails:
            self._write(fails=0, failing=None)

    def idle(self) -> None:
        """The queue was read and holds nothing to do: its disk has room again."""
        if self._sign.failing == "disk_full":
            self.drafted()

    def alive(self, child: WatchedProcess | None) -> None:
        """The supervisor runs, and `child` unless there is none now."""
        worked = child is not None and child.worked
        first = worked and self._sign.heard_at is None
        if not first and self._now_ms() - self._sign.at < SIGN_MS:
            return
        quiet_ms = round(child.silent_s() * 1000) if child else 0
        heard = {"heard_at": self._now_ms() - quiet_ms, "deaths": 0} if worked else {}
        self._write(quiet_ms=quiet_ms, **heard)

    def remove(self) -> None:
        """Remove the sign, at an end in order."""
        self._signs.remove(self._sign.owner)

    def _write(self, **changes: Any) -> None:
        self._sign = replace(self._sign, at=self._now_ms(), **changes)
        self._signs.leave(self._sign)


class Supervisor:
    """Keeps one child running. A hang or a crash costs its job one attempt."""

    def __init__(
        self, jobs: DraftingQueue, command: Sequence[str], sign: SignWriter, *,
        hang_s: float = HANG_S, look_s: float = LOOK_S, waits: Callable[[], bool] = lambda: False,
    ) -> None:  # fmt: skip
        """`waits` returns whether somebody waits at a screen: the child is stopped meanwhile."""
        self._stopping = Stopping(waits)
        self._jobs, self._command, self._sign = jobs, list(command), sign
        self._hang_s, self._look_s = hang_s, look_s
        self._child: WatchedProcess | None = None

    def run(self, running: Callable[[], bool]) -> None:
        """Supervise until `running` returns False, then end the child; one that cannot be started is tried again."""
        deaths = 0
        while running():
            try:
                self._child = self._start()
            except NO_ROOM as error:
                why, worked = f"not started: {error}", False
                log.warning("drafting_process_not_started", reason=str(error))
            else:
                why, worked = self._watch(self._child, running), self._child.worked
            deaths = 0 if worked else deaths + 1
            if why and running():
                self._sign.ended(deaths, why)
                self._rest(BACKOFF_S[min(deaths, len(BACKOFF_S) - 1)], running)
        self.stop()

    def stop(self) -> None:
        """End the child at once; the next one takes its job again."""
        if self._child is not None:
            self._child.end()
        self._sign.remove()

    def _start(self) -> WatchedProcess:
        """Start a process and what follows it. Raises one of NO_ROOM, and then nothing of it is left."""
        sign = StopSign.new()
        try:
            process = subprocess.Popen(
                [*self._command, *map(str, sign.ends)], pass_fds=sign.ends, stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, text=True,
            )  # fmt: skip
        except NO_ROOM:
            sign.close()
            raise
        child = WatchedProcess(process, time.monotonic(), sign=sign)
        try:
            Thread(target=child.listen, daemon=True).start()
            Thread(target=self._stopping.follow, args=(child,), daemon=True).start()
        except RuntimeError as error:  # no thread can be started
            child.end()
            raise OSError(str(error)) from error
        self._sign.started()
        return child

    def _rest(self, seconds: float, running: Callable[[], bool]) -> None:
        """Wait before the next start."""
        end = time.monotonic() + seconds
        while running() and (left := end - time.monotonic()) > 0:
            time.sleep(min(self._look_s, left))
            self._sign.alive(None)

    def _watch(self, child: WatchedProcess, running: Callable[[], bool]) -> str:
        """Follow one child; return why it ended unexpectedly, or nothing."""
        while running():
            self._sign.alive(child)
            try:
                line = child.said.get(timeout=self._look_s)
            except queue.Empty:
                line = None
            if line == "" and not running():
                return ""  # ended by a shutdown of the whole service: no attempt is counted
            if line == "":
                return self._ended(child, f"crash {child.end(GRACE_S)}")
            if line is not None:
                self._noted(_heard(child, line))
            elif child.silent_s() > (self._hang_s if child.worked else START_S):
                child.end()
                return self._ended(child, "hang")
        return ""

    def _noted(self, message: dict[str, Any]) -> None:
        """Keep in the sign what a report of the child says of its drafts."""
        if "failed" in message:
            self._sign.failed(message["failed"])
        elif "drafted" in message:
            self._sign.drafted()
        elif "idle" in message:
            self._sign.idle()

    def _ended(self, child: WatchedProcess, why: str) -> str:
        log.warning("drafting_process_ended", why=why, job=child.job)
        if child.job is not None:
            self._sign.failed("killed")
        try:
            self._jobs.lost(why)
        except Unavailable:
            log.warning("queue_unavailable")  # the lease will expire
        return why


def _heard(child: WatchedProcess, line: str) -> dict[str, Any]:
    """Handle a report of the child (a job taken or finished, a batch stored, or idle) and return it; {} for none."""
    child.heard_at, child.queued_s, child.worked = time.monotonic(), queued_s(child.pid), True
    child.stopped_s = 0.0
    try:
        message = json.loads(line)
    except ValueError:
        return {}  # a library printed something
    if not isinstance(message, dict):
        return {}
    if "job" in message:
        child.job = message["job"]
    return message


def queued_s(pid: int) -> float:
    """Return how many seconds the threads of a process have waited for a processor; 0 where unknown.

    On a busy machine a process of lowest priority waits longer than it works, without being hung.
    """
    try:
        rows = [each.joinpath("schedstat").read_text("ascii").split() for each in Path(f"/proc/{pid}/task").iterdir()]
    except OSError:
        return 0.0  # not Linux, or just ended
    return sum(int(row[1]) for row in rows if len(row) > 1) / 1e9
