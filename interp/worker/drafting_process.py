"""The drafting process: takes the most urgent job, drafts it, reports progress to the supervisor."""

import ctypes
import json
import os
import re
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Protocol

import structlog

from interp.errors import InterpError, NoTranslator, Unavailable
from interp.ports import DraftingQueue, Job
from interp.ports.worker_signs import Failing
from interp.process_priority import LOW, priority

LEASE_MS = 40_000
POLL_S, UNREAD_S = 0.25, 2.0
FIRST_TO_GO = "500"
PR_SET_PDEATHSIG = 1
OUT_OF_MEMORY = "out_of_memory"
# what the dynamic loader, the system and the translation library say when they find no memory
NO_MEMORY = re.compile("failed to map segment|allocate memory|bad_alloc|start new thread|temporarily unavail", re.I)
FULL = re.compile("no space left|disk is full|disk full|quota exceeded", re.I)
Say = Callable[[dict[str, object]], None]
log = structlog.get_logger(__name__)


class GaveWay(Exception):
    """A more urgent job waits; this one goes back to the queue."""


class Lost(Exception):
    """The job is no longer held: its document was withdrawn, or another worker has it."""


class Drafting(Protocol):
    """Drafts a job, calling `progress` after every stored batch."""

    def draft(self, job: Job, progress: Callable[[], None]) -> bool:
        """Draft the first segments without a draft, or all if the job is begun; return whether none is left.

        Raises NoTranslator, Unavailable.
        """


class DraftingProcess:
    """One worker process: a loop over the queue."""

    def __init__(
        self,
        jobs: DraftingQueue,
        drafter: Drafting,
        now_ms: Callable[[], int],
        say: Say,
        models: Callable[[], object] = tuple,
        load_ahead: Callable[[], bool] = lambda: False,
        rest: Callable[[], None] = lambda: None,
    ) -> None:
        """`models` returns the installed models, in any form that differs when they change.

        `load_ahead` loads one model that the next text may need, and returns whether there was one to load. `rest`
        returns when nobody waits at a screen, in less than a lease.
        """
        self._jobs, self._drafter, self._now_ms, self._say, self._models = jobs, drafter, now_ms, say, models
        self._load_ahead, self._rest = load_ahead, rest
        self._installed: object = None

    def run(self, running: Callable[[], bool], pause: Callable[[float], None] = time.sleep) -> None:
        """Work until `running` returns False."""
        while running():
            self._rest()
            try:
                self._look_for_models()
                job = self._jobs.take(self._now_ms(), LEASE_MS)
            except Unavailable as error:
                log.warning("queue_unavailable")
                self._say({"failed": why_failed(error)})
                pause(UNREAD_S)
                continue
            if job is None:
                self._say({"idle": True})
                if not self._load_ahead():
                    pause(POLL_S)
            else:
                self.work(job)

    def _look_for_models(self) -> None:
        """Queue parked jobs again at the start, and failed ones too when models were installed or removed.

        At the start failed jobs stay failed: one of them may have ended the previous process.
        """
        installed = self._models()
        if self._installed is None:
            self._jobs.recall()
        elif installed != self._installed:
            self._jobs.unpark()
        self._installed = installed

    def work(self, job: Job) -> None:
        """Draft one job and report how it ended; faults of texts and models do not raise."""
        self._say({"job": job.id})
        try:
            whole = self._drafter.draft(job, lambda: self._progress(job))
            (self._jobs.done if whole else self._jobs.begun)(job.id)
            self._say({"drafted": True})
        except GaveWay:
            self._jobs.give_way(job.id)
        except Lost:
            log.info("job_lost", job=job.id)
        except NoTranslator as error:
            self._jobs.park(job.id, no_translator(error))
        except Exception as error:
            self._say({"failed": why_failed(error)})
            if is_out_of_memory(error):
                log.warning("job_failed", job=job.id, error=OUT_OF_MEMORY)
                self._jobs.fail(job.id, OUT_OF_MEMORY)
                raise SystemExit(1) from None  # end the process to unload everything; the next one starts empty
            log.warning("job_failed", job=job.id, error=type(error).__name__)
            self._failed(job, error)
        finally:
            self._say({"job": None})

    def _progress(self, job: Job) -> None:
        self._rest()
        self._say({"beat": True})
        if not self._jobs.renew(job.id, self._now_ms() + LEASE_MS):
            raise Lost(job.id)
        if self._jobs.pressing(job):
            raise GaveWay(job.id)

    def _failed(self, job: Job, error: Exception) -> None:
        code = error.code if isinstance(error, InterpError) else type(error).__name__
        try:
            self._jobs.fail(job.id, code)
        except Unavailable:
            log.warning("queue_unavailable")


def no_translator(error: NoTranslator) -> str:
    """Return the error stored with a parked job: "no_translator en-fr fr-ar"."""
    missing = error.args_.get("missing")
    pairs = [str(pair) for pair in missing] if isinstance(missing, list | tuple) else []
    return " ".join(["no_translator", *pairs])


def step_back(idle: bool = False) -> None:
    """Give this process a low priority, and make it the first to be killed when memory runs out.

    `idle`: use the scheduling class that runs only on an idle processor, where there is one.
    """
    _tried("nice", lambda: os.setpriority(os.PRIO_PROCESS, 0, max(LOW, priority())))
    if idle and sys.platform == "linux":
        _tried("sched_setscheduler", lambda: os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0)))
    first_to_go()


def first_to_go() -> None:
    """Make this process the first to be killed when memory runs out."""
    try:
        Path("/proc/self/oom_score_adj").write_text(FIRST_TO_GO)
    except OSError:
        log.debug("no_oom_score")  # not Linux


def _tried(call: str, work: Callable[[], object]) -> None:
    """Call the system; a service manager that forbids the call costs the priority, not the drafting."""
    try:
        work()
    except OSError as error:
        log.warning("not_stepped_back", call=call, error=error.strerror)


def is_out_of_memory(error: Exception) -> bool:
    """Return whether an error means that memory was refused, also while a library or a model was being loaded."""
    said = isinstance(error, ImportError | OSError | RuntimeError) and NO_MEMORY.search(str(error))
    return isinstance(error, MemoryError) or bool(said)


def why_failed(error: Exception) -> Failing:
    """Return why a draft failed, as the supervisor's sign says it."""
    if is_out_of_memory(error):
        return "out_of_memory"
    if isinstance(error, ImportError):
        return "library"
    causes = (error, error.__cause__, error.__context__)
    if any(each is not None and FULL.search(f"{each} {getattr(each, 'args_', '')}") for each in causes):
        return "disk_full"
    return "other"


def bound_memory(megabytes: int) -> None:
    """Limit this process's address space in megabytes; 0 for no limit."""
    if megabytes:
        held = resource.getrlimit(resource.RLIMIT_AS)[1]
        asked = megabytes * 1_000_000
        most = asked if held == resource.RLIM_INFINITY else min(asked, held)
        resource.setrlimit(resource.RLIMIT_AS, (most, held))


def end_with_parent() -> None:
    """End this process when its standard input closes, i.e. when the supervisor has ended; on Linux also one that is
    stopped then.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)

    def watch() -> None:
        while os.read(0, 1_024):  # a buffered read would hold a lock when this process ends by itself
            pass
        os._exit(0)  # stored drafts stay; the job is taken again

    Thread(target=watch, daemon=True).start()


def say(message: dict[str, object]) -> None:
    """Send a message to the supervisor; a broken pipe means it has ended."""
    try:
        print(json.dumps(message), flush=True)
    except BrokenPipeError:
        os._exit(0)
