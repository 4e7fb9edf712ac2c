"""What the turns of a meeting have shown: time taken over the limit by category, who was absent, interruptions.

What was assumed before the first turn counts as a few turns of its own, so that it fades as the meeting goes on. The
assumed figures are ours, without a source; `docs/performance.md` says how near a simulated meeting comes to them.
"""

from dataclasses import field
from math import sqrt

from interp.value_types import dataclass

OF_LIMIT, CALL_MS = 0.93, 15_000  # a turn from start to start: so much of its limit, and the call
SPREAD, TURNS = 0.2, 10  # the deviation of a turn over that, the turns that this counts as
OF_CATEGORY = 8  # turns of a category after which its own mean counts as much as that of all
ABSENT, CALLED = 1.0, 20.0  # one of so many called is absent
STOPS, PER_TURNS = 2.0, 80.0  # so many interruptions in so many turns
STOP_MS, STOP_SPREAD_MS, STOPS_KNOWN = 240_000.0, 90_000.0, 4.0  # the length of one, counted as so many
VISIT_PER_TURNS = 30.0  # one visit that is not on the programme in so many turns, until there was one
VISIT_MS, VISIT_SPREAD_MS = 600_000.0, 180_000.0


def assumed_ms(limit_ms: int) -> float:
    """Return how long a turn with a limit is assumed to take from start to start; all ratios are to this."""
    return OF_LIMIT * limit_ms + CALL_MS


@dataclass(frozen=True, slots=True)
class Ratios:
    """Times taken over those assumed: how many, their sum and the sum of their squares."""

    n: int = 0
    total: float = 0.0
    squares: float = 0.0

    def with_one(self, ratio: float) -> "Ratios":
        """Return these and one more."""
        return Ratios(self.n + 1, self.total + ratio, self.squares + ratio * ratio)


@dataclass(frozen=True, slots=True)
class MeasuredTimes:
    """What was measured: ratios by category; how many were called, how many of them absent; interruptions ended.

    `stops` is the number of these, `stops_ms` the time that they took together. `visit`: there was none yet; a visit is
    none of `stops`.
    """

    by_category: dict[str, Ratios] = field(default_factory=dict)
    called: int = 0
    absent: int = 0
    stops: int = 0
    stops_ms: int = 0
    visit: bool = True

    @property
    def of_all(self) -> Ratios:
        """Return the ratios of all categories."""
        known = self.by_category.values()
        return Ratios(sum(r.n for r in known), sum(r.total for r in known), sum(r.squares for r in known))


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected of those who wait, as means and deviations; `doubt` is the deviation of the mean ratio itself.

    `absent` is the share of the called that is absent, `stops` the interruptions in a turn, `stop_ms` their length,
    `visits` the visits in a turn until there is one.
    """

    ratios: dict[str, float]
    ratio: float
    spread: float
    doubt: float
    absent: float
    stops: float
    stop_ms: float
    stop_spread_ms: float
    visits: float

    def ratio_of(self, category: str) -> float:
        """Return the mean ratio of a category, that of all where nothing was measured of it."""
        return self.ratios.get(category, self.ratio)


def expected(measured: MeasuredTimes) -> Expected:
    """Return what is expected after what was measured."""
    known = measured.of_all
    turns = TURNS + known.n
    ratio = (TURNS + known.total) / turns
    squares = TURNS * (SPREAD**2 + 1) + known.squares
    spread = sqrt(max(SPREAD**2 / 4, squares / turns - ratio**2))
    by_category = {
        name: (OF_CATEGORY * ratio + of.total) / (OF_CATEGORY + of.n) for name, of in measured.by_category.items()
    }
    stops = STOPS_KNOWN + measured.stops
    return Expected(
        by_category, ratio, spread, spread / sqrt(turns),
        (ABSENT + measured.absent) / (CALLED + measured.called),
        (STOPS + measured.stops) / (PER_TURNS + known.n),
        (STOPS_KNOWN * STOP_MS + measured.stops_ms) / stops, STOP_SPREAD_MS,
        1 / VISIT_PER_TURNS if measured.visit else 0.0,
    )  # fmt: skip
