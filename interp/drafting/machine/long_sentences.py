"""Cutting a sentence that is too long to translate at once, at the pause nearest its middle."""

import re

PAUSES = (re.compile(r"[;؛；]\s*"), re.compile(r"[:：]\s+|：|，|、|[,،]\s+| [–—] "), re.compile(r"\s+"))


def halves(text: str) -> tuple[str, str] | None:
    """Return a text in two at the strongest pause in its middle half, else the nearest space, else between two letters.

    None for a text of one character: there is nothing left to cut.
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


def _cut(text: str, at: int) -> tuple[str, str]:
    return text[:at].strip(), text[at:].strip()
