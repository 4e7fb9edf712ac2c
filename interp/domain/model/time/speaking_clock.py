"""Speaking-time clocks: functions on times in milliseconds return a new clock or the elapsed time.

A clock signals the end of the time; it never stops a speaker.
"""

from enum import StrEnum

from interp.value_types import dataclass, replace


class ClockStatus(StrEnum):
    """Whether a clock runs."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock. All values in milliseconds; `limit_ms` None means it only counts up."""

    status: ClockStatus = ClockStatus.IDLE
    started_at: int | None = None
    paused_at: int | None = None
    paused_ms: int = 0
    limit_ms: int | None = None
    warning_ms: int = 30_000


def start(at: int, limit_ms: int | None, warning_ms: int) -> Clock:
    """Return a clock started at `at`."""
    return Clock(ClockStatus.RUNNING, at, None, 0, limit_ms, warning_ms)


def pause(clock: Clock | None, at: int) -> Clock | None:
    """Return the clock paused at `at`; one that does not run is returned unchanged."""
    if clock is None or clock.status != ClockStatus.RUNNING:
        return clock
    return replace(clock, status=ClockStatus.PAUSED, paused_at=at)


def resume(clock: Clock | None, at: int) -> Clock | None:
    """Return the clock running again, the pause added to `paused_ms`; one that is not paused is returned unchanged."""
    if clock is None or clock.status != ClockStatus.PAUSED or clock.paused_at is None:
        return clock
    held = max(0, at - clock.paused_at)
    return replace(clock, status=ClockStatus.RUNNING, paused_at=None, paused_ms=clock.paused_ms + held)


def held_for(clock: Clock | None, ms: int) -> Clock | None:
    """Return a running clock as if it had been paused for `ms`; one that does not run is returned unchanged."""
    if clock is None or clock.status != ClockStatus.RUNNING:
        return clock
    return replace(clock, paused_ms=clock.paused_ms + ms)


def began_earlier(clock: Clock, ms: int) -> Clock:
    """Return the clock as if it had begun `ms` earlier (below zero: later); one not started is returned unchanged."""
    return clock if clock.started_at is None else replace(clock, started_at=clock.started_at - ms)


def elapsed_ms(clock: Clock, now: int) -> int:
    """Return the milliseconds spoken so far, overtime included."""
    if clock.started_at is None:
        return 0
    end = clock.paused_at if clock.paused_at is not None else now
    return max(0, end - clock.started_at - clock.paused_ms)
