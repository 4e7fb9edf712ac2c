"""Reads the blocks of plain text: lines joined to paragraphs; headings, numbered items and footnotes told apart."""

import re
from collections.abc import Callable, Iterator, Sequence

from interp.domain.text.segments import TextBlock
from interp.errors import BadRequest
from interp.reading.files.character_encoding import sure_text
from interp.reading.files.visible_text.left_out_text import LeftOutText

MAX_LINES = 100_000  # of plain text, before they are joined to paragraphs
HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")
ITEM = re.compile(r"(\s*)([-*+•·▪‣]|\d{1,3}[.)]|\(?[a-z]\))\s+(?=\S)")
NOTE = re.compile(r"\[\^?(\w{1,8}(?=\]:)|\d{1,3})\]:?\s+|(\*{1,3}|[¹²³⁴-⁹]{1,2})\s*(?=[^\W\d_])")
SHORT = 90
SENTENCE_END = (".", ";", ",", ":", "!", "?", "。", "；", "，", "؛", "،", "؟", "…")


def txt_blocks(data: bytes, _: LeftOutText) -> Iterator[TextBlock]:
    """Yield a block for each paragraph: lines are joined until a blank line, an item or a heading.

    Raises BadRequest: file_too_long, mislabelled_file, unreadable_file.
    """
    yield from paragraphs(lines_of(data), of_text)


def lines_of(data: bytes) -> list[str]:
    """Return the lines of a text. Raises BadRequest as `txt_blocks` does."""
    text = sure_text(data)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MAX_LINES:
        raise BadRequest("file_too_long", lines=MAX_LINES)
    return lines


def paragraphs(lines: Sequence[str], kind: Callable[[str], TextBlock]) -> Iterator[TextBlock]:
    """Yield what `kind` makes of each paragraph."""
    said: list[str] = []
    for line in lines:
        alone = bool(HEADING.match(line)) or line.startswith("|")
        if said and (not line.strip() or alone or _begins(line) or _ended(said[-1], line)):
            yield kind(" ".join(said))
            said = []
        if alone:
            yield kind(line)
        elif line.strip():
            said.append(line if not said else line.strip())
    if said:
        yield kind(" ".join(said))


def _begins(line: str) -> bool:
    return bool(ITEM.match(line) or NOTE.match(line)) or line.startswith(("\t", "    "))


def _ended(before: str, line: str) -> bool:
    """Return whether a line begins a new paragraph without a blank line: the previous one was not full."""
    return len(before.strip()) < SHORT - 35 and not line[:1].islower()


def of_text(text: str) -> TextBlock:
    """Return the block of a paragraph of plain text."""
    if found := NOTE.match(text):
        return TextBlock("footnote", text[found.end() :], found[1] or found[2])
    if found := ITEM.match(text):
        return TextBlock("item" if not found[2][0].isdigit() else "paragraph", text, level=_depth(found[1]))
    bare = text.strip()
    if (
        len(bare) <= SHORT
        and not bare.endswith(SENTENCE_END)
        and (bare.isupper() or re.match(r"[IVX]+\.\s|[A-H]\.\s\w+$", bare))
    ):
        return TextBlock("heading", bare)
    return TextBlock("paragraph", text)


def _depth(indent: str) -> int:
    return min(len(indent.replace("\t", "    ")) // 2, 8)
