"""Writes a sheet for printing as .docx on A4: headings, lines and tables, in direction and fonts of its language."""

import io
from typing import Any

import docx
from docx.shared import Mm, Pt

from interp.domain.text.printed_sheet import Line, PrintedSheet, SheetPart, SheetTable
from interp.drafting.exchange.exchange_units import legal
from interp.drafting.out.docx_direction import set_document
from interp.drafting.out.docx_order import put_property
from interp.drafting.out.docx_table import Run, add_row, bare_table, fill
from interp.drafting.out.strip_table import add_strip
from interp.languages import direction

PAGE, MARGIN = (Mm(210), Mm(297)), Mm(14)
WIDTH_MM = 182  # of the page between its margins
POINTS, GAP = 9.0, Pt(3)
AROUND = "\u200e"  # a sign before a figure stays on its left also where the line goes from right to left


def sheet_docx(sheet: PrintedSheet) -> bytes:
    """Return the sheet as a file."""
    document = docx.Document()
    _page(document.sections[0], sheet.language)
    for name in ("Normal", "Heading 1", "Heading 2"):
        spacing = document.styles[name].paragraph_format
        spacing.space_before, spacing.space_after = (Pt(8), GAP) if name != "Normal" else (Pt(0), GAP)
    _line(document, "Heading 1", [(sheet.title, sheet.language)], sheet.language)
    for notice in sheet.notices:
        _line(document, "Normal", [(notice, sheet.language)], sheet.language, bold=True)
    for part in sheet.parts:
        _part(document, part, sheet.language)
    set_document(document, "en", sheet.language)
    about = document.core_properties
    about.author, about.comments, about.title = "", "", legal(sheet.title)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _page(section: Any, language: str) -> None:
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    if direction(language) == "rtl":
        put_property(section._sectPr, "w:bidi", val="1")


def _part(document: Any, part: SheetPart, language: str) -> None:
    _line(document, f"Heading {part.level}", _runs(part.heading, language), language)
    for line in part.lines:
        _line(document, "Normal", _runs(line, language), language)
    if part.strip:
        add_strip(document, part.strip, language, WIDTH_MM)
    if part.table:
        _table(document, part.table, language)


def _table(document: Any, table: SheetTable, language: str) -> None:
    widths = [WIDTH_MM * each / sum(table.widths) for each in table.widths]
    made = bare_table(document, widths, language)
    head = [(language, [(each, language)]) for each in table.columns]
    add_row(made, head, widths, "w:tblHeader", points=POINTS, bold=True)
    for row in table.rows:
        cells = [(language, _runs(each, language)) for each in row.cells]
        add_row(made, cells, widths, "w:cantSplit", points=POINTS, bold=row.is_group)


def _line(document: Any, style: str, runs: list[Run], language: str, *, bold: bool = False) -> None:
    points = None if style.startswith("Heading") else POINTS
    fill(document.add_paragraph(style=style)._p, runs, language, points=points, bold=bold)


def _runs(line: Line, language: str) -> list[Run]:
    """Return the runs of a line; a mark stands behind what it is said of, in square brackets."""
    runs: list[Run] = []
    for piece in line:
        turned = piece.kind == "figure" and direction(language) == "rtl"
        runs.append((f"{AROUND}{piece.text}{AROUND}", "en") if turned else (piece.text, piece.language))
        if piece.mark:
            runs.append((f" [{piece.mark}]", language))
    return runs
