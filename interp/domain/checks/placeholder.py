"""Checks that placeholders and kept pieces occur exactly once each after translation."""

from collections import Counter
from collections.abc import Sequence

from interp.domain.checks.finding_messages import finding
from interp.domain.model.findings import Finding
from interp.domain.text.untranslatable_spans import placeholders


def check(source: str, target: str, kept: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Return findings for placeholders and kept pieces that are missing, repeated or unexpected."""
    ours, theirs = Counter(placeholders(source)), Counter(placeholders(target))
    left = [each for each in theirs if each not in ours]
    return (
        *(finding("placeholder_missing", each) for each in ours - theirs),
        *(finding("placeholder_left", each) for each in left),
        *(finding("placeholder_doubled", each) for each in theirs - ours if each in ours),
        *(finding("placeholder_missing", each) for each in kept if each and each in source and each not in target),
    )
