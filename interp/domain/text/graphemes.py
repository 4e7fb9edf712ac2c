"""What a reader counts as one character, and how many columns it takes on a screen."""

import unicodedata
from collections.abc import Iterator

JOINER = "\u200d"
CONTINUING = frozenset({"Mn", "Me", "Mc"})


def clusters(text: str) -> Iterator[str]:
    """Yield the characters of a text as a reader sees them: letters with their marks, flags, joined emoji."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not _continues(text, start, place):
            yield text[start:place]
            start = place


def columns(cluster: str, language: str) -> int:
    """Return 0, 1 or 2: how many columns one character takes; marks alone and format signs take none.

    In Chinese the quotation marks, dashes and dots are as wide as a character, elsewhere as a letter.
    """
    kind = unicodedata.category(cluster[0])
    if kind in CONTINUING or kind in ("Cf", "Cc"):
        return 0
    width = unicodedata.east_asian_width(cluster[0])
    return 2 if width in "WF" or (language == "zh" and width == "A" and kind[0] == "P") else 1


def width(text: str, language: str) -> int:
    """Return the columns of a text; one full-width character is two."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(columns(each, language) for each in clusters(text))


def _continues(text: str, start: int, place: int) -> bool:
    """Say whether the character at `place` belongs to the one that began at `start`."""
    here, before = text[place], text[place - 1]
    if unicodedata.category(here) in CONTINUING or here == JOINER or _modifies(here):
        return True
    if before == JOINER:
        return unicodedata.category(here) == "So"
    if _regional(here) and _regional(before):
        return place - start == 1
    return _syllable(before, here) or (before, here) == ("\r", "\n")


def _modifies(char: str) -> bool:
    """Say whether a character colours the emoji before it, or is a tag of a flag."""
    return "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f"


def _regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _syllable(before: str, here: str) -> bool:
    """Say whether two signs of the Korean alphabet stand in one syllable."""
    if "\u1160" <= here <= "\u11a7":
        return "\u1100" <= before <= "\u11a7" or ("\uac00" <= before <= "\ud7a3" and (ord(before) - 0xAC00) % 28 == 0)
    if "\u11a8" <= here <= "\u11ff":
        return "\u1160" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3"
    return "\u1100" <= here <= "\u115f" and "\u1100" <= before <= "\u115f"
