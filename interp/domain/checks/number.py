"""Checks that every number of the original has a counterpart in the translation, in any script, scale or words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from interp.domain.checks.finding_messages import finding
from interp.domain.model.findings import Finding, Severity
from interp.domain.text.dates import Dated, clocks, dates
from interp.domain.text.figures import SMALL, Figure, figures
from interp.domain.text.numerals import written
from interp.domain.text.untranslatable_spans import bare


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a text."""

    dates: tuple[Dated, ...]
    clocks: tuple[Dated, ...]
    figures: tuple[Figure, ...]
    known: frozenset[float]


def numbers(text: str, language: str, kept: Sequence[str] = ()) -> Numbers:
    """Return the numbers of a text: days, hours, figures, and every value any word in it may have."""
    text = bare(text, tuple(kept))
    words = written(text, language)
    days, text = dates(text, language)
    hours, text = clocks(text, language)
    found = figures(text, language)
    known: set[float] = {float(value) for value in words}
    known |= {value for each in found for value in each.values}
    known |= {float(value) for each in days for value in each.key}
    for each in hours:
        known |= {float(each.key[0]), each.key[0] + 12.0, float(each.key[1])}
    if hours:  # "from 3 to 6 p.m.": the first is an hour too
        known |= {value + 12 for value in known if value <= SMALL}
    return Numbers(days, hours, found, frozenset(known))


def check(
    source: str, target: str, source_language: str, target_language: str, kept: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """Return the findings about the numbers of a translation."""
    ours, theirs = numbers(source, source_language, kept), numbers(target, target_language, kept)
    missing = [each for each in ours.figures if not _has(theirs, each)]
    extra = [each for each in theirs.figures if not _has(ours, each)]
    found = [
        *_paired("date_changed", ours.dates, theirs.dates),
        *_paired("time_changed", ours.clocks, theirs.clocks),
        *((not missing and _years(ours, theirs, source_language == "zh")) or _differing(missing, extra)),
    ]
    return tuple(dict.fromkeys(found or _small(ours, theirs)))


def _differing(missing: list[Figure], extra: list[Figure]) -> list[Finding]:
    if len(missing) == len(extra) == 1:
        before, after = missing[0], extra[0]
        return [finding("number_changed", before.printed, after.printed, severity=_severity(before))]
    return [
        *(finding("number_missing", each.printed, severity=_severity(each)) for each in missing),
        *(finding("number_extra", each.printed) for each in extra),
    ]


def _has(numbers: Numbers, figure: Figure) -> bool:
    return not figure.firm or any(
        all(value in numbers.known or (value <= SMALL and value % 1 == 0 and not figure.percent) for value in way)
        for way in figure.ways
    )


def _severity(figure: Figure) -> Severity:
    value = figure.ways[0][0]
    return "error" if figure.percent or value >= 100 or value % 1 else "warning"


def _years(ours: Numbers, theirs: Numbers, once: bool) -> list[Finding]:
    """Return the years that occur less often than in the original; `once`: it repeats years where others do not."""
    source, target = _counted(ours), _counted(theirs)
    lost, new = list((source - target).elements()), list((target - source).elements())
    if source.total() == target.total():
        pairs = zip(lost, new, strict=False)
        return [finding("number_changed", str(a), str(b), severity="error") for a, b in pairs if b not in source]
    return [] if once else [finding("number_missing", str(year)) for year in lost if year in target]


def _counted(numbers: Numbers) -> Counter[int]:
    values = [way for each in numbers.figures for way in each.ways[0]]
    return Counter(int(value) for value in values if 1800 <= value <= 2100 and value % 1 == 0)


def _paired(code: str, ours: tuple[Dated, ...], theirs: tuple[Dated, ...]) -> list[Finding]:
    """Return the days or hours that differ, where both sides have as many and the rest agree."""
    if len(ours) != len(theirs):
        return []
    source, target = Counter(each.key for each in ours), Counter(each.key for each in theirs)
    lost = [each.printed for each in ours if each.key in source - target]
    new = [each.printed for each in theirs if each.key in target - source]
    return [finding(code, a.strip(), b.strip()) for a, b in zip(lost, new, strict=False)]


def _small(ours: Numbers, theirs: Numbers) -> list[Finding]:
    """Return a changed small figure: one is missing and one is new, with equally many on both sides."""
    source, target = _figures_of(ours), _figures_of(theirs)
    if source.total() != target.total():
        return []
    lost = [value for value in (source - target).elements() if value not in theirs.known]
    new = [value for value in (target - source).elements() if value not in ours.known]
    if len(lost) != 1 or len(new) != 1:
        return []
    return [finding("number_changed", f"{lost[0]:.0f}", f"{new[0]:.0f}")]


def _figures_of(numbers: Numbers) -> Counter[float]:
    values = [way for each in numbers.figures for way in each.ways[0]]
    return Counter(value for value in values if value <= SMALL and value % 1 == 0)
