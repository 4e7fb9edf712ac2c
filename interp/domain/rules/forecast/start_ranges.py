"""When each of those who wait begins, as the range of eight starts in ten, from limits and what is expected of turns.

The time until a start is a normal distribution for the turns before it, a Poisson number of interruptions, and a visit.
js/shared/start_ranges.js is the same; `tests/browser/js/start_ranges.json` has cases for both.
"""

from collections.abc import Iterable, Sequence
from math import erfc, exp, pi, sqrt

from interp.domain.rules.forecast.measured_times import VISIT_MS, VISIT_SPREAD_MS, Expected, assumed_ms
from interp.value_types import dataclass, replace

SHARES = (0.1, 0.5, 0.9)
EIGHT_IN_TEN = 1.2816  # deviations of a normal distribution on either side
EXACT, GROWTH = 12, 1.15  # starts computed each for itself; later ones in such steps, those between in proportion
STEPS = 12  # of Newton's method, from the quantile of the start before; two or three are usual
LEAST_SHARE = 1e-6


@dataclass(frozen=True, slots=True)
class Wait:
    """A turn to come: its limit in milliseconds, and the category whose ratio it takes."""

    limit_ms: int
    category: str = ""


@dataclass(frozen=True, slots=True)
class UnlistedTime:
    """Something to come in which nobody waits: it takes from `low_ms` to `high_ms` in eight cases of ten."""

    low_ms: float
    high_ms: float

    @property
    def middle_ms(self) -> float:
        """Return how long it takes in the middle."""
        return (self.low_ms + self.high_ms) / 2


@dataclass(frozen=True, slots=True)
class StartRange:
    """When something begins, in whole milliseconds after the end of the present speech; eight in ten are in the range.

    `middle_ms` is as often too early as too late.
    """

    low_ms: int
    middle_ms: int
    high_ms: int


@dataclass(frozen=True, slots=True)
class _Sums:
    """Sums over the turns before a start: their number, mean times, these squared, assumed times, these squared.

    `spans_ms` and `spans_squares` are the mean times of spans before it, and their deviations squared.
    """

    turns: int = 0
    mean_ms: float = 0.0
    mean_squares: float = 0.0
    usual_ms: float = 0.0
    usual_squares: float = 0.0
    spans_ms: float = 0.0
    spans_squares: float = 0.0

    @property
    def all_ms(self) -> float:
        """Return the mean time of all before the start, as if everybody came."""
        return self.mean_ms + self.spans_ms


def start_ranges(
    waits: Iterable[Wait | UnlistedTime], expect: Expected, breaks: Sequence[tuple[int, int]] = ()
) -> tuple[StartRange, ...]:
    """Return the range of each start in order, and at last that of the end of all.

    `breaks` are known ones, as (begins, lasts) in milliseconds after the end of the present speech, in order.
    """
    before = _sums(waits, expect)
    found: list[tuple[float, ...]] = [(0.0, 0.0, 0.0)]
    for at in _computed(len(before) - 1):
        last, since = found[-1], len(found) - 1
        mean_ms = before[at].all_ms - before[since].all_ms
        parts = _parts(before[at], expect)
        made = sorted(max(old, _quantile(parts, each, old + mean_ms)) for each, old in zip(SHARES, last, strict=True))
        for between in range(since + 1, at + 1):
            part = (before[between].all_ms - before[since].all_ms) / mean_ms if mean_ms else 1.0
            found.append(tuple(old + part * (new - old) for old, new in zip(last, made, strict=True)))
    return tuple(StartRange(*(round(with_breaks(each, breaks)) for each in one)) for one in found)


def _sums(waits: Iterable[Wait | UnlistedTime], expect: Expected) -> list[_Sums]:
    made = [_Sums()]
    for wait in waits:
        of = made[-1]
        if isinstance(wait, UnlistedTime):
            spans_ms, deviation = of.spans_ms + wait.middle_ms, (wait.high_ms - wait.low_ms) / 2 / EIGHT_IN_TEN
            made.append(replace(of, spans_ms=spans_ms, spans_squares=of.spans_squares + deviation * deviation))
            continue
        usual = assumed_ms(wait.limit_ms)
        mean = usual * expect.ratio_of(wait.category)
        made.append(_Sums(
            of.turns + 1, of.mean_ms + mean, of.mean_squares + mean * mean,
            of.usual_ms + usual, of.usual_squares + usual * usual, of.spans_ms, of.spans_squares,
        ))  # fmt: skip
    return made


def _computed(last: int) -> list[int]:
    """Return the starts to compute, up to the last."""
    made = list(range(1, min(EXACT, last) + 1))
    while made and made[-1] < last:
        made.append(min(last, int(made[-1] * GROWTH) + 1))
    return made


def _parts(sums: _Sums, expect: Expected) -> list[tuple[float, float, float]]:
    """Return the share, the mean and the deviation of none, one and more interruptions, without and with a visit."""
    comes = 1 - expect.absent
    mean = comes * sums.mean_ms + sums.spans_ms
    variance = (
        1.0 + sums.spans_squares + comes * expect.spread**2 * sums.usual_squares
        + comes * expect.absent * sums.mean_squares + (comes * expect.doubt * sums.usual_ms) ** 2
    )  # fmt: skip
    rate = expect.stops * sums.turns
    none = exp(-rate)
    more = max(1e-12, 1 - none - rate * none)
    each_more = (rate - rate * none) / more  # their mean number where there are at least two
    visit = 1 - exp(-expect.visits * sums.turns)
    made = [
        (share * chance, mean + n * expect.stop_ms + late, sqrt(variance + n * expect.stop_spread_ms**2 + doubt**2))
        for share, n in ((none, 0.0), (rate * none, 1.0), (more, each_more))
        for chance, late, doubt in ((1 - visit, 0.0, 0.0), (visit, VISIT_MS, VISIT_SPREAD_MS))
    ]
    return [each for each in made if each[0] > LEAST_SHARE]


def _quantile(parts: list[tuple[float, float, float]], share: float, near: float) -> float:
    """Return the time before which a share of the distribution lies, at least 0; `near` is where the search begins."""
    low = max(0.0, min(mean - 4 * deviation for _, mean, deviation in parts))
    high = max(mean + 4 * deviation for _, mean, deviation in parts)
    at = min(max(near, low), high)
    for _ in range(STEPS):
        below, density = _below(parts, at)
        low, high = (at, high) if below < share else (low, at)
        step = at - (below - share) / density if density > 0 else high
        at = step if low <= step <= high else (low + high) / 2
        if abs(below - share) < 1e-3:
            break
    return at


def _below(parts: list[tuple[float, float, float]], after_ms: float) -> tuple[float, float]:
    """Return the share of a distribution before a time, and its density there."""
    below = density = 0.0
    for share, mean, deviation in parts:
        z = (after_ms - mean) / deviation
        below += share * erfc(-z / sqrt(2)) / 2
        density += share * exp(-z * z / 2) / (deviation * sqrt(2 * pi))
    return below, density


def with_breaks(after_ms: float, breaks: Iterable[tuple[float, float]]) -> float:
    """Return a time with the known breaks that begin before it, each as (begins, lasts)."""
    for begins, lasts in breaks:
        if after_ms >= begins:
            after_ms += lasts
    return after_ms
