"""Watches one drafting process: ends it when it hangs, starts it again when it died, and counts the job a failure."""

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
    """Return the command that starts a drafting process on a data folder, whose leases bear the name `owner`."""
    return [sys.executable, "-m", "interp.start", "worker", "--child", "--owner", owner, "--data", str(data)]


@dataclass(slots=True)
class WatchedProcess:
    """A running child: when it last said something (seconds), how long it had stood in line by then, and its job."""

    process: "subprocess.Popen[str]"
    heard_at: float
    queued_s: float = 0.0
    job: str | None = None
    worked: bool = False
    said: "queue.SimpleQueue[str]" = field(default_factory=queue.SimpleQueue)

    def listen(self) -> None:
        """Read what the child says until it ends; an empty line says that it did."""
        assert self.process.stdout is not None
        with suppress(ValueError):  # the pipe was closed under it
            for line in self.process.stdout:
                self.said.put(line)
        self.said.put("")

    def silent_s(self) -> float:
        """Return how long it has said nothing, the time aside in which it waited for a processor that others had."""
        return time.monotonic() - self.heard_at - max(0.0, queued_s(self.process.pid) - self.queued_s)

    def end(self, grace_s: float = 0.0) -> int:
        """End the process, if it has not ended within `grace_s`, and let its pipes go; return how it ended."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(grace_s)
        self.process.kill()
        code = self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
        return code


class Supervisor:
    """Keeps one child at work. A hang or a death costs the job in hand one attempt, nothing else."""

    def __init__(
        self, jobs: DraftingQueue, command: Sequence[str], *, hang_s: float = HANG_S, look_s: float = LOOK_S
    ) -> None:
        self._jobs, self._command = jobs, list(command)
        self._hang_s, self._look_s = hang_s, look_s
        self._child: WatchedProcess | None = None

    def run(self, running: Callable[[], bool]) -> None:
        """Supervise until `running` says no, then end the child."""
        deaths = 0
        while running():
            self._child = self._start()
            ended = self._watch(self._child, running)
            deaths = 0 if self._child.worked else deaths + 1
            if ended and running():
                time.sleep(BACKOFF_S[min(deaths, len(BACKOFF_S) - 1)])
        self.stop()

    def stop(self) -> None:
        """End the child at once; the job in its hands is taken again by the next one."""
        if self._child is not None:
            self._child.end()

    def _start(self) -> WatchedProcess:
        process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        child = WatchedProcess(process, time.monotonic())
        Thread(target=child.listen, daemon=True).start()
        return child

    def _watch(self, child: WatchedProcess, running: Callable[[], bool]) -> bool:
        """Follow one child; return whether it ended while it should have run."""
        while running():
            try:
                line = child.said.get(timeout=self._look_s)
            except queue.Empty:
                line = None
            if line == "" and not running():
                return False  # ended because all of it was told to end: no attempt is lost
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
            log.warning("queue_unavailable")  # the lease runs out by itself


def _heard(child: WatchedProcess, line: str) -> None:
    """Take a line of the child's: a job taken or finished, a batch kept, or that it has nothing to do."""
    child.heard_at, child.queued_s, child.worked = time.monotonic(), queued_s(child.process.pid), True
    try:
        message = json.loads(line)
    except ValueError:
        return  # a library printed something
    if "job" in message:
        child.job = message["job"]


def queued_s(pid: int) -> float:
    """Return how many seconds the threads of a process have stood in line for a processor; 0 where nobody counts.

    On a machine that is busy with other things the lowest priority waits longer than it works, and is not hung.
    """
    try:
        rows = [each.joinpath("schedstat").read_text("ascii").split() for each in Path(f"/proc/{pid}/task").iterdir()]
    except OSError:
        return 0.0  # not Linux, or just ended
    return sum(int(row[1]) for row in rows if len(row) > 1) / 1e9
