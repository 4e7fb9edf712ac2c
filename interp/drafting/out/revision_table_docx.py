"""Writes a document as a table for revision on paper (original, translation, state, remarks), and reads it again.

Each row has a bookmark with the segment and the revision it shows, and the file says of which document it is.
"""

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm

from interp.drafting.exchange.exchange_units import legal
from interp.drafting.out.custom_properties import CONTENT_TYPE, PART, RELATIONSHIP, properties_in, properties_xml
from interp.drafting.out.docx_table import add_row, bare_table, fill
from interp.drafting.out.translated_lines import TranslatedLine
from interp.errors import BadRequest
from interp.ports.helper_work import reported
from interp.reading.files.docx_lines import PARAGRAPH, text_of
from interp.reading.files.docx_visible_text import DocxVisibleText
from interp.reading.files.zip_guard import check_package
from interp.value_types import dataclass

WIDTHS = (14, 92, 92, 26, 43)  # of the columns, in mm, on A4 across
MARGIN, PAGE = Mm(15), (Mm(297), Mm(210))
TARGET, REMARKS = 2, 4
ROW, CELL, BOOKMARK, NAME = qn("w:tr"), qn("w:tc"), qn("w:bookmarkStart"), qn("w:name")
ROW_NAME = re.compile(r"interp_(\d{1,9})_([0-9a-zA-Z]{1,24})$")
ABOUT = ("document", "language", "mark")


@dataclass(frozen=True, slots=True)
class TableHead:
    """What stands over a table: lines of text, the headings of its columns, and which document and state it is of."""

    lines: tuple[str, ...]
    columns: tuple[str, str, str, str, str]
    document: str
    source: str
    target: str
    mark: int


@dataclass(frozen=True, slots=True)
class RevisedRow:
    """A row of a table that came back: its segment, the revision it was printed from, its translation and remarks."""

    segment: str
    revision: int
    text: str
    remarks: str


def bilingual_docx(lines: Sequence[TranslatedLine], head: TableHead) -> bytes:
    """Return the table as .docx, across, its head row repeated on each page."""
    document = docx.Document()
    _page(document.sections[0])
    for place, text in enumerate(head.lines):
        paragraph = document.add_paragraph(style="Heading 1" if not place else None)
        fill(paragraph._p, [(text, head.target)], head.target)
    table = bare_table(document, WIDTHS, head.target)
    _row(table, head.columns, (head.target,) * len(WIDTHS), "w:tblHeader")
    for each in reported(lines, len(lines)):
        number = each.segment.number
        source = f"{number} {each.segment.text}" if number else each.segment.text
        cells = (str(each.segment.ordinal + 1), source, each.text or "", each.state, "")
        row = _row(table, cells, ("", head.source, head.target, head.target, head.target), "w:cantSplit")
        _bookmark(row, each)
    _say(document, head)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def revised_rows(data: bytes, document_id: str, language: str) -> list[RevisedRow]:
    """Return the rows of a table that came back, tracked changes accepted, struck text left out.

    Raises BadRequest: `not_this_table` where it is not a table of this document in this language, and the reasons of
    files that cannot be read.
    """
    check_package(data)
    try:
        document = docx.Document(io.BytesIO(data))
        said = properties_in(document.part.package)
        body = DocxVisibleText(document).only(document.element.body)
        rows = list(_rows(body))
    except Exception as wrong:  # python-docx raises many kinds of error for damaged packages
        raise BadRequest("unreadable_file") from wrong
    if (said.get("document"), said.get("language")) != (document_id, language) or not rows:
        raise BadRequest("not_this_table")
    return rows


def _rows(body: Any) -> Iterator[RevisedRow]:
    for row in body.iter(ROW):
        names = (ROW_NAME.match(each.get(NAME, "")) for each in row.iter(BOOKMARK))
        found, cells = next(filter(None, names), None), row.findall(CELL)
        if found and len(cells) > REMARKS:
            yield RevisedRow(found[2], int(found[1]), _text(cells[TARGET]), _text(cells[REMARKS]))


def _text(cell: Any) -> str:
    return "\n".join(text for each in cell.iter(PARAGRAPH) if (text := text_of(each).strip()))


def _page(section: Any) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN


def _row(table: Any, texts: Sequence[str], languages: Sequence[str], kept: str) -> Any:
    """Add a row of one text in each cell, in its language."""
    cells = [(language, [(text, language)]) for text, language in zip(texts, languages, strict=True)]
    return add_row(table, cells, WIDTHS, kept)


def _bookmark(row: Any, line: TranslatedLine) -> None:
    """Mark the number of a row with its segment and revision; a name has letters, digits and low lines alone."""
    paragraph = next(row.iter(PARAGRAPH))
    for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(kind)
        mark.set(qn("w:id"), str(line.segment.ordinal + 1))
        if kind == "w:bookmarkStart":
            mark.set(NAME, f"interp_{line.revision}_{line.segment.id}")
            paragraph.insert(1, mark)
        else:
            paragraph.append(mark)


def _say(document: Any, head: TableHead) -> None:
    """Write into the file's properties which document, language and state the table is of."""
    package = document.part.package
    values = dict(zip(ABOUT, (head.document, head.target, str(head.mark)), strict=True))
    part = Part(PackURI(PART), CONTENT_TYPE, properties_xml(values), package)
    package.relate_to(part, RELATIONSHIP)
    about = document.core_properties
    about.author, about.comments, about.title = "", "", legal(head.lines[0] if head.lines else "")
