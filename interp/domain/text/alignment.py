"""Aligns the segments of two language versions of a document by sentence length and shared numbers and symbols."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, inf, log, sqrt

from interp.domain.text.segments import Segment
from interp.domain.text.symbols import spans

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
BAND = 60  # how far, in segments, the two versions may diverge


@dataclass(frozen=True, slots=True)
class Pair:
    """Segments of both versions with the same meaning, by their positions; one side may be empty.

    `confidence` is 0 to 1: the likelihood of the lengths, reduced where kinds or numbers differ.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class _Piece:
    length: float
    heading: bool
    number: str | None
    values: frozenset[str]


def aligned(
    source: Sequence[Segment], target: Sequence[Segment], source_language: str, target_language: str
) -> tuple[Pair, ...]:
    """Return pairs that cover both versions in order, each segment once."""
    here, there = _pieces(source, source_language), _pieces(target, target_language)
    pairs, place = [], (len(here), len(there))
    steps = _steps(here, there)
    while place != (0, 0):
        took = steps[place]
        before = (place[0] - took[0], place[1] - took[1])
        one, other = here[before[0] : place[0]], there[before[1] : place[1]]
        sure = _confidence(one, other)
        pairs.append(Pair(tuple(range(before[0], place[0])), tuple(range(before[1], place[1])), sure))
        place = before
    return tuple(reversed(pairs))


def _pieces(segments: Sequence[Segment], language: str) -> list[_Piece]:
    return [
        _Piece(
            len(each.text) / SIZE.get(language, 1.0), each.kind in HEADINGS, each.number,
            frozenset(span.value for span in spans(each.text)),
        )
        for each in segments
    ]  # fmt: skip


def _steps(here: Sequence[_Piece], there: Sequence[_Piece]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each pair of positions how many segments of each side the last step of the cheapest path took."""
    cost = {(0, 0): 0.0}
    band = BAND + abs(len(here) - len(there))
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    for place in range(len(here) + 1):
        middle = place * len(there) // max(1, len(here))
        for to in range(max(0, middle - band), min(len(there), middle + band) + 1):
            for (one, other), prior in BEADS.items():
                before = cost.get((place - one, to - other), inf)
                if before < cost.get((place, to), inf):
                    total = before + prior + _cost(here[place - one : place], there[to - other : to])
                    if total < cost.get((place, to), inf):
                        cost[place, to], steps[place, to] = total, (one, other)
    return steps


def _cost(one: Sequence[_Piece], other: Sequence[_Piece]) -> float:
    if not one or not other:
        return 0.0
    cost = -log(max(_likely(one, other), LEAST))
    if _kinds(one) != _kinds(other):
        cost += OTHER_KIND
    shared = _shared(one, other)
    if shared is not None:
        cost += OTHER_VALUES * (1 - shared) - SAME_VALUES * shared
    numbers = (one[0].number, other[0].number)
    if None not in numbers:
        cost += -SAME_VALUES if numbers[0] == numbers[1] else 0.0
    return cost


def _likely(one: Sequence[_Piece], other: Sequence[_Piece]) -> float:
    """Return the likelihood, 0 to 1, that texts of these lengths are translations of each other."""
    lengths = sum(each.length for each in one), sum(each.length for each in other)
    mean = max(1.0, sum(lengths) / 2)
    return erfc(abs(lengths[0] - lengths[1]) / sqrt(2 * VARIANCE * mean))


def _kinds(some: Sequence[_Piece]) -> set[bool]:
    return {each.heading for each in some}


def _shared(one: Sequence[_Piece], other: Sequence[_Piece]) -> float | None:
    """Return the share of numbers and symbols that both sides print, None when one side prints none."""
    values = [frozenset[str]().union(*(each.values for each in side)) for side in (one, other)]
    if not all(values):
        return None
    return len(values[0] & values[1]) / len(values[0] | values[1])


def _confidence(one: Sequence[_Piece], other: Sequence[_Piece]) -> float:
    if not one or not other:
        return 0.0
    confidence = sqrt(_likely(one, other))
    shared = _shared(one, other)
    if shared:
        confidence = max(confidence, (confidence + 0.5 + shared / 2) / 2)
    elif shared is not None:
        confidence /= 2
    return round(confidence if _kinds(one) == _kinds(other) else confidence / 4, 3)
