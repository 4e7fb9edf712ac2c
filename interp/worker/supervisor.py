"""Watches one drafting process: ends it when it hangs, restarts it when it died, counts its job as failed."""

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

import structlog

from interp.errors import Unavailable
from interp.ports import DraftingQueue

HANG_S = 30.0
START_S = 120.0
LOOK_S = 0.5
GRACE_S = 2.0
BACKOFF_S = (0.2, 1.0, 5.0, 15.0)
log = structlog.get_logger(__name__)


def child_command(data: Path, owner: str) -> list[str]:
    """Return the command that starts a drafting process on a data folder, with leases in the name `owner`."""
    return [sys.executable, "-m", "interp.start", "worker", "--child", "--owner", owner, "--data", str(data)]


@dataclass(slots=True)
class WatchedProcess:
    """A running child: when it last reported (seconds), its processor queue time by then, and its job."""

    process: "subprocess.Popen[str]"
    heard_at: float
    queued_s: float = 0.0
    job: str | None = None
    worked: bool = False
    said: "queue.SimpleQueue[str]" = field(default_factory=queue.SimpleQueue)

    def listen(self) -> None:
        """Read the child's reports until it ends; an empty line marks the end."""
        assert self.process.stdout is not None
        with suppress(ValueError):  # the pipe was closed during the read
            for line in self.process.stdout:
                self.said.put(line)
        self.said.put("")

    def silent_s(self) -> float:
        """Return the seconds since its last report, without time spent waiting for a processor."""
        return time.monotonic() - self.heard_at - max(0.0, queued_s(self.process.pid) - self.queued_s)

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


class Supervisor:
    """Keeps one child running. A hang or a crash costs its job one attempt."""

    def __init__(
        self, jobs: DraftingQueue, command: Sequence[str], *, hang_s: float = HANG_S, look_s: float = LOOK_S
    ) -> None:
        self._jobs, self._command = jobs, list(command)
        self._hang_s, self._look_s = hang_s, look_s
        self._child: WatchedProcess | None = None

    def run(self, running: Callable[[], bool]) -> None:
        """Supervise until `running` returns False, then end the child."""
        deaths = 0
        while running():
            self._child = self._start()
            ended = self._watch(self._child, running)
            deaths = 0 if self._child.worked else deaths + 1
            if ended and running():
                time.sleep(BACKOFF_S[min(deaths, len(BACKOFF_S) - 1)])
        self.stop()

    def stop(self) -> None:
        """End the child at once; the next one takes its job again."""
        if self._child is not None:
            self._child.end()

    def _start(self) -> WatchedProcess:
        process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        child = WatchedProcess(process, time.monotonic())
        Thread(target=child.listen, daemon=True).start()
        return child

    def _watch(self, child: WatchedProcess, running: Callable[[], bool]) -> bool:
        """Follow one child; return whether it ended unexpectedly."""
        while running():
            try:
                line = child.said.get(timeout=self._look_s)
            except queue.Empty:
                line = None
            if line == "" and not running():
                return False  # ended by a shutdown of the whole service: no attempt is counted
            if line == "":
                self._ended(child, f"crash {child.end(GRACE_S)}")
                return True
            if line is not None:
                _heard(child, line)
            elif child.silent_s() > (self._hang_s if child.worked else START_S):
                child.end()
                self._ended(child, "hang")
                return True
        return False

    def _ended(self, child: WatchedProcess, why: str) -> None:
        log.warning("drafting_process_ended", why=why, job=child.job)
        try:
            self._jobs.lost(why)
        except Unavailable:
            log.warning("queue_unavailable")  # the lease will expire


def _heard(child: WatchedProcess, line: str) -> None:
    """Handle a report of the child: a job taken or finished, a batch stored, or idle."""
    child.heard_at, child.queued_s, child.worked = time.monotonic(), queued_s(child.process.pid), True
    try:
        message = json.loads(line)
    except ValueError:
        return  # a library printed something
    if "job" in message:
        child.job = message["job"]


def queued_s(pid: int) -> float:
    """Return how many seconds the threads of a process have waited for a processor; 0 where unknown.

    On a busy machine a process of lowest priority waits longer than it works, without being hung.
    """
    try:
        rows = [each.joinpath("schedstat").read_text("ascii").split() for each in Path(f"/proc/{pid}/task").iterdir()]
    except OSError:
        return 0.0  # not Linux, or just ended
    return sum(int(row[1]) for row in rows if len(row) > 1) / 1e9
