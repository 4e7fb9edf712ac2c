"""Match percentage of a memory unit for a text (101, 100, 99 repaired, fuzzy from 65), and its grade at the desk."""

import re
from typing import Literal

from interp.value_types import dataclass

Grade = Literal["none", "fuzzy", "exact", "automatic", "tentative"]  # the ones eLUNa shows to translators
CONTEXT = 101
EXACT = 100
REPAIRED = 99
FLOOR = 65
REVIEWED = frozenset({"reviewed", "final"})
CASE, UNREVIEWED, OTHER_BODY = 1, 3, 5  # percentage points subtracted from a fuzzy match

WORD = re.compile(r"\w+")
CHARACTER = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W\u3400-\u9fff\uf900-\ufaff]+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two similar sentences differ. `share` is the part of words (Chinese: characters) in common, 0 to 1.

    `same_case` is False when case or punctuation differ; `same_body` is False for documents of different bodies.
    """

    share: float
    same_case: bool = True
    reviewed: bool = True
    same_body: bool = True


def exact(before: str, after: str, unit_before: str, unit_after: str) -> int:
    """Return 101 when a unit with the same key has the same neighbours too, by their keys, else 100.

    Two sentences without neighbours have none in common.
    """
    same = (before, after) == (unit_before, unit_after) != ("", "")
    return CONTEXT if same else EXACT


def fuzzy(alike: Likeness) -> int | None:
    """Return the percentage of a unit with another key, 65 to 99; None below."""
    percent = int(alike.share * 100 + 1e-9)
    percent -= 0 if alike.same_case else CASE
    percent -= 0 if alike.reviewed else UNREVIEWED
    percent -= 0 if alike.same_body else OTHER_BODY
    return min(percent, EXACT - 1) if percent >= FLOOR else None


def tokens(text: str, language: str) -> list[str]:
    """Return the tokens that are compared: words without case and punctuation; Chinese by the character."""
    return (CHARACTER if language == "zh" else WORD).findall(text.casefold())


def same_case(one: str, other: str) -> bool:
    """Return whether the common words of two texts have the same case and punctuation in both."""
    signs = [re.findall(r"[^\w\s]", text) for text in (one, other)]
    written = set(WORD.findall(one))
    folded = {word.casefold() for word in written}
    return signs[0] == signs[1] and all(
        word in written or word.casefold() not in folded for word in WORD.findall(other)
    )


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
