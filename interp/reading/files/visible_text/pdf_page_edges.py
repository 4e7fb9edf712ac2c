"""Finds what is printed on every page of a .pdf: running heads and feet, and page numbers near the edge of a page."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from interp.reading.files.visible_text.left_out_text import LeftOutText
from interp.value_types import dataclass

EDGE = 3  # lines at the top and at the bottom of a page that may be printed on every page
LEAST_PAGES = 3  # where only the text says that a line is repeated; with its place two are enough
LONGEST_HEAD = 120
NEAR = 2  # points
WORDS = r"(?:page|p\.|página|pág\.|страница|стр\.|صفحة|第)"
OF = r"(?:/|of|de|sur|из|من)"
PAGE_NUMBER = re.compile(
    rf"^[\s|–—-]*(?:{WORDS}\s*)?(\d{{1,3}})\s*页?(?:\s*{OF}\s*\d{{1,3}})?[\s|–—-]*$", re.IGNORECASE
)
# A head with the page's number in it: "A/HRC/31/34 | 3", "Page 3 – Statement". "Panel 3" has none.
NUMBERED = re.compile(
    rf"^(?P<before>.*\b{WORDS}\s*|.*\S\s*[|·–—]\s*|.*\S(?:\s{{2,}}|\t))(?P<last>\d{{1,3}})$"
    r"|^(?P<first>\d{1,3})(?P<after>(?:\s*[|·–—]|\s{2,}|\t)\s*\S.*)$",
    re.IGNORECASE,
)
SENTENCE_END = (".", ";", ",", ":", "!", "?", "。", "；", "，", "؛", "،", "؟", "…")
Place = tuple[int, int, int]
Spot = tuple[int, int]  # the page and the line on it


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of a page; `place` is where it begins and how large it is printed, in points, None where unknown."""

    text: str
    place: Place | None = None


def without_edges(pages: Sequence[Sequence[PdfLine]], left: LeftOutText, *, first_stays: bool) -> list[str]:
    """Return the lines of all pages without page numbers and running lines, which `left` records.

    A running line that has another place on its first page, or with `first_stays` in any case, stays there once.
    """
    printed = [[line for line in page if line.text.strip()] for page in pages]
    found = _Edges(printed)
    lines: list[str] = []
    seen: set[str] = set()
    for place, page in enumerate(printed):
        for number, line in enumerate(page):
            bare = line.text.strip()
            spot = place, number
            stays = spot in found.heads and bare not in seen and (first_stays or spot not in found.placed)
            if spot in found.numbers or (spot in found.heads and not stays):
                left.add("page", bare)
                continue
            if spot in found.heads:
                seen.add(bare)
            lines.append(line.text)
    return lines


class _Edges:
    """The page numbers and running lines of a document; `placed` are those that stand at one place on their pages."""

    def __init__(self, pages: Sequence[Sequence[PdfLine]]) -> None:
        self._pages = pages
        self.numbers: set[Spot] = set()
        self.heads: set[Spot] = set()
        self.placed: set[Spot] = set()
        for top in (True, False):
            self._find_numbers(top)
        for top in (True, False):
            for _ in range(EDGE):
                self._find_heads(top)

    def _edge(self, place: int, top: bool) -> range:
        """Return the lines at one edge of a page, the outermost first."""
        count = len(self._pages[place])
        most = min(EDGE, count)
        return range(most) if top else range(count - 1, count - 1 - most, -1)

    def _find_numbers(self, top: bool) -> None:
        """Find page numbers: alone on the outermost line, or growing with the pages near the edge."""
        counted: dict[str, list[tuple[Spot, int, int]]] = defaultdict(list)
        for place, page in enumerate(self._pages):
            for depth, number in enumerate(self._edge(place, top)):
                text = page[number].text.strip()
                if found := PAGE_NUMBER.match(text):
                    counted[""].append(((place, number), depth, int(found[1]) - place))
                    if depth == 0:
                        self.numbers.add((place, number))
                elif (found := NUMBERED.match(text)) and not text.endswith(SENTENCE_END) and len(text) <= LONGEST_HEAD:
                    rest = f"{found['before'] or ''}#{found['after'] or ''}"
                    counted[rest].append(((place, number), depth, int(found["last"] or found["first"]) - place))
        for rows in counted.values():
            for spot, depth, ahead in rows:
                others = (each for each in rows if each[0][0] != spot[0] and each[2] == ahead)
                if any(self._level(spot, other) or (depth == deep and not self._known(spot, other))
                       for other, deep, _ in others):  # fmt: skip
                    self.numbers.add(spot)

    def _find_heads(self, top: bool) -> None:
        """Find the running lines among the outermost lines of the pages that were not found yet."""
        now = [self._outermost(place, top) for place in range(len(self._pages))]
        edges: dict[str, list[Spot]] = defaultdict(list)
        for place in range(len(self._pages)):
            for number in self._edge(place, top):
                edges[self._text((place, number))].append((place, number))
        repeated = Counter(self._text(spot) for spot in now if spot)
        for spot in filter(None, now):
            text = self._text(spot)
            if text.endswith(SENTENCE_END) and (repeated[text] < LEAST_PAGES or text.endswith(":")):
                continue
            same = any(self._same(spot, other) for other in edges[text] if other[0] != spot[0])
            if same and len(text) <= LONGEST_HEAD:
                self.placed.add(spot)
            if (same and len(text) <= LONGEST_HEAD) or repeated[text] >= LEAST_PAGES:
                self.heads.add(spot)

    def _outermost(self, place: int, top: bool) -> Spot | None:
        """Return the outermost line of a page that is no page number and not found yet; None for its only line."""
        edges = {*self._edge(place, True), *self._edge(place, False)}
        found = {each for each in edges if (place, each) in self.numbers or (place, each) in self.heads}
        if len(self._pages[place]) - len(found) < 2:
            return None
        return next(((place, each) for each in self._edge(place, top) if each not in found), None)

    def _text(self, spot: Spot) -> str:
        return self._pages[spot[0]][spot[1]].text.strip()

    def _places(self, one: Spot, other: Spot) -> Iterator[tuple[int, int]]:
        first, second = (self._pages[place][number].place for place, number in (one, other))
        return zip(first, second, strict=True) if first and second else iter(())

    def _known(self, one: Spot, other: Spot) -> bool:
        return any(True for _ in self._places(one, other))

    def _same(self, one: Spot, other: Spot) -> bool:
        """Return whether two lines stand at the same place of their pages, equally large."""
        pairs = list(self._places(one, other))
        return bool(pairs) and all(abs(a - b) <= NEAR for a, b in pairs)

    def _level(self, one: Spot, other: Spot) -> bool:
        """Return whether two lines stand at the same height of their pages."""
        pairs = list(self._places(one, other))
        return bool(pairs) and abs(pairs[1][0] - pairs[1][1]) <= NEAR
