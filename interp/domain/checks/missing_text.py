"""Checks for missing text: an empty translation, a lost sentence, or one far too short."""

from interp.domain.checks.finding_messages import finding
from interp.domain.model.findings import Finding
from interp.domain.text.length_ratio import MUCH, measure, sentences

HALF = 0.42  # the shortest official translation of a long segment measured 0.53
# below which it is sure; Chinese outside official documents is a fifth longer
SURE, SURE_FROM_CHINESE = 0.6, 0.5
FEWER = 0.72  # a translation with fewer sentences and shorter than this has lost one


def check(source: str, target: str, source_language: str, target_language: str) -> tuple[Finding, ...]:
    """Return whether the translation is empty, has lost a sentence, or is far too short."""
    if not target.strip():
        return (finding("empty"),) if any(char.isalnum() for char in source) else ()
    length = measure(source, target, source_language, target_language)
    fewer = sentences(target) < sentences(source)
    if fewer and length.size >= 60 and length.ratio < FEWER:
        sure = SURE_FROM_CHINESE if source_language == "zh" else SURE
        return (finding("sentence_dropped", severity="error" if length.ratio < sure else "warning"),)
    gone = length.size >= MUCH and length.ratio < HALF
    return (finding("too_short", severity="error" if gone else "warning"),) if length.too_short else ()
