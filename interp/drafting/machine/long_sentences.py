"""Splits a sentence that is too long for a model at the strongest break near its middle."""

import re

PAUSES = (
    re.compile(r"[;؛]\s+|；\s*"),
    re.compile(r":\s+|(?<!\d)[：，、]\s*|[：，、]\s*(?!\d)|[,،]\s+| [–—] "),
    re.compile(r"(?<!\d)\s+|\s+(?!\d)"),  # a space between digits groups a number
)

FIGURE = re.compile(r"\d+(?:\W\d+)*")


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
    figures = [range(found.start() + 1, found.end()) for found in FIGURE.finditer(text)]
    outside = [place for place in range(1, len(text)) if not any(place in figure for figure in figures)]
    return _cut(text, min(outside, key=lambda place: abs(place - middle), default=middle))


def _cut(text: str, place: int) -> tuple[str, str]:
    return text[:place].strip(), text[place:].strip()
