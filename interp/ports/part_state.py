"""The state of one part of the service, as its check returns it, and the record that is a background task's check."""

from collections.abc import Callable

from interp.value_types import dataclass

STOP, WARN, NOTE = 3, 2, 1
FAILURES = 3
STALLED_MS = 30_000


@dataclass(frozen=True, slots=True)
class PartState:
    """What a check found. `severity` 3: work is interrupted, 2: it soon will be, 1: for information, 0: well.

    `code` names the trouble, `n` is the number in its sentence; a part that is well may have a code too.
    """

    code: str | None = None
    severity: int = 0
    n: int | None = None


@dataclass(frozen=True, slots=True)
class PartRow:
    """The state of a part as it is sent, with the part's name."""

    part: str
    code: str | None
    severity: int
    n: int | None


@dataclass(frozen=True, slots=True)
class CheckedBy:
    """Stated at a field that holds a part of the service: the checked part that it fails with; None: it fails with
    nothing, because it only computes. A field without it has a check of its own name.
    """

    part: str | None


WELL = PartState()
Check = Callable[[], PartState]


class TaskRecord:
    """When a background task last succeeded, and how often it has failed since. The task reports, `state` is its check.

    A reactor reports once for each pass over its work, also when there was nothing to do. `now_ms` is the service's
    clock. A task that was never started is well: nothing is expected of it.
    """

    def __init__(self, now_ms: Callable[[], int], stalled_ms: int = STALLED_MS) -> None:
        self._now_ms, self._stalled_ms = now_ms, stalled_ms
        self._since: int | None = None
        self._failures = 0

    def started(self) -> None:
        """Expect reports from now on."""
        self._since = self._now_ms()

    def succeeded(self) -> None:
        """Report a pass without a failure."""
        self._since, self._failures = self._now_ms(), 0

    def failed(self) -> None:
        """Report a pass that failed, wholly or in part."""
        self._failures += 1

    def state(self) -> PartState:
        """Return the state: failing after three failures in a row, stalled after 30 s without success."""
        if self._since is None:
            return WELL
        if self._failures >= FAILURES:
            return PartState("task_fails", WARN, self._failures)
        silent_ms = self._now_ms() - self._since
        return PartState("task_stalled", WARN, silent_ms // 1000) if silent_ms > self._stalled_ms else WELL
