"""Reads the text of a web page as lines: one per block, bullets for list items, blank lines between cells."""

import re

from interp.errors import BadRequest
from interp.reading.files.character_encoding import decode, sure_text
from interp.reading.files.visible_text.html_visible_text import BLOCKS, CELLS, EMPTY, END, START, Attributes, shown
from interp.reading.files.visible_text.left_out_text import LeftOutText

SPACED = frozenset("h1 h2 h3 h4 h5 h6 table ul ol".split())
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
TAG = re.compile(r"<[a-zA-Z!/?]")
DECLARATION = re.compile(r"<[!?][^<>]{0,2000}>")
NO_TAG = re.compile(r"<(?!/?[a-zA-Z][^<>]{0,4000}>)")
STYLES = re.compile(r"(<style\b[^<>]{0,200}>\s{0,20})<!--", re.IGNORECASE)  # hid styles from old browsers
MAX_TAGS = 200_000
LONGEST_COMMENT = 2_000
EMBEDDED = re.compile(r"data:[\w/+.-]{0,100};base64,[A-Za-z0-9+/=\s]+")


def html_texts(data: bytes) -> list[str]:
    """Return the lines of the page. Raises BadRequest: mislabelled_file, unreadable_file, unsafe_file."""
    page = Page()
    page.read(page_text(data))
    return page.lines()


def page_text(data: bytes, left: LeftOutText | None = None) -> str:
    """Return the page's source without constructs that are slow to parse; `left` records comments.

    Raises BadRequest as above.
    """
    text = sure_text(data, _declared(data))
    if not TAG.search(text):
        raise BadRequest("mislabelled_file")
    if text.count("<") > MAX_TAGS:
        raise BadRequest("unsafe_file")
    return _clean(text, left or LeftOutText())


def assumed_encoding(data: bytes) -> str:
    """Return the encoding of a page that had to be assumed, "" when it is declared or plain from the bytes."""
    _, encoding, assumed = decode(data, _declared(data))
    return encoding if assumed else ""


def _declared(data: bytes) -> str:
    declared = CHARSET.search(data[:4096])
    return declared[1].decode("ascii") if declared else ""


def _clean(text: str, left: LeftOutText) -> str:
    """Remove comments and declarations and escape each "<" that opens no tag.

    The parser rescans unfinished ones, so that a hostile page would take hours.
    """
    text = STYLES.sub(r"\1", text)
    said, place = [], 0
    while (start := text.find("<!--", place)) >= 0:
        said.append(text[place:start])
        end = text.find("-->", start + 4)
        place = len(text) if end < 0 else end + 3
        if not text.startswith("[", start + 4):  # instructions to programs
            left.add("comment", text[start + 4 : min(place - 3 if end >= 0 else place, start + LONGEST_COMMENT)])
    said.append(text[place:])
    return NO_TAG.sub("&lt;", DECLARATION.sub(" ", EMBEDDED.sub("", "".join(said))))


class Page:
    """Collects text into lines as blocks open and close."""

    def __init__(self, left: LeftOutText | None = None) -> None:
        """`left` records the text that is not seen."""
        self._left = left
        self._lines: list[str] = []
        self._words: list[str] = []
        self._mark = ""
        self._kept = 0  # inside <pre>, where line breaks are kept

    def read(self, source: str) -> None:
        """Read the page. Raises BadRequest (unsafe_file)."""
        for kind, what, attributes in shown(source, self._left):
            if kind in (START, EMPTY):
                self.begin(what, attributes)
            elif kind == END:
                self.end(what)
            else:
                self._say(what)

    def lines(self) -> list[str]:
        """Return the lines read, after the last is closed."""
        self._end()
        return self._lines

    def begin(self, tag: str, attributes: Attributes) -> None:
        """Take a start tag."""
        if tag == "br":
            self._end()
        elif tag == "li":
            self._end()
            self._mark = "• "
        elif tag in CELLS:
            self._end()
            self._lines.append("")
        elif tag in BLOCKS:
            self._block(tag)
        self._kept += tag == "pre"

    def end(self, tag: str) -> None:
        """Take an end tag."""
        if tag in BLOCKS or tag in CELLS or tag == "li":
            self._block(tag)
        if tag in ("li", "ul", "ol"):
            self._mark = ""  # bullet of an item without text
        self._kept = max(0, self._kept - (tag == "pre"))

    def _say(self, data: str) -> None:
        first, *rest = data.split("\n") if self._kept else [data]
        self._words.append(first)
        for line in rest:
            self._end()
            self._words.append(line)

    def _block(self, tag: str) -> None:
        self._end()
        if tag in SPACED and self._lines and self._lines[-1] and not self._mark:
            self._lines.append("")

    def _end(self) -> None:
        text = " ".join("".join(self._words).split())
        self._words.clear()
        if text:
            self._lines.append(self._mark + text)
            self._mark = ""
