"""Reads the blocks of a web page: headings and list items with their level, cells and paragraphs."""

from collections.abc import Iterator

from interp.domain.text.segments import BlockKind, TextBlock
from interp.reading.files.html_lines import Page, page_text
from interp.reading.files.visible_text.html_visible_text import BLOCKS, CELLS, Attributes
from interp.reading.files.visible_text.left_out_text import LeftOutText

HEADINGS = {f"h{level}": level - 1 for level in range(1, 7)}
LISTS = frozenset({"ul", "ol"})
MOST_DEEP = 8


def html_blocks(data: bytes, left: LeftOutText) -> Iterator[TextBlock]:
    """Yield the blocks of the page; `left` records what is left out.

    Raises BadRequest: mislabelled_file, unreadable_file, unsafe_file.
    """
    page = _Blocks(left)
    page.read(page_text(data, left))
    yield from page.blocks()


class _Blocks(Page):
    """Tracks the kind of block the text is in."""

    def __init__(self, left: LeftOutText) -> None:
        super().__init__(left)
        self._found: list[TextBlock] = []
        self._kind: BlockKind = "paragraph"
        self._level = 0
        self._lists: list[int | None] = []  # counter of a numbered list, None for bullets
        self._number: str | None = None
        self._tables: list[bool] = []  # for each open table, whether one of its cells was begun

    def blocks(self) -> list[TextBlock]:
        """Return the blocks read, after the last is closed."""
        self._end()
        return self._found

    def begin(self, tag: str, attributes: Attributes) -> None:
        """Take a start tag."""
        super().begin(tag, attributes)
        if tag in LISTS:
            start = attributes.get("start") or "1"
            first = int(start) - 1 if start.isdecimal() and len(start) < 5 else 0
            self._lists.append(first if tag == "ol" else None)
        elif tag == "table":
            self._tables.append(False)
        elif tag in CELLS:
            self._tables[-1:] = [True]
        self._stand(tag)

    def end(self, tag: str) -> None:
        """Take an end tag."""
        super().end(tag)
        if tag in LISTS and self._lists:
            self._lists.pop()
        elif tag == "table" and self._tables:
            self._tables.pop()
        if tag in BLOCKS or tag in CELLS or tag == "li":
            self._kind, self._level = "cell" if any(self._tables[-MOST_DEEP:]) else "paragraph", 0

    def _stand(self, tag: str) -> None:
        if tag in HEADINGS:
            self._kind, self._level = "heading", HEADINGS[tag]
        elif tag == "li":
            self._kind, self._level = "item", min(max(len(self._lists) - 1, 0), MOST_DEEP)
            self._number = self._counted()
        elif tag in CELLS:
            self._kind, self._level = "cell", 0

    def _counted(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "•"
        self._lists[-1] += 1
        return f"{self._lists[-1]}."

    def _end(self) -> None:
        text = " ".join("".join(self._words).split())
        self._words.clear()
        if text:
            self._found.append(TextBlock(self._kind, text, self._number if self._kind == "item" else None, self._level))
            self._number = None
