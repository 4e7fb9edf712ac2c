"""Computes the automatic paragraph numbers of a .docx: "12.", "(a)", "iv)", "•"."""

import re
from typing import Any

from docx.oxml.ns import qn

from interp.reading.files.docx_lines import LIST, PROPERTIES, VALUE

LEVEL, NUMBER, ID, START = qn("w:ilvl"), qn("w:numId"), qn("w:numId"), qn("w:start")
FORMAT, TEXT, ABSTRACT = qn("w:numFmt"), qn("w:lvlText"), qn("w:abstractNumId")
NUM, ABSTRACT_NUM, LVL, OVERRIDE, START_OVERRIDE = map(
    qn, ("w:num", "w:abstractNum", "w:lvl", "w:lvlOverride", "w:startOverride")
)
PLACE = re.compile(r"%([1-9])")
ROMANS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
BULLET = "•"
DEEPEST = 8
MOST = 9_999


class Numbering:
    """Counts numbered paragraphs as Word does, from the first paragraph on."""

    def __init__(self, document: Any) -> None:
        root = _numbering(document)
        nums = list(root.iter(NUM)) if root is not None else []
        self._abstract = {num.get(ID): _value(num.find(ABSTRACT)) for num in nums}
        self._starts = {num.get(ID): _overrides(num) for num in nums}
        abstracts = root.iter(ABSTRACT_NUM) if root is not None else ()
        self._levels = {
            abstract.get(ABSTRACT): {_whole(level.get(LEVEL)): level for level in abstract.iter(LVL)}
            for abstract in abstracts
        }
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def of(self, paragraph: Any, style: Any) -> tuple[str | None, int]:
        """Return the number printed before a paragraph, None when there is none, and its level from 0."""
        chosen = _chosen(paragraph) or (_chosen(style.element) if style is not None else None)
        named = str(style.name).casefold() if style is not None else ""
        if chosen is None:
            return (BULLET, 0) if named.startswith("list bullet") else (None, 0)
        number, level = chosen
        levels = self._levels.get(self._abstract.get(number, ""), {})
        if number == "0" or level not in levels:
            return (BULLET if named.startswith("list") else None, 0)
        kind = _value(levels[level].find(FORMAT)) or "decimal"
        self._count(number, level, levels)
        if kind == "bullet":
            return BULLET, level
        return (self._printed(number, level, levels) or None if kind != "none" else None), level

    def _count(self, number: str, level: int, levels: dict[int, Any]) -> None:
        counts = self._counts.setdefault(self._abstract.get(number, ""), {})
        start = self._starts.get(number, {}).get(level)
        if start is not None and (number, level) not in self._begun:
            counts.pop(level, None)
        else:
            start = _whole(_value(levels[level].find(START)) or "1")
        self._begun.add((number, level))
        counts[level] = counts[level] + 1 if level in counts else start
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]

    def _printed(self, number: str, level: int, levels: dict[int, Any]) -> str:
        counts = self._counts[self._abstract[number]]

        def place(found: re.Match[str]) -> str:
            index = int(found[1]) - 1
            node = levels.get(index)
            kind = _value(node.find(FORMAT)) if node is not None else "decimal"
            return _figure(counts.get(index, 1), kind)

        return PLACE.sub(place, _value(levels[level].find(TEXT))).strip()[:20]


def _numbering(document: Any) -> Any:
    try:
        return document.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return None  # documents without numbering lack this part


def _chosen(node: Any) -> tuple[str, int] | None:
    properties = node.find(PROPERTIES)
    chosen = properties.find(LIST) if properties is not None else None
    if chosen is None:
        return None
    number = _value(chosen.find(NUMBER))
    return (number, min(_whole(_value(chosen.find(LEVEL)) or "0"), DEEPEST)) if number else None


def _overrides(num: Any) -> dict[int, int]:
    found = ((each.get(LEVEL), each.find(START_OVERRIDE)) for each in num.iter(OVERRIDE))
    return {_whole(level): _whole(_value(start)) for level, start in found if start is not None}


def _value(node: Any) -> str:
    return str(node.get(VALUE, "")) if node is not None else ""


def _whole(text: str | None) -> int:
    return min(int(text), MOST) if text and text.isdecimal() and len(text) < 8 else 0


def _figure(count: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1 if count > 0 else 1)
        return letter[:4] if kind == "lowerLetter" else letter[:4].upper()
    if kind in ("lowerRoman", "upperRoman"):
        roman, left = "", min(count, MOST)
        for value, figure in ROMANS:
            roman += figure * (left // value)
            left %= value
        return roman if kind == "lowerRoman" else roman.upper()
    return f"{count:02}" if kind == "decimalZero" else str(count)
