"""Splits a text into grapheme clusters and measures its width in columns."""

import unicodedata
from collections.abc import Iterator

JOINER = "\u200d"
CONTINUING = frozenset({"Mn", "Me", "Mc"})


def clusters(text: str) -> Iterator[str]:
    """Yield the grapheme clusters of a text: letters with their marks, flags, joined emoji."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not _continues(text, start, place):
            yield text[start:place]
            start = place


def columns(cluster: str, language: str) -> int:
    """Return how many columns, 0 to 2, one cluster takes; marks alone and format characters take none.

    Quotation marks, dashes and dots take two columns in Chinese, one in other languages.
    """
    kind = unicodedata.category(cluster[0])
    if kind in CONTINUING or kind in ("Cf", "Cc"):
        return 0
    width = unicodedata.east_asian_width(cluster[0])
    return 2 if width in "WF" or (language == "zh" and width == "A" and kind[0] == "P") else 1


def width(text: str, language: str) -> int:
    """Return the width of a text in columns; a full-width character takes two."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(columns(each, language) for each in clusters(text))


def _continues(text: str, start: int, place: int) -> bool:
    """Return whether the character at `place` belongs to the cluster that began at `start`."""
    here, before = text[place], text[place - 1]
    if unicodedata.category(here) in CONTINUING or here == JOINER or _modifies(here):
        return True
    if before == JOINER:
        return unicodedata.category(here) == "So"
    if _regional(here) and _regional(before):
        return place - start == 1
    return _syllable(before, here) or (before, here) == ("\r", "\n")


def _modifies(char: str) -> bool:
    """Return whether a character modifies the emoji before it, or is a tag of a flag."""
    return "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f"


def _regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _syllable(before: str, here: str) -> bool:
    """Return whether two Hangul letters form one syllable."""
    if "\u1160" <= here <= "\u11a7":
        return "\u1100" <= before <= "\u11a7" or ("\uac00" <= before <= "\ud7a3" and (ord(before) - 0xAC00) % 28 == 0)
    if "\u11a8" <= here <= "\u11ff":
        return "\u1160" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3"
    return "\u1100" <= here <= "\u115f" and "\u1100" <= before <= "\u115f"
