"""What a translator is told of a text at a glance: the five grades of a match, as users of eLUNa know them."""

from typing import Literal

from interp.domain.text.matches import EXACT, FLOOR, REVIEWED

Grade = Literal["none", "fuzzy", "exact", "automatic", "tentative"]


def grade_of_text(standing: str, match: int | None) -> Grade:
    """Return the grade of what stands in a language: `automatic` needs nobody, the others by their match."""
    if standing in ("auto", "final"):
        return "automatic"
    if match is None or match < FLOOR:
        return "none"
    return "exact" if match >= EXACT else "fuzzy"


def grade_of_unit(standing: str, percent: int) -> Grade:
    """Return the grade of a unit of the memory: one nobody has reviewed is `tentative`, however well it fits."""
    if standing not in REVIEWED:
        return "tentative"
    return "exact" if percent >= EXACT else "fuzzy"
