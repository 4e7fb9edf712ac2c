"""The checks of the service's own parts: each takes functions that measure, and returns a check for the register."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from interp.errors import Unavailable
from interp.ports import WELL, Check, PartState, WorkerSign
from interp.ports.part_state import NOTE, STOP, WARN
from interp.ports.worker_signs import FRESH_MS, Failing
from interp.value_types import replace

LATE_MS, VERY_LATE_MS = 250, 1_000
DISK_LOW, DISK_FULL = 1_000_000_000, 200_000_000
QUIET_MS = 30_000
UNANSWERED_MS = 5_000
# failures in a row from which drafting cannot work; of other errors so many as two texts have, which may be their own
FAILS: dict[Failing, int] = {"library": 1, "out_of_memory": 2, "disk_full": 1, "killed": 2, "other": 4}
FAILING: dict[Failing, PartState] = {
    "library": PartState("worker_library", WARN),
    "out_of_memory": PartState("worker_out_of_memory", WARN),
    "disk_full": PartState("worker_disk_full", WARN),
    "killed": PartState("worker_killed", WARN),
    "other": PartState("worker_other", WARN),
}
NO_DRAFTING, STARTING = PartState("no_drafting"), PartState("drafting_starts")


def beat_check(lag_ms: Callable[[], float]) -> Check:
    """Return the check of the periodic loop, by the delay of its last beat."""

    def check() -> PartState:
        lag = round(lag_ms())
        if lag <= LATE_MS:
            return WELL
        return PartState("late", STOP if lag > VERY_LATE_MS else WARN, lag)

    return check


def disk_check(folder: Path) -> Check:
    """Return the check of the data folder's disk: it is writable, and has room."""

    def check() -> PartState:
        found = os.statvfs(folder)
        if found.f_flag & os.ST_RDONLY:
            return PartState("disk_read_only", STOP)
        return room(found.f_bavail * found.f_frsize)

    return check


def room(free: int) -> PartState:
    """Return the state of a disk with so many free bytes."""
    if free >= DISK_LOW:
        return WELL
    return PartState("disk", STOP if free < DISK_FULL else WARN, free // 1_000_000)


def log_check(at_head: Callable[[], bool], failures: Callable[[], int]) -> Check:
    """Return the check of the event log: it can be read, its tables are the newest, its last write succeeded."""

    def check() -> PartState:
        try:
            if not at_head():
                return PartState("tables_old", STOP)
        except Unavailable:
            return PartState("log_unreadable", STOP)
        failed = failures()
        return PartState("log_unwritable", STOP, failed) if failed else WELL

    return check


def drafts_check(waiting: Callable[[], int]) -> Check:
    """Return the check of the drafting database, by reading the queue's length."""

    def check() -> PartState:
        try:
            waiting()
        except Unavailable:
            return PartState("drafts_unavailable", STOP)
        return WELL

    return check


def worker_check(
    signs: Callable[[], Iterable[WorkerSign]], waiting: Callable[[], int], now_ms: Callable[[], int], expected: bool
) -> Check:
    """Return the check of drafting. `expected`: this server starts a worker; else only waiting drafts need one."""
    first: list[int] = []  # the service may be built long before it starts

    def check() -> PartState:
        now = now_ms()
        first[:] = first or [now]
        fresh = [each for each in signs() if now - each.at <= FRESH_MS]
        if fresh:
            return min(map(_of_sign, fresh), key=lambda state: state.severity)
        waits = _count(waiting)
        if now - first[0] > FRESH_MS if expected else waits:
            return PartState("worker_absent", WARN, waits)
        return STARTING if expected else NO_DRAFTING

    return check


def _of_sign(sign: WorkerSign) -> PartState:
    if sign.deaths:
        return PartState("worker_dies", WARN, sign.deaths)
    if sign.failing and sign.fails >= FAILS[sign.failing]:
        return replace(FAILING[sign.failing], n=sign.fails)
    if sign.quiet_ms > QUIET_MS:
        return PartState("worker_silent", WARN, sign.quiet_ms // 1000)
    return STARTING if sign.heard_at is None else WELL


def _count(waiting: Callable[[], int]) -> int:
    """Return the number of waiting drafts; 0 when it is unknown, which the check of the drafts reports."""
    try:
        return waiting()
    except Unavailable:
        return 0


def models_check(installed: Callable[[], int], expected: bool) -> Check:
    """Return the check of the translation models of a server that starts a worker."""

    def check() -> PartState:
        try:
            number = installed()
        except OSError:
            return PartState("models_unreadable", WARN)
        return PartState("no_models", NOTE) if expected and not number else WELL

    return check


def wake_up_check(unanswered_ms: Callable[[], int]) -> Check:
    """Return the check of the wake-up: whether the publisher still takes notifications."""

    def check() -> PartState:
        waited_ms = unanswered_ms()
        return PartState("wake_up_unanswered", STOP, waited_ms // 1000) if waited_ms > UNANSWERED_MS else WELL

    return check
