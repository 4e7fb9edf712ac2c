"""Whom of those who wait is reached before an end, and the limits by which all of them are, or more.

Who is reached has spoken by then: who could only begin is not. The same as `js/shared/reached.js`, by common cases.
"""

from collections.abc import Sequence

from interp.domain.rules.forecast.measured_times import CALL_MS
from interp.domain.rules.forecast.start_ranges import StartRange
from interp.value_types import dataclass

STEP_MS = 5_000  # limits are whole numbers of these
LEAST_MS = 30_000  # no shorter limit is offered
USUAL_MS = (180_000, 150_000, 120_000, 90_000, 60_000)  # those that chairs announce
LONGER, SHORTER = 2, 1  # so many usual ones are offered above the limit for all, and below it


@dataclass(frozen=True, slots=True)
class Reached:
    """How many of those who wait are reached: at the least, as is expected, and at the most, in eight cases of ten."""

    least: int
    expected: int
    most: int


def reached(spoken: Sequence[StartRange], left_ms: float) -> Reached:
    """Return how many are reached in `left_ms`; `spoken` says of each who waits when they have spoken."""
    return Reached(
        sum(each.high_ms <= left_ms for each in spoken), sum(each.middle_ms <= left_ms for each in spoken),
        sum(each.low_ms <= left_ms for each in spoken),
    )  # fmt: skip


def needed_ms(limits: Sequence[int], limit_ms: int) -> int:
    """Return how long those with these limits take with a limit for all, each the whole time, called before."""
    return sum(min(each, limit_ms) + CALL_MS for each in limits)


def limit_for_all(limits: Sequence[int], left_ms: float) -> int | None:
    """Return the longest limit by which all have spoken in `left_ms`, who have these limits; a shorter one is kept.

    None is returned where the shortest that is offered is not enough.
    """
    longest = max(limits, default=0) // STEP_MS * STEP_MS
    found = (each for each in range(longest, LEAST_MS - 1, -STEP_MS) if needed_ms(limits, each) <= left_ms)
    return next(found, None)


def limits_offered(limits: Sequence[int], left_ms: float) -> tuple[int, ...]:
    """Return the limits to offer those who have these, the longest first, all shorter than the longest of these.

    They are the limit for all, and usual ones on both sides of it; the shortest usual ones where no limit is enough.
    """
    longest, for_all = max(limits, default=0), limit_for_all(limits, left_ms)
    usual = [each for each in USUAL_MS if each < longest]
    if for_all is None:
        return tuple(usual[-LONGER - SHORTER :])
    above, below = [each for each in usual if each > for_all], [each for each in usual if each < for_all]
    return (*above[-LONGER:], *((for_all,) if for_all < longest else ()), *below[:SHORTER])
