"""Removes from an .odt tree what its reader does not see, and records it: hidden and struck text, sections, cells."""

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from interp.domain.text.segments import LeftOutKind
from interp.reading.files.visible_text.left_out_text import LeftOutText
from interp.value_types import dataclass, replace

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DRAWN = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
PARAGRAPHS = frozenset({f"{TEXT}p", f"{TEXT}h"})
CELLS = frozenset({f"{TABLE}table-cell", f"{TABLE}covered-table-cell"})
# Deleted text, comments, note marks and picture descriptions are not part of the text.
UNREAD = frozenset({
    f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}note-citation", f"{DRAWN}title", f"{DRAWN}desc",
})  # fmt: skip
TOLD: Mapping[str, LeftOutKind] = {f"{TEXT}tracked-changes": "deleted", f"{OFFICE}annotation": "comment"}
DATA = "{http://purl.org/dc/elements/1.1/}"  # who wrote a comment or made a change, and when
REGION = f"{TEXT}changed-region"
# Removed together with the text around it: a note with its reference.
WITHIN_WORDS = frozenset({f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break", f"{TEXT}note"})
WORD_BREAKS = PARAGRAPHS | {f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"}
NAME, PARENT, FAMILY = f"{STYLE}name", f"{STYLE}parent-style-name", f"{STYLE}family"
LINES = tuple(f"{STYLE}text-line-through-{each}" for each in ("style", "type", "text"))
FAMILIES = {f"{TEXT}p": "paragraph", f"{TEXT}h": "paragraph", f"{TEXT}span": "text", f"{TEXT}a": "text"}
VISIBILITY, REPEATED, SPANNED = (
    f"{TABLE}{each}" for each in ("visibility", "number-columns-repeated", "number-columns-spanned")
)
MOST_BASES = 50  # word processors support about ten levels of style inheritance
MOST_COLUMNS = 1_000
Within = tuple[Element, Element]  # pairs of an element and its parent


@dataclass(frozen=True, slots=True)
class _Says:
    """The settings of a style; None where it has none."""

    hidden: bool | None = None
    struck: bool | None = None


@dataclass(frozen=True, slots=True)
class _State:
    hidden: bool = False
    struck: bool = False

    @property
    def unseen(self) -> bool:
        return self.hidden or self.struck


@dataclass(frozen=True, slots=True)
class _Step:
    """An element to walk through with the settings around it, or the text after a child of it."""

    node: Element
    state: _State
    paragraph: Within
    tail: str | None = None


class OdtVisibleText:
    """Removes what the styles of one document, or the text's own formatting, hide, and records it in `left`."""

    def __init__(self, parts: Iterable[Element], left: LeftOutText | None = None) -> None:
        """`parts` are the roots with the document's own and its common styles; earlier ones take precedence."""
        self._left = left or LeftOutText()
        self._own: dict[tuple[str, str], Element] = {}
        self._known: dict[tuple[str, str], _Says] = {}
        for part in parts:
            for style in (*part.iter(f"{STYLE}style"), *part.iter(f"{STYLE}default-style")):
                self._own.setdefault((style.get(FAMILY, ""), style.get(NAME, "")), style)

    def only(self, body: Element) -> Element:
        """Return `body` without what a reader does not see."""
        nowhere = (body, body)
        stack: list[_Step] = [_Step(body, _State(), nowhere)]
        silent: list[Within] = []  # paragraphs hidden unless some of their text is shown
        gone: list[Within] = []
        while stack:
            node, state, paragraph = (step := stack.pop()).node, step.state, step.paragraph
            if step.tail is not None:
                self._say(step.tail, state, paragraph)
                continue
            if node.tag == f"{TABLE}table":
                self._take_out_columns(node)
            self._say(node.text or "", state, paragraph)
            if state.unseen:
                node.text = None
            out: set[Element] = set()
            steps: list[_Step] = []
            for child in node:
                tail, child.tail = child.tail, None if state.unseen else child.tail
                if child.tag in UNREAD or _is_hidden(child) or (state.unseen and child.tag in WITHIN_WORDS):
                    out.add(child)
                    self._record(child, state, paragraph)
                    gone += [paragraph] if child.tag == f"{TEXT}hidden-paragraph" else []
                else:
                    below = self._below(child, state)
                    within = (node, child) if child.tag in PARAGRAPHS else paragraph
                    steps.append(_Step(child, below, within))
                    silent += [within] if child.tag in PARAGRAPHS and below.hidden else []
                if tail:
                    steps.append(_Step(node, state, paragraph, tail))
            stack += reversed(steps)
            _take_out(node, out)
        empty = [each for each in silent if not any(each[1].itertext())]
        for around, paragraphs in _together([*gone, *empty]).items():
            _take_out(around, paragraphs)
        return body

    def _say(self, text: str, state: _State, paragraph: Within) -> None:
        """Record text that is not seen; text that is ends a passage."""
        if state.unseen:
            self._left.add("hidden" if state.hidden else "struck", text, paragraph[1])
        elif text.strip():
            self._left.end()

    def _record(self, node: Element, state: _State, paragraph: Within) -> None:
        """Record an element before it is removed."""
        if node.tag == f"{TEXT}tracked-changes":
            for region in node.iter(REGION):
                self._left.add("deleted", words_of(region))
        elif node.tag in TOLD:
            self._left.add(TOLD[node.tag], words_of(node))
        elif node.tag in WITHIN_WORDS:
            self._say(words_of(node) or " ", state, paragraph)
        elif node.tag not in UNREAD:
            self._left.add("hidden", words_of(node))

    def _take_out_columns(self, table: Element) -> None:
        """Remove the cells that are in hidden columns only."""
        for row, out in _hidden_cells(table):
            for cell in out:
                self._left.add("hidden", words_of(cell))
            _take_out(row, set(out))

    def _below(self, node: Element, state: _State) -> _State:
        """Return the settings for an element's text: its style's, else its parent's."""
        family = FAMILIES.get(node.tag)
        if family is None:
            return state
        says = self._style(family, node.get(f"{TEXT}style-name", ""))
        if family == "paragraph":  # text in a text box is not struck with the text around it
            state = replace(state, struck=False)
        return _State(
            state.hidden if says.hidden is None else says.hidden, state.struck if says.struck is None else says.struck
        )

    def _style(self, family: str, name: str) -> _Says:
        key = (family, name)
        if key not in self._known:
            self._known[key] = self._inherited(family, name)
        return self._known[key]

    def _inherited(self, family: str, name: str) -> _Says:
        """Return the settings of a style, those inherited from its parents and the family's default included."""
        hidden = struck = None
        for _ in range(MOST_BASES):
            style = self._own.get((family, name))
            says = _says(style) if style is not None else _Says()
            hidden = says.hidden if hidden is None else hidden
            struck = says.struck if struck is None else struck
            if not name:
                break
            name = style.get(PARENT, "") if style is not None else ""
        return _Says(hidden, struck)


def _says(style: Element) -> _Says:
    properties = style.find(f"{STYLE}text-properties")
    if properties is None:
        return _Says()
    display = properties.get(f"{TEXT}display")
    lines = [value for name in LINES if (value := properties.get(name)) is not None]
    struck = any(value not in ("none", "") for value in lines) if lines else None
    return _Says(None if display is None else display != "true", struck)


def _is_hidden(node: Element) -> bool:
    """Return whether an element is marked as hidden: a field, a section, a row."""
    if node.get(f"{TEXT}is-hidden") == "true" or node.get(f"{TEXT}display") == "none":
        return True
    return node.tag == f"{TABLE}table-row" and node.get(VISIBILITY, "visible") != "visible"


def words_of(node: Element) -> str:
    """Return all text of an element but the names and dates of changes and comments, paragraphs apart."""
    said: list[str] = []
    stack: list[Element | str] = [node]
    while stack:
        each = stack.pop()
        if isinstance(each, str):
            said.append(each)
        elif not each.tag.startswith(DATA):
            said.append(f" {each.text or ''}" if each.tag in WORD_BREAKS else each.text or "")
            for child in reversed(each):
                stack += [child.tail or "", child]
    return "".join(said)


def _hidden_cells(table: Element) -> Iterator[tuple[Element, list[Element]]]:
    """Yield the rows of a table with the cells that are in hidden columns only."""
    hidden: list[bool] = []
    for column in _own(table, frozenset({f"{TABLE}table-column"})):
        hidden += [column.get(VISIBILITY, "visible") != "visible"] * _count(column, REPEATED)
        if len(hidden) > MOST_COLUMNS:
            break
    if not any(hidden):
        return
    for row in _own(table, frozenset({f"{TABLE}table-row"})):
        place = 0
        out: list[Element] = []
        for cell in [each for each in row if each.tag in CELLS]:
            stands_in = hidden[place : place + max(_count(cell, SPANNED), _count(cell, REPEATED))]
            if stands_in and all(stands_in):
                out.append(cell)
            place += _count(cell, REPEATED)
        yield row, out


def _own(table: Element, wanted: frozenset[str]) -> list[Element]:
    """Return the rows or columns of a table, in groups and headers too, but not of nested tables."""
    found, stack = [], list(reversed(table))
    while stack:
        node = stack.pop()
        if node.tag in wanted:
            found.append(node)
        elif node.tag.startswith(f"{TABLE}table-") and node.tag not in CELLS:
            stack += reversed(node)
    return found


def _count(node: Element, name: str) -> int:
    said = node.get(name, "1")
    return min(max(int(said), 1), MOST_COLUMNS) if said.isdecimal() and len(said) < 8 else 1


def _together(found: Iterable[Within]) -> dict[Element, set[Element]]:
    places: dict[Element, set[Element]] = {}
    for around, node in found:
        places.setdefault(around, set()).add(node)
    return places


def _take_out(around: Element, out: set[Element]) -> None:
    """Remove elements and keep the text after each."""
    if not out:
        return
    kept: list[Element] = []
    words = [around.text or ""]
    for node in around:
        if node not in out:
            _put(around, kept, words)
            kept.append(node)
            words = []
        words.append(node.tail or "")
    _put(around, kept, words)
    around[:] = kept


def _put(around: Element, kept: list[Element], words: list[str]) -> None:
    """Insert text after the last element kept, or at the beginning."""
    if kept:
        kept[-1].tail = "".join(words)
    else:
        around.text = "".join(words)
