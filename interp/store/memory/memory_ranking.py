"""Ranks memory units against a text by match percentage, and selects those to show."""

from collections.abc import Iterable, Sequence

from interp.domain.text.match_repair import adapted
from interp.domain.text.memory_matches import FLOOR, REPAIRED, REVIEWED, Likeness, exact, fuzzy, same_case, tokens
from interp.domain.text.symbols import body
from interp.domain.text.text_key import key
from interp.ports import Match, MemoryUnit
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text to translate, with its keys and its neighbours' keys."""

    text: str
    source_language: str
    target_language: str
    before: str = ""
    after: str = ""
    document: str | None = None


def graded(unit: MemoryUnit, wanted: Wanted) -> Match | None:
    """Return the unit as a match, or None when it is under 65 per cent."""
    if key(unit.source) == key(wanted.text):
        return Match(unit, exact(wanted.before, wanted.after, unit.before, unit.after), unit.target)
    target = adapted(unit.source, unit.target, wanted.text, wanted.source_language, wanted.target_language)
    if target is not None:
        return Match(unit, REPAIRED, target)
    share = alike(tokens(wanted.text, wanted.source_language), tokens(unit.source, wanted.source_language))
    percent = fuzzy(_likeness(share, unit, wanted))
    return None if percent is None else Match(unit, percent, unit.target)


def alike(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of equal words in two sequences, 0 to 1; 0 below the minimum for a match."""
    from rapidfuzz.distance import Levenshtein  # no server needs it before its first text

    return Levenshtein.normalized_similarity(one, other, score_cutoff=FLOOR / 100)


def best(matches: Iterable[Match | None], most: int) -> tuple[Match, ...]:
    """Return the best match of each target: by percentage, then reviewed first, then the newest."""
    found = sorted((each for each in matches if each), key=_rank)
    once: dict[str, Match] = {}
    for each in found:
        once.setdefault(each.target, each)
    return tuple(once.values())[:most]


def newest(units: Iterable[MemoryUnit], most: int) -> tuple[MemoryUnit, ...]:
    """Return units for a concordance: reviewed first, then the newest."""
    return tuple(sorted(units, key=lambda unit: (unit.standing not in REVIEWED, -unit.at, unit.source))[:most])


def _rank(match: Match) -> tuple[int, bool, int, str]:
    unit = match.unit
    return (-match.percent, unit.standing not in REVIEWED, -unit.at, match.target)


def _likeness(share: float, unit: MemoryUnit, wanted: Wanted) -> Likeness:
    bodies = {body(unit.document), body(wanted.document)} - {None}
    return Likeness(
        share, same_case(key(unit.source), key(wanted.text)), unit.standing in REVIEWED, len(bodies) < 2
    )
