"""Splits a sentence that is too long for a model at the strongest break near its middle."""

import re

PAUSES = (re.compile(r"[;؛；]\s*"), re.compile(r"[:：]\s+|：|，|、|[,،]\s+| [–—] "), re.compile(r"\s+"))


def halves(text: str) -> tuple[str, str] | None:
    """Return a text in two parts, at the strongest break in its middle half, the nearest space, or between letters.

    None for a text of one character.
    """
    text = text.strip()
    if len(text) < 2:
        return None
    middle, quarter = len(text) // 2, len(text) // 4
    for pause in PAUSES:
        cuts = [match.end() for match in pause.finditer(text) if quarter <= match.end() <= len(text) - quarter]
        if cuts:
            return _cut(text, min(cuts, key=lambda cut: abs(cut - middle)))
    return _cut(text, middle)


def _cut(text: str, place: int) -> tuple[str, str]:
    return text[:place].strip(), text[place:].strip()
