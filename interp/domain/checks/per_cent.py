"""Checks that each share, in per cent or in words, is one in the translation too with its value, and their order."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Literal

from interp.domain.checks.finding_messages import finding
from interp.domain.model.findings import Finding
from interp.domain.numbers.figure_contexts import PERCENT
from interp.domain.numbers.figures import Figure
from interp.domain.numbers.fractions import Fraction
from interp.domain.numbers.numerals import runs
from interp.value_types import dataclass

FROM_TO = {
    "en": re.compile(r"\bfrom\b.{1,40}\bto\b"), "fr": re.compile(r"\bd[eu]\b.{1,40}\bà\b"),
    "es": re.compile(r"\bdel?\b.{1,40}\bal?\b"), "ru": re.compile(r"\bсо?\b.{1,40}\bдо\b"),
    "ar": re.compile(r"\bمن\b.{1,60}\bإلى\b"), "zh": re.compile("[从由].{1,30}[到至]"),
}  # fmt: skip
Unit = Literal["percent", "maybe", "other", "none"]


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and what it counts: `maybe` per cent, which follows a later number; `other`: money or per mille."""

    value: float
    unit: Unit
    printed: str
    at: int

    @property
    def shown(self) -> str:
        """Return the number as a finding prints it."""
        return f"{self.printed} %" if self.unit == "percent" and "%" not in self.printed else self.printed


def counted(text: str, figures: Sequence[Figure], language: str) -> tuple[Counted, ...]:
    """Return the numbers of a text in order with their units: all in figures, and in words those in per cent."""
    found = [
        Counted(value, _unit(each), each.printed, each.at)
        for each in figures
        for value in (each.ways[0] if each.ways else each.foreign[:1])
    ]
    in_words = [
        Counted(float(value), "percent", text[start:end], start)
        for start, end, value in runs(text, language)
        if PERCENT.match(text[end : end + 20])
    ]
    return tuple(sorted([*found, *in_words], key=lambda each: each.at))


def _unit(figure: Figure) -> Unit:
    if figure.percent:
        return "percent"
    if figure.mille or figure.amount:
        return "other"
    return "maybe" if figure.beside else "none"


def check(ours: Sequence[Counted], theirs: Sequence[Counted], said: frozenset[int]) -> tuple[Finding, ...]:
    """Return findings for shares that the translation has changed, or made to count something else.

    `said` are the shares that either text says in words ("one in four").
    """
    lost, new = _more(ours, theirs, said), _more(theirs, ours, said)
    found: list[Finding] = []
    for gone in lost:
        other = _same(gone, theirs, ("other",)) or _same(gone, theirs, ("none",))
        if other:
            found.append(finding("percent_changed", gone.shown, other.shown, severity=_severity(other)))
        elif new:
            found.append(finding("number_changed", gone.shown, new.pop(0).shown, severity="error"))
    for made in new:
        other = _same(made, ours, ("other",)) or _same(made, ours, ("none",))
        if other:
            found.append(finding("percent_changed", other.shown, made.shown, severity="error"))
    for each in ours:
        other = _same(each, theirs, ("other",)) if each.unit == "maybe" else None
        if other and not _same(each, theirs, ("percent", "maybe", "none")):
            found.append(finding("percent_changed", each.shown, other.shown))
    return tuple(dict.fromkeys(found))


def order(
    ours: Sequence[Counted], theirs: Sequence[Counted], texts: tuple[str, str], languages: tuple[str, str]
) -> tuple[Finding, ...]:
    """Return the finding for shares that are the same in another order; an error where both go from one to another."""
    source, target = _in_other_order(ours, theirs, ("percent",))
    if not source:
        source, target = _in_other_order(ours, theirs, ("percent", "maybe"))
    if not source:
        return ()
    sure = all(FROM_TO[language].search(text) for text, language in zip(texts, languages, strict=True))
    said = [", ".join(each.shown for each in side) for side in (source, target)]
    return (finding("percent_order", *said, severity="error" if sure and len(source) == 2 else None),)


def in_words(
    ours: Sequence[Fraction], theirs: Sequence[Fraction], known: tuple[Collection[float], Collection[float]]
) -> tuple[Finding, ...]:
    """Return a finding where a share is lost and another is new; `known` are all values of either text.

    One of the two must be in the other text in no form at all. A share that is only lost is none: languages say it in
    other words.
    """
    lost, new = _more_often(ours, theirs, known[1]), _more_often(theirs, ours, known[0])
    sure = any(each.values.isdisjoint(known[1]) for each in lost) or any(
        each.values.isdisjoint(known[0]) for each in new
    )
    if not (lost and new and sure):
        return ()
    return (finding("number_changed", str(lost[0]), str(new[0]), severity="error"),)


def _more_often(these: Sequence[Fraction], those: Sequence[Fraction], known: Collection[float]) -> list[Fraction]:
    """Return the shares that one text has more often than the other, first those that are nowhere in the other."""
    rest = list(those)
    more = []
    for each in these:
        same = next((other for other in rest if not each.values.isdisjoint(other.values)), None)
        if same:
            rest.remove(same)
        else:
            more.append(each)
    return sorted(more, key=lambda each: not each.values.isdisjoint(known))


def _in_other_order(
    ours: Sequence[Counted], theirs: Sequence[Counted], units: tuple[Unit, ...]
) -> tuple[list[Counted], list[Counted]]:
    """Return the numbers with these units of both texts if they are the same in another order, else none."""
    source, target = ([each for each in side if each.unit in units] for side in (ours, theirs))
    values = [each.value for each in source], [each.value for each in target]
    same = values[0] == values[1] or Counter(values[0]) != Counter(values[1])
    return ([], []) if same else (source, target)


def _more(these: Sequence[Counted], those: Sequence[Counted], said: frozenset[int]) -> list[Counted]:
    """Return the shares of one text that the other has less often."""
    there = Counter(each.value for each in those if each.unit in ("percent", "maybe"))
    more = []
    for each in these:
        if each.unit != "percent" or (each.value in said and not _same(each, those, ("none", "other"))):
            continue
        if there[each.value] <= 0:
            more.append(each)
        there[each.value] -= 1
    return more


def _same(share: Counted, those: Sequence[Counted], units: tuple[Unit, ...]) -> Counted | None:
    return next((each for each in those if each.value == share.value and each.unit in units), None)


def _severity(other: Counted) -> Literal["error", "warning"]:
    """Return the severity of a share that has become another figure: a text may leave out the per cent."""
    return "error" if other.unit == "other" else "warning"
