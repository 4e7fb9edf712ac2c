"""Checks that each resolution, decision and session that the original names by number is named in the translation."""

import re
from collections.abc import Collection

from interp.domain.checks.act_numbers import references, sessions
from interp.domain.checks.finding_messages import finding
from interp.domain.model.findings import Finding
from interp.domain.text.untranslatable_spans import bare

STROKE = re.compile(r"(?<![\d/])\d{1,3}/\d{1,4}(?![\d/])")


def check(
    source: str, target: str, source_language: str, target_language: str, known: Collection[float]
) -> tuple[Finding, ...]:
    """Return findings for numbers of resolutions and sessions that are lost or changed.

    `known` are all numbers of the translation: a session may be named there without the word.
    """
    ours = dict.fromkeys(references(bare(source), source_language))
    written = set(STROKE.findall(target.replace("⁄", "/")))
    lost = [each for each in ours if each not in written and not within(each, target)]
    before = set(STROKE.findall(source))
    new = [each for each in STROKE.findall(target) if each not in before]
    return (
        *(finding("number_changed", a, b, severity="error") for a, b in zip(lost, new, strict=False)),
        *(finding("number_missing", each) for each in lost[len(new) :]),
        *_sessions(sessions(source, source_language), sessions(target, target_language), known),
    )


def within(number: str, text: str) -> bool:
    """Return whether a number with a stroke ends a symbol: resolution 60/251 is A/RES/60/251."""
    return "/" in number and re.search(rf"/{re.escape(number)}(?![\d/])", text) is not None


def _sessions(ours: frozenset[int], theirs: frozenset[int], known: Collection[float]) -> tuple[Finding, ...]:
    lost, new = sorted(ours - theirs), sorted(theirs - ours)
    if theirs and len(lost) == len(new):
        changed = zip(lost, new, strict=True)
        return tuple(finding("number_changed", str(a), str(b), severity="error") for a, b in changed)
    return tuple(finding("number_missing", str(each)) for each in lost if each not in known)
