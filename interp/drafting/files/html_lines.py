"""The text of a web page in lines: one for each block, bullets for list items, cells parted by a blank line."""

import re
from html.parser import HTMLParser

from interp.drafting.files.character_encoding import decode
from interp.errors import BadRequest

BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 header hr legend main nav ol p pre section summary table tbody tfoot thead tr ul".split()
)
SPACED = frozenset("h1 h2 h3 h4 h5 h6 table ul ol".split())
CELLS = frozenset({"td", "th"})
UNREAD = frozenset("script style template title noscript select textarea svg iframe object".split())
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
TAG = re.compile(r"<[a-zA-Z!/?]")
DECLARATION = re.compile(r"<[!?][^<>]{0,2000}>")
NO_TAG = re.compile(r"<(?!/?[a-zA-Z][^<>]{0,4000}>)")
MAX_TAGS = 400_000
EMBEDDED = re.compile(r"data:[\w/+.-]{0,100};base64,[A-Za-z0-9+/=\s]+")


def html_texts(data: bytes) -> list[str]:
    """Return the lines of the page. Raises BadRequest: mislabelled_file, unreadable_file, unsafe_file."""
    page = Page()
    page.feed(page_text(data))
    page.close()
    return page.lines()


def page_text(data: bytes) -> str:
    """Return the page's source with nothing in it that could tire the parser. Raises BadRequest as above."""
    declared = CHARSET.search(data[:4096])
    text, _, _ = decode(data, declared[1].decode("ascii") if declared else "")
    if not TAG.search(text):
        raise BadRequest("mislabelled_file")
    if text.count("<") > MAX_TAGS:
        raise BadRequest("unsafe_file")
    return _clean(text)


def _clean(text: str) -> str:
    """Take out comments and declarations and spell out each "<" that opens no tag.

    The parser reads an unfinished one again and again, so that a hostile page would take hours.
    """
    said, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        said.append(text[at:start])
        end = text.find("-->", start + 4)
        at = len(text) if end < 0 else end + 3
    said.append(text[at:])
    return NO_TAG.sub("&lt;", DECLARATION.sub(" ", EMBEDDED.sub("", "".join(said))))


class Page(HTMLParser):
    """Gathers words into lines as blocks open and close."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._words: list[str] = []
        self._mark = ""
        self._unread = 0
        self._kept = 0  # inside <pre>, where lines are as written

    def lines(self) -> list[str]:
        """Return the lines read, after the last is closed."""
        self._end()
        return self._lines

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNREAD:
            self._unread += 1
        elif tag == "br":
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

    def handle_endtag(self, tag: str) -> None:
        if tag in UNREAD:
            self._unread = max(0, self._unread - 1)
        elif tag in BLOCKS or tag in CELLS or tag == "li":
            self._block(tag)
        self._kept = max(0, self._kept - (tag == "pre"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in UNREAD:
            self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if self._unread:
            return
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
