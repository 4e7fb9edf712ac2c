"""The register of the service's parts and their checks, which every report of the service's health reads."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from interp.live.broadcast.background_work import aside
from interp.ports import WELL, Check, PartRow, PartState, TaskRecord
from interp.ports.part_state import STOP, WARN

EVERY_S = 2.0
OVERDUE_MS = 15_000
BROKEN = PartState("check_fails", STOP)
log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Registered:
    """A check, whether it may wait for a disk, from which severity the desk is told (0: never), and what it found."""

    check: Check
    waits: bool
    desk: int
    state: PartState = WELL


class HealthRegister:
    """Holds one check for each part. Readers get what was found last; only `sample` runs the checks."""

    def __init__(self, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._parts: dict[str, Registered] = {}
        self._tasks: dict[str, TaskRecord] = {}
        self._running = False
        self._asked: tuple[str, int] | None = None

    def register(self, name: str, check: Check, *, waits: bool = False, desk: int = WARN) -> None:
        """Add a part. Raises ValueError for a name that is taken.

        `waits`: the check may wait for a disk and uses no lock or connection; it runs in a native thread. The troubles
        of a part are shown at the translation desk too from the severity `desk`, 0: never.
        """
        if name in self._parts:
            raise ValueError(f"a part named {name} has a check already")
        self._parts[name] = Registered(check, waits, desk)

    def task(self, name: str) -> TaskRecord:
        """Register a background task, such as a reactor, and return the record that it reports to."""
        record = self._tasks[name] = TaskRecord(self._now_ms)
        self.register(name, record.state)
        return record

    def record(self, name: str) -> TaskRecord:
        """Return the record of a task that was registered."""
        return self._tasks[name]

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts, in order of registration."""
        return tuple(self._parts)

    def rows(self) -> tuple[PartRow, ...]:
        """Return the state of every part. Until `run` was called the checks are run now."""
        if not self._running:
            self.sample()
        return tuple(_row(name, self._state(name, each)) for name, each in self._parts.items())

    def troubles(self) -> tuple[PartRow, ...]:
        """Return the parts that are not well, worst first."""
        return tuple(sorted((each for each in self.rows() if each.severity), key=lambda each: -each.severity))

    def desk_troubles(self) -> tuple[PartRow, ...]:
        """Return the troubles that interrupt the desk's work, or soon will, worst first."""
        found = self.troubles()
        return tuple(each for each in found if each.severity >= (self._parts[each.part].desk or STOP + 1))

    def sample(self) -> None:
        """Run every check, one after the other, and log each change."""
        for name, each in list(self._parts.items()):
            self._asked = (name, self._now_ms())
            found = _found(name, each)
            self._asked = None
            if found.code != each.state.code:
                _log_change(name, found)
            each.state = found

    def run(self, running: Callable[[], bool], pause: Callable[[float], None] = time.sleep) -> None:
        """Sample every two seconds until `running` returns False."""
        self.sample()
        self._running = True
        while running():
            pause(EVERY_S)
            self.sample()

    def _state(self, name: str, each: Registered) -> PartState:
        """Return what a check found last, or that it has not returned for 15 s."""
        asked = self._asked
        waited_ms = self._now_ms() - asked[1] if asked and asked[0] == name else 0
        return PartState("check_overdue", STOP, waited_ms // 1000) if waited_ms > OVERDUE_MS else each.state


def _found(name: str, each: Registered) -> PartState:
    """Return what a check finds; one that raises is itself a trouble."""
    try:
        return aside(each.check) if each.waits else each.check()
    except Exception:
        if each.state != BROKEN:
            log.exception("check_fails", part=name)
        return BROKEN


def _log_change(name: str, found: PartState) -> None:
    if found.severity:
        log.warning("part_in_trouble", part=name, code=found.code, severity=found.severity, n=found.n)
    else:
        log.info("part_well", part=name, code=found.code)


def _row(name: str, state: PartState) -> PartRow:
    return PartRow(name, state.code, state.severity, state.n)
