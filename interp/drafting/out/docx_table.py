"""Writes lines and rows of tables into a new .docx, each run in its own language and direction."""

from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt

from interp.drafting.exchange.exchange_units import legal
from interp.drafting.out.docx_direction import set_paragraph, set_run
from interp.drafting.out.docx_order import properties_of, put_property
from interp.languages import direction

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Run = tuple[str, str]  # a text and its language, "" for signs of none


def bare_table(document: Any, widths: Sequence[float], language: str) -> Any:
    """Add a table without rows, its columns as wide as said, in millimetres, and in the order of the language."""
    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    if direction(language) == "rtl":
        put_property(table._tbl.tblPr, "w:bidiVisual", val="1")
    return table


def add_row(
    table: Any, cells: Iterable[tuple[str, Sequence[Run]]], widths: Sequence[float], kept: str, *,
    points: float = 10, bold: bool = False,
) -> Any:  # fmt: skip
    """Add a row of cells, each with the language of its paragraph and its runs, and return it.

    `kept` is w:tblHeader for the head, w:cantSplit for a row that stays on one page.
    """
    row = OxmlElement("w:tr")
    row.append(properties := OxmlElement("w:trPr"))
    properties.append(OxmlElement(kept))
    for (language, runs), width in zip(cells, widths, strict=True):
        cell = OxmlElement("w:tc")
        cell.append(about := OxmlElement("w:tcPr"))
        about.append(size := OxmlElement("w:tcW"))
        size.set(qn("w:w"), str(Mm(width).twips))
        size.set(qn("w:type"), "dxa")
        cell.append(paragraph := OxmlElement("w:p"))
        fill(paragraph, runs, language, points=points, bold=bold)
        row.append(cell)
    table._tbl.append(row)
    return row


def fill(
    paragraph: Any, runs: Iterable[Run], language: str, *, points: float | None = None, bold: bool = False
) -> None:  # fmt: skip
    """Write runs into an empty paragraph, which has the direction of `language`."""
    if language:
        set_paragraph(paragraph, "en", language)
    properties_of(paragraph, "w:pPr")
    for text, own in runs:
        paragraph.append(_run(text, own, points, bold=bold))


def _run(text: str, language: str, points: float | None, *, bold: bool) -> Any:
    run = OxmlElement("w:r")
    run.append(look := OxmlElement("w:rPr"))
    for name in ("w:sz", "w:szCs") if points else ():
        put_property(look, name, val=str(int(Pt(points or 0).pt * 2)))
    for name in ("w:b", "w:bCs") if bold else ():
        put_property(look, name)
    if language:
        set_run(look, language, "ar" if direction(language) == "rtl" else "en")
    for place, line in enumerate(legal(text).split("\n")):
        if place:
            run.append(OxmlElement("w:br"))
        run.append(node := OxmlElement("w:t"))
        node.text = line
        node.set(SPACE, "preserve")
    return run
