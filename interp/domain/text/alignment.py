"""Aligns the segments of two language versions of a document by sentence length and shared numbers and symbols."""

from collections.abc import Sequence
from math import erfc, inf, log, sqrt

from interp.domain.text.segments import Segment
from interp.domain.text.symbols import spans
from interp.value_types import dataclass

# length relative to English, and its variance (Gale and Church's model, per character)
SIZE = {"ar": 0.88, "zh": 0.27, "en": 1.0, "fr": 1.24, "ru": 1.18, "es": 1.21}
VARIANCE = 6.8
BEADS = {
    (1, 1): -log(0.89), (1, 0): -log(0.005), (0, 1): -log(0.005), (1, 2): -log(0.04), (2, 1): -log(0.04),
    (1, 3): -log(0.008), (3, 1): -log(0.008),
}  # fmt: skip
OTHER_KIND, OTHER_VALUES, SAME_VALUES = 6.0, 3.0, 2.0
HEADINGS = frozenset({"title", "heading"})
LEAST = 1e-12
BAND = 60  # how far, in segments, the two versions may diverge, beside the difference of their lengths
WIDEST = 240  # the most of both
LONGEST = 3  # segments of one side in a pair
CHEAPEST = -2 * SAME_VALUES  # the least that two sides can cost


@dataclass(frozen=True, slots=True)
class Pair:
    """Segments of both versions with the same meaning, by their positions; one side may be empty.

    `confidence` is 0 to 1: the likelihood of the lengths, reduced where kinds or numbers differ.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class _Side:
    """One to three segments that follow one another, as one side of a pair. `kinds`: 1 text, 2 headings, 3 both."""

    length: float
    kinds: int
    number: str | None
    values: frozenset[str]


Sides = Sequence[Sequence[_Side]]  # by the position after the last segment, then by the number of segments
EMPTY = _Side(0.0, 0, None, frozenset())


def aligned(
    source: Sequence[Segment], target: Sequence[Segment], source_language: str, target_language: str
) -> tuple[Pair, ...]:
    """Return pairs that cover both versions in order, each segment once."""
    here, there = _sides(source, source_language), _sides(target, target_language)
    path = _Path(here, there)
    pairs, end, to = [], len(source), len(target)
    while (end, to) != (0, 0):
        one, other = path.step(end, to)
        sure = _confidence(here[end][one], there[to][other])
        pairs.append(Pair(tuple(range(end - one, end)), tuple(range(to - other, to)), sure))
        end, to = end - one, to - other
    return tuple(reversed(pairs))


def _sides(segments: Sequence[Segment], language: str) -> Sides:
    """Return every side that ends after each segment: of none, one, two and three segments."""
    alone = [
        _Side(
            len(each.text) / SIZE.get(language, 1.0), 2 if each.kind in HEADINGS else 1, each.number,
            frozenset(span.value for span in spans(each.text)),
        )
        for each in segments
    ]  # fmt: skip
    return [
        [EMPTY, *(_joined(alone[end - count : end]) for count in range(1, min(LONGEST, end) + 1))]
        for end in range(len(alone) + 1)
    ]


def _joined(some: Sequence[_Side]) -> _Side:
    if len(some) == 1:
        return some[0]
    kinds = 0
    for each in some:
        kinds |= each.kinds
    values = frozenset[str]().union(*(each.values for each in some))
    return _Side(sum(each.length for each in some), kinds, some[0].number, values)


class _Path:
    """The cheapest path through the pairs of positions within a band about the diagonal."""

    def __init__(self, here: Sides, there: Sides) -> None:
        self._steps: list[list[tuple[int, int]]] = []
        self._firsts: list[int] = []
        self._costs: list[list[float]] = []
        last, length = len(there) - 1, max(1, len(here) - 1)
        # no wider than WIDEST, but each row of the band meets the one before
        band = max(min(WIDEST, BAND + abs(len(here) - len(there))), last // length + 1)
        for end, ends in enumerate(here):
            middle = end * last // length
            self._row(end, ends, there, range(max(0, middle - band), min(last, middle + band) + 1))

    def step(self, end: int, to: int) -> tuple[int, int]:
        """Return how many segments of each side the last step to a pair of positions takes."""
        return self._steps[end][to - self._firsts[end]]

    def _row(self, end: int, ends: Sequence[_Side], there: Sides, columns: range) -> None:
        costs, steps = [inf] * len(columns), [(0, 0)] * len(columns)
        self._costs.append(costs)
        self._steps.append(steps)
        self._firsts.append(columns.start)
        for place, to in enumerate(columns):
            best, took = (0.0 if end == to == 0 else inf), (0, 0)
            for (one, other), prior in BEADS.items():
                before = self._cost(end - one, to - other)
                if before + prior + CHEAPEST < best and before < best:
                    total = before + prior + _cost(ends[one], there[to][other])
                    if total < best:
                        best, took = total, (one, other)
            costs[place], steps[place] = best, took

    def _cost(self, end: int, to: int) -> float:
        """Return the cost of the cheapest path to a pair of positions, infinite outside the band."""
        if end < 0 or to < 0:
            return inf
        costs, place = self._costs[end], to - self._firsts[end]
        return costs[place] if 0 <= place < len(costs) else inf


def _cost(one: _Side, other: _Side) -> float:
    if not one.kinds or not other.kinds:
        return 0.0
    cost = -log(max(_likely(one, other), LEAST))
    if one.kinds != other.kinds:
        cost += OTHER_KIND
    shared = _shared(one, other)
    if shared is not None:
        cost += OTHER_VALUES * (1 - shared) - SAME_VALUES * shared
    if one.number is not None and one.number == other.number:
        cost -= SAME_VALUES
    return cost


def _likely(one: _Side, other: _Side) -> float:
    """Return the likelihood, 0 to 1, that texts of these lengths are translations of each other."""
    mean = max(1.0, (one.length + other.length) / 2)
    return erfc(abs(one.length - other.length) / sqrt(2 * VARIANCE * mean))


def _shared(one: _Side, other: _Side) -> float | None:
    """Return the share of numbers and symbols that both sides print, None when one side prints none."""
    if not one.values or not other.values:
        return None
    return len(one.values & other.values) / len(one.values | other.values)


def _confidence(one: _Side, other: _Side) -> float:
    if not one.kinds or not other.kinds:
        return 0.0
    confidence = sqrt(_likely(one, other))
    shared = _shared(one, other)
    if shared:
        confidence = max(confidence, (confidence + 0.5 + shared / 2) / 2)
    elif shared is not None:
        confidence /= 2
    return round(confidence if one.kinds == other.kinds else confidence / 4, 3)
