"""Placeholders and what is kept as it is: each once more after translation, none left over."""

from collections import Counter
from collections.abc import Sequence

from interp.domain.checks.finding_messages import finding
from interp.domain.model.findings import Finding
from interp.domain.text.unchanged_spans import placeholders


def check(source: str, target: str, kept: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Return the placeholders and kept pieces that are lost, doubled or left over."""
    ours, theirs = Counter(placeholders(source)), Counter(placeholders(target))
    left = [each for each in theirs if each not in ours]
    return (
        *(finding("placeholder_missing", each) for each in ours - theirs),
        *(finding("placeholder_left", each) for each in left),
        *(finding("placeholder_doubled", each) for each in theirs - ours if each in ours),
        *(finding("placeholder_missing", each) for each in kept if each and each in source and each not in target),
    )
