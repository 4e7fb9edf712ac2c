"""Maps a text's standing and match to one of five grades, the ones eLUNa shows to translators."""

from typing import Literal

from interp.domain.text.memory_matches import EXACT, FLOOR, REVIEWED

Grade = Literal["none", "fuzzy", "exact", "automatic", "tentative"]


def grade_of_text(standing: str, match: int | None) -> Grade:
    """Return the grade of a text: `automatic` needs no review, the others depend on their match."""
    if standing in ("auto", "final"):
        return "automatic"
    if match is None or match < FLOOR:
        return "none"
    return "exact" if match >= EXACT else "fuzzy"


def grade_of_unit(standing: str, percent: int) -> Grade:
    """Return the grade of a memory unit: an unreviewed one is `tentative` at any percentage."""
    if standing not in REVIEWED:
        return "tentative"
    return "exact" if percent >= EXACT else "fuzzy"
