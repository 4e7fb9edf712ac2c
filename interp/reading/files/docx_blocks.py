"""Reads the blocks of a .docx: headings, automatically numbered paragraphs, lists, cells and footnotes."""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from interp.domain.text.segments import BlockKind, TextBlock
from interp.errors import BadRequest
from interp.reading.files.docx_footnotes import footnotes
from interp.reading.files.docx_lines import CELL, PARAGRAPH, PROPERTIES, STYLE, VALUE, text_of
from interp.reading.files.docx_numbering import Numbering
from interp.reading.files.docx_unread_parts import record_unread_parts
from interp.reading.files.docx_visible_text import STRUCK, DocxVisibleText
from interp.reading.files.visible_text.left_out_text import LeftOutText
from interp.reading.files.zip_guard import check_package, counted

OUTLINE = qn("w:outlineLvl")


def docx_blocks(data: bytes, left: LeftOutText) -> Iterator[TextBlock]:
    """Yield the blocks in reading order, footnotes last; `left` records what is left out.

    Raises BadRequest: encrypted_file, mislabelled_file, unsafe_file, unreadable_file, file_too_long.
    """
    check_package(data)
    try:
        found = list(_DocxReader(data, left).blocks())
        record_unread_parts(data, left)
    except BadRequest:
        raise
    except Exception as wrong:  # python-docx raises many kinds of error for damaged packages
        raise BadRequest("unreadable_file") from wrong
    yield from found


class _DocxReader:
    """Reads one document with its styles and numbering."""

    def __init__(self, data: bytes, left: LeftOutText) -> None:
        self._data, self._left = data, left
        self._document = docx.Document(io.BytesIO(data))
        self._styles = {style.style_id: style for style in self._document.styles}
        self._numbering = Numbering(self._document)
        self._shown = DocxVisibleText(self._document, left)

    def blocks(self) -> Iterator[TextBlock]:
        """Yield the blocks of the body, then the footnotes."""
        body = self._shown.only(self._document.element.body)
        for paragraph in counted(body.iter(PARAGRAPH)):
            yield self._block(paragraph)
        yield from footnotes(self._data, self._shown, body, self._left)

    def _block(self, paragraph: Any) -> TextBlock:
        text = text_of(paragraph)
        if not text.strip() and not paragraph.get(STRUCK):
            return TextBlock("paragraph", "")  # an empty paragraph is not numbered
        style = self._style(paragraph)
        number, level = self._numbering.of(paragraph, style)
        heading = self._heading(paragraph, style)
        if heading is not None:
            return TextBlock("title" if heading < 0 else "heading", text, number, max(heading, 0))
        in_cell = any(True for _ in paragraph.iterancestors(CELL))
        kind: BlockKind = "cell" if in_cell else "paragraph"
        if number is not None and not (level == 0 and number[:1].isdigit()):
            kind = "item"
        return TextBlock(kind, text, number, level)

    def _style(self, paragraph: Any) -> Any:
        properties = paragraph.find(PROPERTIES)
        style = properties.find(STYLE) if properties is not None else None
        return self._styles.get(style.get(VALUE, "")) if style is not None else None

    def _heading(self, paragraph: Any, style: Any) -> int | None:
        """Return the level of a heading, -1 for a title, None for what is neither."""
        name = str(style.name).casefold() if style is not None else ""
        if name in ("title", "subtitle"):
            return -1
        if name.startswith("heading ") and name[8:].isdecimal():
            return min(int(name[8:]), 9) - 1
        properties = paragraph.find(PROPERTIES)
        outline = properties.find(OUTLINE) if properties is not None else None
        level = outline.get(VALUE, "9") if outline is not None else "9"
        return int(level) if level.isdecimal() and int(level) < 9 else None
