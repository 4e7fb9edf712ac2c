"""Splits a text into cues of at most two lines that can be read in the time they are shown.

The limits are those broadcasters use, by language; exceeding one warns the reviser and blocks nothing.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from interp.domain.captions.line_breaks import LinePart, held, leans, pieces
from interp.domain.model.findings import Finding
from interp.domain.text.graphemes import clusters, columns, width
from interp.value_types import dataclass

LINES = 2
COLUMNS = {"ar": 42, "zh": 32, "en": 42, "fr": 42, "ru": 39, "es": 42}
COLUMNS_A_SECOND = {"ar": 17, "zh": 18, "en": 20, "fr": 17, "ru": 17, "es": 17}
SHORTEST_MS, LONGEST_MS = 833, 7000

# cost of another line or cue against that of a bad line end, and of unequal lines
LINE, CUE, RAGGED = 5, 6, 8

_SPACES = re.compile(r"\s+")
_BREAKABLE = re.compile(r"[^\S\u00a0\u202f\u2007]")


@dataclass(frozen=True, slots=True)
class _Plan:
    """The cheapest layout of the rest of a text: its cost, where its first line stops, whether its cue ends there."""

    cost: float
    stop: int
    closes: bool


def cue_texts(text: str, language: str, kept: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the cues of a text, in order, each of at most two lines with a line feed between them.

    Only white space at line ends is dropped. No line is longer than the language's limit, unless a single name, number,
    address or one of `kept` is.
    """
    clean = _cleaned(text)
    parts = pieces(clean, language, kept)
    plans = _plans(parts, _positions(clean, language), COLUMNS.get(language, 42))
    cues: list[list[str]] = [[]]
    place, second = 0, 0
    while place < len(parts):
        plan = plans[place][second]
        cues[-1].append(clean[parts[place].start : parts[plan.stop - 1].end])
        if plan.closes:
            cues.append([])
        place, second = plan.stop, 0 if plan.closes else 1
    return tuple("\n".join(lines) for lines in cues if lines)


def reading_ms(text: str, language: str) -> int:
    """Return the time needed to read a text, in milliseconds: at least 833, and for one cue at most 7000.

    A text of more than one cue may need longer.
    """
    speed = COLUMNS_A_SECOND.get(language, 17)
    return max(SHORTEST_MS, -(-width(" ".join(text.split()), language) * 1000 // speed))


def caption_findings(cue: str, language: str) -> tuple[Finding, ...]:
    """Return what makes a cue hard to read: too many lines, too long a line, too much for 7 s, a bad line end.

    All are warnings: a reviser may override them.
    """
    return (*_too_much(cue, language), *_badly_cut(cue, language))


def _too_much(cue: str, language: str) -> list[Finding]:
    lines, most = cue.split("\n"), COLUMNS.get(language, 42)
    found = []
    if len(lines) > LINES:
        message = f"{len(lines)} lines; a caption has at most {LINES}"
        found.append(Finding("caption", "warning", "caption_lines", message, (str(len(lines)), str(LINES))))
    # in Chinese, where nearly all characters are full-width, each counts as one
    share = 2 if language == "zh" else 1
    for line in lines:
        if (wide := width(line, language)) > most:
            values = (str(-(-wide // share)), str(most // share))
            message = f"a line of {values[0]} characters; at most {values[1]} can be read at a glance"
            found.append(Finding("caption", "warning", "caption_width", message, values))
    if (needed := reading_ms(cue, language)) > LONGEST_MS:
        values = (str(-(-needed // 1000)), str(LONGEST_MS // 1000))
        message = f"takes {values[0]} s to read; a caption stands at most {values[1]} s"
        found.append(Finding("caption", "warning", "caption_time", message, values))
    return found


def _badly_cut(cue: str, language: str) -> list[Finding]:
    found = []
    spans = held(cue)
    for match in re.finditer("\n", cue):
        last = re.split(r"\s", cue[: match.start()])[-1]
        if cut := next((cue[a:b] for a, b in spans if a < match.start() and match.end() < b), ""):
            whole = " ".join(cut.split())
            message = f"the line ends inside “{whole}”"
            found.append(Finding("caption", "warning", "caption_split", message, (whole,)))
        elif leans(last, language):
            message = f"the line ends on “{last}”, which belongs to the next"
            found.append(Finding("caption", "info", "caption_break", message, (last,)))
    return found


def _cleaned(text: str) -> str:
    """Return the text with single spaces; no-break spaces stay."""
    return _SPACES.sub(lambda run: " " if _BREAKABLE.search(run.group()) else run.group(), text).strip()


def _positions(text: str, language: str) -> list[int]:
    """Return the column at which each code point begins, and the column after the last."""
    widths = [0] * len(text)
    place = 0
    for each in clusters(text):
        widths[place] = columns(each, language)
        place += len(each)
    return [0, *accumulate(widths)]


def _plans(parts: Sequence[LinePart], positions: Sequence[int], most: int) -> list[tuple[_Plan, _Plan]]:
    """Return for each piece the cheapest layout if it began the first line of a cue, and if it began the second."""
    nothing = _Plan(0, 0, True)
    plans = [(nothing, nothing)] * (len(parts) + 1)
    for place in range(len(parts) - 1, -1, -1):
        first, second = [], []
        for stop in range(place + 1, len(parts) + 1):
            wide = positions[parts[stop - 1].end] - positions[parts[place].start]
            if wide > most and stop > place + 1:
                break
            cost = LINE + RAGGED * max(0.0, 1 - wide / most) ** 2
            end = parts[stop - 1].cost
            closing = _Plan(cost + CUE + 2 * end + plans[stop][0].cost, stop, True)
            second.append(closing)
            first.append(closing)
            if stop < len(parts):
                first.append(_Plan(cost + end + plans[stop][1].cost, stop, False))
        plans[place] = (min(first, key=_cost), min(second, key=_cost))
    return plans


def _cost(plan: _Plan) -> float:
    return plan.cost
