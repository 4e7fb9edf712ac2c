"""Reads the blocks of a text in Markdown: headings, items, cells, footnotes and code, without Markdown's marks."""

import re
from collections.abc import Iterator

from interp.domain.text.segments import TextBlock
from interp.reading.files.text_blocks import HEADING, ITEM, NOTE, lines_of, of_text, paragraphs
from interp.reading.files.visible_text.left_out_text import LeftOutText
from interp.reading.files.visible_text.markdown_marks import bare

STRUCK = re.compile(r"~~(?=\S)(.{1,1000}?)(?<=\S)~~")
DEFINITION = re.compile(r"\[\^([^\]\s]{1,40})\]:\s*(?=\S)")
REFERENCE = re.compile(r"\s{0,3}\[(?!\^)[^\[\]]{1,100}\]:\s*\S+(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*$")
FENCE = re.compile(r"(?:\s|>){0,12}(`{3,}|~{3,})([^`]*)$")
RULE = re.compile(r"\s{0,3}(?:([-*_])(?:[ \t]*\1){2,}|={3,})\s*$")
UNDERLINE = re.compile(r"\s{0,3}(=+|-{2,})\s*$")
TABLE_RULE = re.compile(r"\s{0,3}\|?\s*:?-{1,200}:?\s*(?:\|\s*:?-{1,200}:?\s*){0,100}\|?\s*$")
QUOTE = re.compile(r"(?:\s{0,3}>\s?)+")
CELL_END = re.compile(r"(?<!\\)\|")
FRONT, FRONT_ENDS = "---", ("---", "...")
MOST_FRONT = 200  # lines
LONGEST_LABEL = 8


def md_blocks(data: bytes, left: LeftOutText) -> Iterator[TextBlock]:
    """Yield a block for each heading, paragraph, item, row and line of code; `left` records what is left out.

    Raises BadRequest: file_too_long, mislabelled_file, unreadable_file.
    """
    reader = _Markdown(left)
    lines = _without_front(lines_of(data), left)
    for line in _uncommented("\n".join(lines), left).split("\n"):
        yield from reader.line(line)
    yield from reader.end()


class _Markdown:
    """Reads a text line by line; the lines of paragraphs are held until a block of another kind begins."""

    def __init__(self, left: LeftOutText) -> None:
        self._left = left
        self._held: list[str] = []
        self._fence = ""
        self._table = False

    def line(self, line: str) -> Iterator[TextBlock]:
        """Take a line; yield the blocks it ends."""
        found = FENCE.match(line)
        if self._fence:
            if found and found[1].startswith(self._fence) and not found[2].strip():
                self._fence = ""
            else:
                yield TextBlock("paragraph", line)
        elif found:
            yield from self.end()
            self._fence = found[1]
        else:
            yield from self._text(QUOTE.sub("", line, count=1) if QUOTE.match(line) else line)

    def end(self) -> Iterator[TextBlock]:
        """Yield the blocks of the lines held."""
        held, self._held, self._table = self._held, [], False
        yield from paragraphs(held, self._block)

    def _text(self, line: str) -> Iterator[TextBlock]:
        above = self._held[-1] if self._held else ""
        if above.strip() and "|" in line and TABLE_RULE.match(line) and "|" in above:
            head = self._held.pop()
            yield from self.end()
            yield self._row(head)
            self._table = True
        elif self._table and "|" in line:
            yield self._row(line)
        elif (found := UNDERLINE.match(line)) and _may_be_heading(above):
            head = self._held.pop()
            yield from self.end()
            yield TextBlock("heading", self._bare(head).strip(), level=0 if found[1][0] == "=" else 1)
        elif RULE.match(line) or REFERENCE.match(line):
            yield from self.end()
        else:
            self._table = False
            self._held += ["", line] if DEFINITION.match(line) else [line]

    def _block(self, text: str) -> TextBlock:
        if found := DEFINITION.match(text):
            number = found[1] if len(found[1]) <= LONGEST_LABEL else None
            return TextBlock("footnote", self._bare(text[found.end() :]), number)
        if found := HEADING.match(text):
            return TextBlock("heading", self._bare(found[2]), level=len(found[1]) - 1)
        if text.startswith("|"):
            return self._row(text)
        if found := ITEM.match(text):  # its bullet is no mark of emphasis, and no asterisk of a footnote
            bullet = f"{found[1]}- " if found[2] == "*" else found[0]
            return of_text(f"{bullet}{self._bare(text[found.end() :])}")
        said = self._bare(text)
        called = NOTE.match(said)  # an asterisk before a word is no footnote reference here
        return TextBlock("paragraph", said) if called and (called[2] or "").startswith("*") else of_text(said)

    def _row(self, line: str) -> TextBlock:
        """Return the row of a table; its rule is empty."""
        if TABLE_RULE.match(line):
            return TextBlock("cell", "")
        cells = CELL_END.sub(" ", line).replace("\\|", "|")
        return TextBlock("cell", " ".join(self._bare(cells).split()))

    def _bare(self, text: str) -> str:
        def struck(found: re.Match[str]) -> str:
            self._left.add("struck", found[1])
            return ""

        return bare(STRUCK.sub(struck, text))


def _may_be_heading(line: str) -> bool:
    """Return whether the line above an underline is a heading: text, and no item."""
    return bool(line.strip()) and not ITEM.match(line) and not HEADING.match(line) and not DEFINITION.match(line)


def _without_front(lines: list[str], left: LeftOutText) -> list[str]:
    """Return the lines after the data that programs put at the head of a text."""
    if lines[0].rstrip() != FRONT:
        return lines
    for place, line in enumerate(lines[1 : MOST_FRONT + 1], start=1):
        if line.rstrip() in FRONT_ENDS:
            front = lines[1:place]
            if not any(":" in each for each in front):
                return lines  # text between two rules
            left.add("metadata", "\n".join(front))
            return lines[place + 1 :]
    return lines


def _uncommented(text: str, left: LeftOutText) -> str:
    """Return Markdown text without comments; an unclosed comment is kept as text."""
    said, *comments = text.split("<!--")
    kept = [said]
    for each in comments:
        comment, end, after = each.partition("-->")
        kept.append(after if end else f"<!--{comment}")
        if end:
            left.add("comment", comment)
    return "".join(kept)
