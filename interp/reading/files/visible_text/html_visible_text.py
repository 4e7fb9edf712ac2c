"""Yields the tags and text of a web page that its reader sees: nothing hidden, struck, navigation or footer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from itertools import accumulate

from interp.domain.text.segments import LeftOutKind
from interp.reading.files.visible_text.html_style_rules import DISPLAY, Element, Sheet
from interp.reading.files.visible_text.left_out_text import LeftOutText

BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr legend main menu nav ol p pre search section summary table tbody tfoot thead tr"
    " ul".split()
)
CELLS = frozenset({"td", "th"})
SPECIAL = BLOCKS | CELLS | {"li", "caption"}
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
UNREAD = frozenset(
    "script style template title noscript select textarea svg iframe object datalist canvas audio video noframes"
    " rp".split()
)
STRUCK = frozenset({"del", "s", "strike"})
APART = frozenset({"nav", "search"})
ROLES = frozenset({"navigation", "search", "contentinfo", "banner"})
# A footer inside one of these belongs to it, not to the page.
PARTS = frozenset("article aside blockquote details dialog fieldset figure main section td th".split())
# Open elements that a start tag closes, up to the innermost of the tags that follow.
IMPLIED: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu", "table", "blockquote")),
    "dt": (("dt", "dd"), ("dl", "table")),
    "dd": (("dt", "dd"), ("dl", "table")),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tr": (("tr", "td", "th"), ("table",)),
    "option": (("option",), ("select",)),
    **{tag: (("tbody", "thead", "tfoot", "tr", "td", "th"), ("table",)) for tag in ("tbody", "thead", "tfoot")},
}
# Elements whose end tags are optional.
OPTIONAL = frozenset("li dt dd p td th tr tbody thead tfoot option".split())
SCOPES = ("td", "th", "caption", "table")
ROWS = frozenset({"table", "caption", "tbody", "thead", "tfoot", "tr", "td", "th"})
PAGE = frozenset({"html", "head", "body"})
KEPT = frozenset({"hidden", "style", "role", "class", "id", "aria-hidden", "open", "start"})
START, EMPTY, END, WORDS = "start", "empty", "end", "words"
# Removal with tags, or of the text only (text apart from the main text, or struck).
GONE, WORDLESS = "gone", "wordless"
DEEPEST = 100

Attributes = Mapping[str, str]
Event = tuple[str, str, Attributes]
NO_ATTRIBUTES: Attributes = {}


def shown(source: str, left: LeftOutText | None = None) -> Iterator[Event]:
    """Yield the visible tags and text of a page in order; `left` records the other text. Raises as `Sheet`."""
    left = left or LeftOutText()
    read = _Source()
    read.feed(source)
    read.close()
    hiding = _Hiding(read.events, Sheet("\n".join(read.styles)))
    hidden = list(hiding.hidden())
    kinds = hiding.kinds()
    for event, (gone, wordless), (kind, place) in zip(read.events, hidden, kinds, strict=True):
        if not gone and not (wordless and event[0] == WORDS):
            yield event
        if kind:
            left.add(kind, event[1] if event[0] == WORDS else _between(event[1]), place)


def _between(tag: str) -> str:
    return " " if tag in SPECIAL or tag == "br" else ""


class _Source(HTMLParser):
    """Collects the tags, text and style sheets of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Event] = []
        self.styles: list[str] = []
        self._styling = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._styling = tag == "style"
        self.events.append((START, tag, _kept(attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append((EMPTY, tag, _kept(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self._styling = False
        self.events.append((END, tag, NO_ATTRIBUTES))

    def handle_data(self, data: str) -> None:
        if self._styling:
            self.styles.append(data)
        self.events.append((WORDS, data, NO_ATTRIBUTES))


def _kept(attrs: list[tuple[str, str | None]]) -> Attributes:
    return {name: value or "" for name, value in reversed(attrs) if name in KEPT} or NO_ATTRIBUTES


@dataclass(slots=True)
class _Open:
    """An open element: where it began, how it hides its content, as what, whether it was closed out of order."""

    element: Element
    index: int
    hides: str
    kind: LeftOutKind | None = None
    ended: bool = False


class _Hiding:
    """Tracks open elements as a browser does, to find the extent of each that hides its content.

    An element that is never closed would extend to the end of the page. It is limited to the next block, so that a
    missing end tag does not remove the rest.
    """

    def __init__(self, events: list[Event], sheet: Sheet) -> None:
        self._events, self._sheet = events, sheet
        self._open: list[_Open] = []
        self._places: dict[str, list[int]] = {}  # for each tag, its positions in the stack of open elements
        self._blocks: list[int] = []
        self._struck: list[tuple[str, int]] = []  # closed by an enclosing block before their own end tag
        self._steps = {GONE: [0] * (len(events) + 1), WORDLESS: [0] * (len(events) + 1)}
        self._next_block = _next_blocks(events)
        self._ranges: list[tuple[int, int, LeftOutKind | None]] = []  # what is removed, and as what

    def hidden(self) -> Iterator[tuple[bool, bool]]:
        """Yield for each event whether the tag, and whether its text, is removed."""
        for index, (kind, tag, attributes) in enumerate(self._events):
            if kind in (START, EMPTY) and tag not in PAGE:
                self._begin(tag, attributes, index, kind == EMPTY or tag in VOID)
            elif kind == END and tag not in PAGE:
                self._end(tag, index)
        while self._open:
            self._drop(len(self._events), finished=False)
        gone, wordless = accumulate(self._steps[GONE]), accumulate(self._steps[WORDLESS])
        for _, outer, inner in zip(self._events, gone, wordless, strict=False):
            yield outer > 0, inner > 0

    def kinds(self) -> Iterator[tuple[LeftOutKind | None, int]]:
        """Yield for each event, once `hidden` is read, as what its text is removed and where that range begins.

        The outermost range counts; None: by none that has text for readers.
        """
        ranges = sorted(self._ranges, key=lambda each: (each[0], -each[1]), reverse=True)
        start, end, kind = 0, 0, None
        for index in range(len(self._events)):
            while ranges and ranges[-1][0] <= index:
                begun, ends, other = ranges.pop()
                if end <= index < ends:
                    start, end, kind = begun, ends, other
            yield (kind, start) if index < end else (None, index)

    def _begin(self, tag: str, attributes: Attributes, index: int, empty: bool) -> None:
        if tag in SPECIAL and self._blocks and self._open[self._blocks[-1]].element.tag == "p":
            self._close_to(self._blocks[-1], index)
        if tag in IMPLIED:
            ends, within = IMPLIED[tag]
            inner = self._last(within)
            places = [self._places[each][-1] for each in ends if self._places.get(each)]
            if found := [place for place in places if place > inner]:
                self._close_to(min(found), index)
        if empty:
            return
        element = _element(tag, attributes.get("id", ""), attributes.get("class", ""))
        self._places.setdefault(tag, []).append(len(self._open))
        if tag in SPECIAL:
            self._blocks.append(len(self._open))
        self._open.append(_Open(element, index, ""))
        self._open[-1].hides = self._how(tag, attributes)
        self._open[-1].kind = _kind(tag, attributes) if self._open[-1].hides else None

    def _how(self, tag: str, attributes: Attributes) -> str:
        """Return how an element hides its content, "" when it does not."""
        if tag in UNREAD or "hidden" in attributes or attributes.get("aria-hidden") == "true":
            return GONE
        if tag == "dialog" and "open" not in attributes:
            return GONE
        hiding = self._styled(attributes)
        if DISPLAY in hiding:
            return GONE
        role = attributes.get("role", "").casefold().partition(" ")[0]
        ending = tag == "footer" and not any(self._places.get(each) for each in PARTS)
        return WORDLESS if hiding or ending or tag in STRUCK or tag in APART or role in ROLES else ""

    def _styled(self, attributes: Attributes) -> frozenset[str]:
        style = attributes.get("style", "")
        if self._sheet.empty and not style:
            return frozenset()
        return self._sheet.hiding([each.element for each in self._open[-DEEPEST:] if not each.ended], style)

    def _end(self, tag: str, index: int) -> None:
        places = self._places.get(tag)
        if not places:
            self._end_struck(tag, index)
        elif tag not in ROWS and places[-1] < self._last(SCOPES):
            return  # inside an element around the current table
        elif tag not in SPECIAL and self._blocks and places[-1] < self._blocks[-1]:
            found = self._open[places.pop()]
            found.ended = True
            self._hide(found, index + 1, finished=True)
        else:
            place = places[-1]
            self._close_to(place + 1, index)
            self._drop(index + 1, finished=True)

    def _end_struck(self, tag: str, index: int) -> None:
        """Extend striking to an end tag that comes after the block in which its element began."""
        if self._struck and self._struck[-1][0] == tag:
            self._range(WORDLESS, self._struck.pop()[1], index + 1, "struck")

    def _last(self, tags: Iterable[str]) -> int:
        """Return the position of the innermost open element of these, -1 when none is open."""
        return max((self._places[tag][-1] for tag in tags if self._places.get(tag)), default=-1)

    def _close_to(self, place: int, index: int) -> None:
        while len(self._open) > place:
            self._drop(index, finished=None)

    def _drop(self, index: int, finished: bool | None) -> None:
        """Remove the innermost element from the stack; `finished` is None when another's tag closed it."""
        found = self._open.pop()
        if found.ended:
            return
        tag = found.element.tag
        self._places[tag].pop()
        if tag in SPECIAL:
            self._blocks.pop()
        if finished is None and tag in ("s", "strike"):
            self._struck.append((tag, index))
        self._hide(found, index, finished)

    def _hide(self, found: _Open, index: int, finished: bool | None) -> None:
        tag = found.element.tag
        apart = found.hides == WORDLESS and tag not in STRUCK
        if (finished is False or (finished is None and apart)) and tag not in OPTIONAL:
            index = min(index, self._next_block[found.index])
        self._range(found.hides, found.index, index, found.kind)

    def _range(self, hides: str, start: int, end: int, kind: LeftOutKind | None) -> None:
        if hides and start < end:
            self._ranges.append((start, end, kind))
            self._steps[hides][start] += 1
            self._steps[hides][end] -= 1


@lru_cache(1_000)
def _element(tag: str, named: str, classes: str) -> Element:
    return Element(tag, named, frozenset(classes.split()))


def _kind(tag: str, attributes: Attributes) -> LeftOutKind | None:
    """Return as what the text of an element that hides it is left out; None for what is no text for readers."""
    if tag in UNREAD:
        return None
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return "hidden"
    if tag in STRUCK:
        return "deleted" if tag == "del" else "struck"
    role = attributes.get("role", "").casefold().partition(" ")[0]
    return "page" if tag in APART or tag == "footer" or role in ROLES else "hidden"


def _next_blocks(events: list[Event]) -> list[int]:
    """Return for each event the position of the next block tag after it."""
    found = [len(events)] * len(events)
    for index in range(len(events) - 2, -1, -1):
        kind, tag, _ = events[index + 1]
        found[index] = index + 1 if kind != WORDS and tag in SPECIAL else found[index + 1]
    return found
