"""Reads the paragraphs of a .docx, tables included, as lines in reading order; refuses unsafe files."""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from interp.errors import BadRequest
from interp.reading.files.docx_visible_text import DocxVisibleText
from interp.reading.files.zip_guard import check_package, counted

PARAGRAPH, CELL, LIST, STYLE, VALUE = qn("w:p"), qn("w:tc"), qn("w:numPr"), qn("w:pStyle"), qn("w:val")
SPACES = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
TEXT, PROPERTIES = qn("w:t"), qn("w:pPr")


def docx_texts(data: bytes) -> list[str]:
    """Return the lines of the document; a blank one separates the cells of a table.

    Raises BadRequest: encrypted_file, mislabelled_file, unsafe_file, unreadable_file, file_too_long.
    """
    check_package(data)
    try:
        document = docx.Document(io.BytesIO(data))
        body = DocxVisibleText(document).only(document.element.body)
        return [line for text in _texts(body) for line in text.split("\n")]
    except BadRequest:
        raise
    except Exception as wrong:  # python-docx raises many kinds of error for damaged packages
        raise BadRequest("unreadable_file") from wrong


def _texts(body: Any) -> Iterator[str]:
    cell = None
    for paragraph in counted(body.iter(PARAGRAPH)):
        inside = next(paragraph.iterancestors(CELL), None)
        if inside is not cell:
            yield ""
            cell = inside
        text = text_of(paragraph)
        yield f"• {text}" if text.strip() and _is_listed(paragraph) else text


def text_of(paragraph: Any) -> str:
    """Return the text of a paragraph, without that of paragraphs nested in it."""
    said = []
    for node in paragraph.iter(TEXT, *SPACES):
        if next(node.iterancestors(PARAGRAPH, PROPERTIES)) is paragraph:
            said.append(node.text or "" if node.tag == TEXT else SPACES[node.tag])
    return "".join(said)


def _is_listed(paragraph: Any) -> bool:
    properties = paragraph.find(PROPERTIES)
    if properties is None:
        return False
    style = properties.find(STYLE)
    styled = style is not None and style.get(VALUE, "").startswith("List")
    return styled or properties.find(LIST) is not None
