"""What a reader of a web page sees, as its tags and words: without what is hidden, struck, navigation or footer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from itertools import accumulate

from interp.drafting.files.html_style_rules import DISPLAY, Element, Sheet

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
# A footer within one of these is theirs, not the page's.
PARTS = frozenset("article aside blockquote details dialog fieldset figure main section td th".split())
# What a start tag ends, as far in as the innermost of the tags that follow.
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
# Their end tags may be left out.
OPTIONAL = frozenset("li dt dd p td th tr tbody thead tfoot option".split())
SCOPES = ("td", "th", "caption", "table")
ROWS = frozenset({"table", "caption", "tbody", "thead", "tfoot", "tr", "td", "th"})
PAGE = frozenset({"html", "head", "body"})
KEPT = frozenset({"hidden", "style", "role", "class", "id", "aria-hidden", "open", "start"})
START, EMPTY, END, WORDS = "start", "empty", "end", "words"
# With its tags, as if it stood nowhere; or its words only, which a reader sees apart from the text or struck.
GONE, WORDLESS = "gone", "wordless"
DEEPEST = 100

Attributes = Mapping[str, str]
Event = tuple[str, str, Attributes]
NO_ATTRIBUTES: Attributes = {}


def shown(source: str) -> Iterator[Event]:
    """Yield the tags and words of a page in order, those left out that a reader does not see. Raises as `Sheet`."""
    read = _Source()
    read.feed(source)
    read.close()
    hidden = _Hiding(read.events, Sheet("\n".join(read.styles))).hidden()
    for event, (gone, wordless) in zip(read.events, hidden, strict=True):
        if not gone and not (wordless and event[0] == WORDS):
            yield event


class _Source(HTMLParser):
    """Keeps the tags, words and style sheets of a page."""

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
    """An element that is open: where it began, how it hides what is in it, whether it was ended out of turn."""

    element: Element
    at: int
    hides: str
    ended: bool = False


class _Hiding:
    """Follows which elements are open, much as a browser does, to know how far each that hides something reaches.

    An element that is never ended would reach to the end of the page. It then hides what stands before the next block,
    so that a forgotten tag swallows no text.
    """

    def __init__(self, events: list[Event], sheet: Sheet) -> None:
        self._events, self._sheet = events, sheet
        self._open: list[_Open] = []
        self._places: dict[str, list[int]] = {}  # of each tag, where in the pile of open elements it is
        self._blocks: list[int] = []
        self._struck: list[tuple[str, int]] = []  # ended by a block around them, their own end still to come
        self._steps = {GONE: [0] * (len(events) + 1), WORDLESS: [0] * (len(events) + 1)}
        self._next_block = _next_blocks(events)

    def hidden(self) -> Iterator[tuple[bool, bool]]:
        """Yield for each event whether it is gone, and whether its words are."""
        for at, (kind, tag, attributes) in enumerate(self._events):
            if kind in (START, EMPTY) and tag not in PAGE:
                self._begin(tag, attributes, at, kind == EMPTY or tag in VOID)
            elif kind == END and tag not in PAGE:
                self._end(tag, at)
        while self._open:
            self._drop(len(self._events), finished=False)
        gone, wordless = accumulate(self._steps[GONE]), accumulate(self._steps[WORDLESS])
        for _, outer, inner in zip(self._events, gone, wordless, strict=False):
            yield outer > 0, inner > 0

    def _begin(self, tag: str, attributes: Attributes, at: int, empty: bool) -> None:
        if tag in SPECIAL and self._blocks and self._open[self._blocks[-1]].element.tag == "p":
            self._close_to(self._blocks[-1], at)
        if tag in IMPLIED:
            ends, within = IMPLIED[tag]
            inner = self._last(within)
            places = [self._places[each][-1] for each in ends if self._places.get(each)]
            if found := [place for place in places if place > inner]:
                self._close_to(min(found), at)
        if empty:
            return
        element = _element(tag, attributes.get("id", ""), attributes.get("class", ""))
        self._places.setdefault(tag, []).append(len(self._open))
        if tag in SPECIAL:
            self._blocks.append(len(self._open))
        self._open.append(_Open(element, at, ""))
        self._open[-1].hides = self._how(tag, attributes)

    def _how(self, tag: str, attributes: Attributes) -> str:
        """Return how an element hides what is in it, "" when it does not."""
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

    def _end(self, tag: str, at: int) -> None:
        places = self._places.get(tag)
        if not places:
            self._end_struck(tag, at)
        elif tag not in ROWS and places[-1] < self._last(SCOPES):
            return  # of an element around the table we are in
        elif tag not in SPECIAL and self._blocks and places[-1] < self._blocks[-1]:
            found = self._open[places.pop()]
            found.ended = True
            self._hide(found, at + 1, finished=True)
        else:
            place = places[-1]
            self._close_to(place + 1, at)
            self._drop(at + 1, finished=True)

    def _end_struck(self, tag: str, at: int) -> None:
        """Strike on to an end tag that comes after the block in which its element began."""
        if self._struck and self._struck[-1][0] == tag:
            self._range(WORDLESS, self._struck.pop()[1], at + 1)

    def _last(self, tags: Iterable[str]) -> int:
        """Return the place of the innermost open element of these, -1 when none is open."""
        return max((self._places[tag][-1] for tag in tags if self._places.get(tag)), default=-1)

    def _close_to(self, place: int, at: int) -> None:
        while len(self._open) > place:
            self._drop(at, finished=None)

    def _drop(self, at: int, finished: bool | None) -> None:
        """Take the innermost element off the pile; `finished` is None when another's tag ended it."""
        found = self._open.pop()
        if found.ended:
            return
        tag = found.element.tag
        self._places[tag].pop()
        if tag in SPECIAL:
            self._blocks.pop()
        if finished is None and tag in ("s", "strike"):
            self._struck.append((tag, at))
        self._hide(found, at, finished)

    def _hide(self, found: _Open, at: int, finished: bool | None) -> None:
        tag = found.element.tag
        apart = found.hides == WORDLESS and tag not in STRUCK
        if (finished is False or (finished is None and apart)) and tag not in OPTIONAL:
            at = min(at, self._next_block[found.at])
        self._range(found.hides, found.at, at)

    def _range(self, hides: str, start: int, end: int) -> None:
        if hides and start < end:
            self._steps[hides][start] += 1
            self._steps[hides][end] -= 1


@lru_cache(1_000)
def _element(tag: str, named: str, classes: str) -> Element:
    return Element(tag, named, frozenset(classes.split()))


def _next_blocks(events: list[Event]) -> list[int]:
    """Return for each event where the next tag of a block is after it."""
    found = [len(events)] * len(events)
    for at in range(len(events) - 2, -1, -1):
        kind, tag, _ = events[at + 1]
        found[at] = at + 1 if kind != WORDS and tag in SPECIAL else found[at + 1]
    return found
