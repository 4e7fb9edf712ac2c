"""Evaluates the style sheet of a web page for elements it hides or strikes; simple selectors only."""

import re
from collections.abc import Iterable, Iterator, Sequence

from interp.errors import BadRequest
from interp.value_types import dataclass

COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
BRACE = re.compile(r"([{}])")
NAME = r"(?:[\w-]|\\[^\n])+"
COMPOUND = re.compile(rf"(\*|{NAME})?((?:[.#]{NAME})*)")
PART = re.compile(rf"([.#])({NAME})")
COMBINED = re.compile(r"\s*(>)\s*|\s+")
GROUPS = ("@media", "@supports", "@layer", "@container")
ALWAYS = frozenset({"@media screen", "@media all", "@media"})
# When a rule applies: always, under an unknown condition, or never on a screen.
HOLDS, MAY_HOLD, NEVER, RULE = "holds", "may hold", "never", "rule"
DISPLAY, VISIBILITY, LINE = "display", "visibility", "line"
MOST_COMPARED = 1_000_000
Weight = tuple[bool, int, int, int, int]  # important, ids, classes, tags, order


@dataclass(frozen=True, slots=True)
class Element:
    """The properties of an element that selectors test."""

    tag: str
    id: str = ""
    classes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Rule:
    """The last element of a selector, the conditions on its ancestors, and its effect on one property."""

    wanted: Element
    around: tuple[tuple[str, Element], ...]  # innermost first, each with its combinator, ">" or " "
    weight: Weight
    name: str
    says: bool


class Sheet:
    """The rules of a page that decide whether text is shown."""

    def __init__(self, css: str) -> None:
        self._rules: dict[str, list[_Rule]] = {}
        self._left = MOST_COMPARED
        for order, (selectors, said, holds) in enumerate(_rules(COMMENT.sub(" ", css))):
            decided = [each for each in _declared(said) if holds == HOLDS or not each[1]]
            for chain in map(_chain, selectors.split(",") if decided else ()):
                for name, says, important in decided if chain else ():
                    wanted, weight = chain[-1][1], (important, *_weight(each for _, each in chain), order)
                    rule = _Rule(wanted, _around(chain), weight, name, says)
                    self._rules.setdefault(_key(wanted), []).append(rule)

    def hiding(self, path: Sequence[Element], style: str) -> frozenset[str]:
        """Return which properties (DISPLAY, VISIBILITY, LINE) hide or strike the last element of `path`, by rule or
        `style`.

        Raises BadRequest (unsafe_file) when the page would take too long.
        """
        element = path[-1]
        won: dict[str, tuple[Weight, bool]] = {}
        for key in (f"#{element.id}", *(f".{name}" for name in element.classes), element.tag, "*"):
            for rule in self._rules.get(key, ()):
                if (rule.name not in won or rule.weight > won[rule.name][0]) and self._matches(rule, path):
                    won[rule.name] = (rule.weight, rule.says)
        for name, says, important in _declared(style):
            if name not in won or important or not won[name][0][0]:
                won[name] = ((True, 0, 0, 0, 0), says)
        return frozenset(name for name, (_, says) in won.items() if says)

    @property
    def empty(self) -> bool:
        """Whether no rule hides anything."""
        return not self._rules

    def _matches(self, rule: _Rule, path: Sequence[Element]) -> bool:
        """Return whether the ancestors match; for each condition the nearest match is used."""
        if not self._fits(rule.wanted, path[-1]):
            return False
        place = len(path) - 2
        for combined, wanted in rule.around:
            while place >= 0 and combined == " " and not self._fits(wanted, path[place]):
                place -= 1
            if place < 0 or not self._fits(wanted, path[place]):
                return False
            place -= 1
        return True

    def _fits(self, wanted: Element, element: Element) -> bool:
        self._left -= 1
        if self._left < 0:
            raise BadRequest("unsafe_file")
        named = wanted.tag in ("*", element.tag) and wanted.id in ("", element.id)
        return named and wanted.classes <= element.classes


def _rules(css: str) -> Iterator[tuple[str, str, str]]:
    """Yield selectors, declarations and condition of each rule."""
    within, selectors = [HOLDS], ""
    parts = BRACE.split(css)
    for text, brace in zip(parts[::2], parts[1::2], strict=False):
        if brace == "{":
            selectors = text.rpartition(";")[2].strip()
            within.append(_holds(selectors, within[-1]) if selectors.startswith("@") else RULE)
        elif len(within) > 1 and within.pop() == RULE and within[-1] in (HOLDS, MAY_HOLD):
            yield selectors, text, within[-1]


def _holds(prelude: str, around: str) -> str:
    said = " ".join(prelude.casefold().split())
    if around in (NEVER, RULE) or not said.startswith(GROUPS) or said.startswith("@media print"):
        return NEVER
    return around if said in ALWAYS or said.startswith("@layer") else MAY_HOLD


def _declared(said: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield property, on or off, and importance for each declaration about hiding or striking."""
    for each in said.split(";"):
        name, _, value = each.partition(":")
        value = value.casefold()
        match name.strip().casefold():
            case "display":
                yield DISPLAY, value.split()[:1] in (["none"], ["none!important"]), "!" in value
            case "visibility":
                yield VISIBILITY, value.strip().startswith(("hidden", "collapse")), "!" in value
            case "text-decoration" | "text-decoration-line":
                yield LINE, "line-through" in value, "!" in value


def _chain(selector: str) -> list[tuple[str, Element]]:
    """Return the elements of a selector, outermost first; none for an unsupported selector."""
    chain: list[tuple[str, Element]] = []
    combined = " "
    for part in COMBINED.split(selector.strip()):
        if part == ">":
            combined = ">"
        elif part:
            found = COMPOUND.fullmatch(part)
            if found is None:
                return []
            named = [(kind, re.sub(r"\\(.)", r"\1", name)) for kind, name in PART.findall(found[2])]
            ids = [name for kind, name in named if kind == "#"]
            classes = frozenset(name for kind, name in named if kind == ".")
            chain.append((combined, Element((found[1] or "*").casefold(), ids[0] if ids else "", classes)))
            combined = " "
    return chain


def _around(chain: list[tuple[str, Element]]) -> tuple[tuple[str, Element], ...]:
    return tuple((chain[place + 1][0], chain[place][1]) for place in range(len(chain) - 2, -1, -1))


def _weight(elements: Iterable[Element]) -> tuple[int, int, int]:
    named = list(elements)
    return (
        sum(each.id != "" for each in named), sum(len(each.classes) for each in named),
        sum(each.tag != "*" for each in named),
    )  # fmt: skip


def _key(wanted: Element) -> str:
    if wanted.id:
        return f"#{wanted.id}"
    return f".{min(wanted.classes)}" if wanted.classes else wanted.tag
