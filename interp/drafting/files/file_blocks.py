"""Reads any supported file as blocks: headings, numbered paragraphs, lists, table cells, footnotes, subtitles."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath

from interp.domain.text.segmentation import apart
from interp.domain.text.segments import TextBlock
from interp.drafting.files.character_encoding import decode
from interp.drafting.files.docx_blocks import docx_blocks
from interp.drafting.files.file_lines import MAX_BYTES
from interp.drafting.files.html_blocks import html_blocks
from interp.drafting.files.line_cleaning import tidy, unheaped
from interp.drafting.files.odt_blocks import odt_blocks
from interp.drafting.files.pdf_lines import pdf_texts
from interp.drafting.files.rtf_lines import END_MARK, rtf_texts
from interp.drafting.files.subtitle_blocks import srt_blocks, vtt_blocks
from interp.errors import BadRequest

MAX_CHARS = 1_000_000
MAX_BLOCKS = 20_000  # empty ones too
MAX_LINES = 100_000  # of plain text, before they are joined to paragraphs
KNOWN = (".docx", ".odt", ".pdf", ".rtf", ".html", ".txt", ".md", ".srt", ".vtt")
HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")
ITEM = re.compile(r"(\s*)([-*+•·▪‣]|\d{1,3}[.)]|\(?[a-z]\))\s+(?=\S)")
NOTE = re.compile(r"\[\^?(\w{1,8}(?=\]:)|\d{1,3})\]:?\s+|(\*{1,3}|[¹²³⁴-⁹]{1,2})\s*(?=[^\W\d_])")
MARKED = re.compile(
    r"(\*{1,3}|_{2,3}|(?<!\w)_)(?<!\w\*)(?=\S)(.+?)(?<=\S)\1(?!\w)|`([^`]+)`|!?\[([^\]]{0,500})\]\([^)\s]{0,2000}\)"
)
STRUCK = re.compile(r"~~(?=\S).{1,1000}?(?<=\S)~~")
CALL = re.compile(r"(?<=\S)\[\^[^\]\s]{1,40}\](?!:)")
DEFINITION = re.compile(r"\[\^([^\]\s]{1,40})\]:\s*(?=\S)")
FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})([^`]*)$")
RULE = re.compile(r"\s{0,3}(?:([-*_])(?:[ \t]*\1){2,}|={3,})\s*$")
LONGEST_LABEL = 8
SHORT = 90
SENTENCE_END = (".", ";", ",", ":", "!", "?", "。", "；", "，", "؛", "،", "؟", "…")


def blocks(data: bytes, name: str) -> tuple[TextBlock, ...]:
    """Return the blocks of the file in reading order, footnotes last; none is empty.

    Raises BadRequest: empty_file, too_large, file_too_long, unknown_file_type, mislabelled_file, unreadable_file,
    encrypted_file, unsafe_file.
    """
    if not data:
        raise BadRequest("empty_file")
    if len(data) > MAX_BYTES:
        raise BadRequest("too_large", limit=MAX_BYTES, size=len(data))
    reader = READERS.get(PurePath(name.replace("\\", "/")).suffix.casefold())
    if reader is None:
        raise BadRequest("unknown_file_type", known=list(KNOWN))
    read: list[TextBlock] = []
    left = MAX_CHARS
    for count, block in enumerate(reader(data)):
        left -= len(block.text)
        if left < 0 or count >= MAX_BLOCKS:
            raise BadRequest("file_too_long", blocks=MAX_BLOCKS, characters=MAX_CHARS)
        if made := _tidied(block):
            read.append(made)
    if not read:
        raise BadRequest("empty_file")
    return tuple(sorted(read, key=lambda block: block.kind == "footnote"))


def _tidied(block: TextBlock) -> TextBlock | None:
    """Return the block without invisible characters, its number separated; None when nothing is left."""
    text = "\n".join(line for part in block.text.split("\n") if (line := tidy(unheaped(part)).replace("\t", " ")))
    if not text:
        return None
    return apart(TextBlock(block.kind, text, block.number, block.level, block.start_ms, block.end_ms))


def _plain(data: bytes) -> list[str]:
    text, _, _ = decode(data)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MAX_LINES:
        raise BadRequest("file_too_long", lines=MAX_LINES)
    return lines


def txt_blocks(data: bytes) -> Iterator[TextBlock]:
    """Yield a block for each paragraph: lines are joined until a blank line, an item or a heading."""
    yield from _paragraphs(_plain(data), _of_text)


def md_blocks(data: bytes) -> Iterator[TextBlock]:
    """Yield a block for each heading, paragraph and item of a text in Markdown."""
    fence = ""
    said: list[str] = []
    for line in _uncommented("\n".join(_plain(data))).split("\n"):
        found = FENCE.match(line)
        if fence and not (found and found[1].startswith(fence)):
            yield TextBlock("paragraph", line)
        elif found:
            yield from _paragraphs(said, _of_markdown)
            said = []
            fence = "" if fence else found[1]
        else:
            said += ["", line] if DEFINITION.match(line) else ["" if RULE.match(line) else line]
    yield from _paragraphs(said, _of_markdown)


def _uncommented(text: str) -> str:
    """Return Markdown text without comments; an unclosed comment is kept as text."""
    said, *comments = text.split("<!--")
    ends = (comment.partition("-->") for comment in comments)
    return said + "".join(after if end else f"<!--{comment}" for comment, end, after in ends)


def printed_blocks(data: bytes) -> Iterator[TextBlock]:
    """Yield the paragraphs of a printed page, joining lines that filled the column."""
    yield from _paragraphs(pdf_texts(data), _of_text)


def rtf_blocks(data: bytes) -> Iterator[TextBlock]:
    """Yield a block for each paragraph of a rich text, footnotes after its end mark."""
    kind = _of_text
    for line in rtf_texts(data):
        if line == END_MARK:
            kind = _footnote
        elif line.strip():
            yield kind(line)


def _paragraphs(lines: Sequence[str], kind: Callable[[str], TextBlock]) -> Iterator[TextBlock]:
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


def _of_text(text: str) -> TextBlock:
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


def _of_markdown(text: str) -> TextBlock:
    text = STRUCK.sub("", text)
    if found := DEFINITION.match(text):
        return TextBlock("footnote", _bare(text[found.end() :]), found[1] if len(found[1]) <= LONGEST_LABEL else None)
    if found := HEADING.match(text):
        return TextBlock("heading", _bare(found[2]), level=len(found[1]) - 1)
    if text.startswith("|"):
        return TextBlock("cell", _bare(re.sub(r"\s*\|\s*|:?-{3,}:?", " ", text)))
    bare = _bare(text.removeprefix("> "))
    called = NOTE.match(bare)  # an asterisk before a word is no footnote reference here
    return TextBlock("paragraph", bare) if called and (called[2] or "").startswith("*") else _of_text(bare)


def _bare(text: str) -> str:
    """Return a line of Markdown without markup and footnote references."""
    return MARKED.sub(lambda found: MARKED.sub(_unmarked, _unmarked(found)) if found[2] else _unmarked(found),
                      CALL.sub("", text))  # fmt: skip


def _unmarked(found: re.Match[str]) -> str:
    return found[2] or found[3] or found[4] or ""


def _depth(indent: str) -> int:
    return min(len(indent.replace("\t", "    ")) // 2, 8)


def _footnote(text: str) -> TextBlock:
    return TextBlock("footnote", text)


READERS: dict[str, Callable[[bytes], Iterator[TextBlock]]] = {
    ".docx": docx_blocks, ".odt": odt_blocks, ".pdf": printed_blocks, ".rtf": rtf_blocks, ".html": html_blocks,
    ".htm": html_blocks, ".txt": txt_blocks, ".md": md_blocks, ".srt": srt_blocks, ".vtt": vtt_blocks,
}  # fmt: skip
