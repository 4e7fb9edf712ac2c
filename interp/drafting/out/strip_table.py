"""Writes a meeting along the hours into a .docx, as a table with a text for who does not see it: items, and hours."""

from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from interp.domain.text.printed_sheet import SheetStrip
from interp.drafting.exchange.exchange_units import legal
from interp.drafting.out.docx_order import put_property
from interp.drafting.out.docx_table import bare_table, fill
from interp.languages import direction
from interp.value_types import dataclass

POINTS = 7.0
LEAST = 0.5  # per cent: edges that are nearer are one
ROOM = 9.0  # per cent that an hour at the end needs
HELD, OVER = "E4EDF3", "A34700"
SIDES = ("w:top", "w:left", "w:bottom", "w:right")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A cell: from where to where, in per cent of the time; empty ones are between the others."""

    since: float
    until: float
    text: str = ""
    language: str = ""
    fill: str = ""
    colour: str = ""
    side: str = ""


def add_strip(document: Any, strip: SheetStrip, language: str, width_mm: float) -> None:
    """Add the strip of a meeting: a row of its items, as wide as they were long, and a row of hours."""
    turned = direction(language) == "rtl"
    items = [
        _Stretch(*_span(each.left, each.width, turned=turned), each.title, each.language, HELD) for each in strip.parts
    ]
    items.sort(key=lambda each: each.since)
    hours = _hours(strip, turned=turned)
    edges = _edges([*items, *hours])
    widths = [width_mm * (later - edge) / 100 for edge, later in zip(edges, edges[1:], strict=False)]
    table = bare_table(document, widths, language)
    put_property(table._tbl.tblPr, "w:tblDescription", val=legal(strip.said))
    _bare(table)
    for row, has_lines in ((items, True), (hours, False)):
        _add(table, _filled(row, edges), edges, widths, language, has_lines=has_lines)
    fill(document.add_paragraph()._p, (), language, points=POINTS)  # two tables that touch are one


def _span(left: float, width: float, *, turned: bool) -> tuple[float, float]:
    since = 100 - left - width if turned else left
    return max(0.0, since), min(100.0, since + width)


def _hours(strip: SheetStrip, *, turned: bool) -> list[_Stretch]:
    """Return the hours, each behind its place, the last one before the end of the strip."""
    found: list[tuple[float, str, str]] = sorted(
        (100 - each.left if turned else each.left, each.hour, each.kind) for each in strip.marks if each.hour
    )
    starts = list[float]()
    for place, _, _ in found:
        starts.append(max(min(place, 100 - ROOM), starts[-1] + ROOM / 2 if starts else 0.0))
    made = []
    for number, (place, hour, kind) in enumerate(found):
        side, colour = "end" if place > 100 - ROOM else "start", OVER if kind == "ends" else ""
        until = starts[number + 1] if number + 1 < len(found) else 100.0
        made.append(_Stretch(starts[number], until, f"■ {hour}" if colour else hour, "en", "", colour, side))
    return made


def _edges(stretches: Iterable[_Stretch]) -> list[float]:
    """Return every edge of the cells, from 0 to 100, those that are too near to each other once."""
    found = [0.0]
    for edge in sorted(edge for each in stretches for edge in (each.since, each.until)):
        if edge - found[-1] >= LEAST and 100 - edge >= LEAST:
            found.append(edge)
    return [*found, 100.0]


def _filled(row: Sequence[_Stretch], edges: Sequence[float]) -> list[tuple[int, _Stretch]]:
    """Return the cells of a row, each with how many columns it spans, and what is between them."""
    def column(edge: float) -> int:
        return min(range(len(edges)), key=lambda number: abs(edges[number] - edge))

    cells, here = list[tuple[int, _Stretch]](), 0
    for each in row:
        since, until = max(here, column(each.since)), column(each.until)
        if since > here:
            cells.append((since - here, _Stretch(edges[here], edges[since])))
        if until > since:
            cells.append((until - since, each))
            here = until
        else:
            here = since
    if here < len(edges) - 1:
        cells.append((len(edges) - 1 - here, _Stretch(edges[here], 100.0)))
    return cells


def _add(
    table: Any, cells: Iterable[tuple[int, _Stretch]], edges: Sequence[float], widths: Sequence[float], language: str,
    *, has_lines: bool,
) -> None:  # fmt: skip
    row, here = OxmlElement("w:tr"), 0
    row.append(kept := OxmlElement("w:trPr"))
    kept.append(OxmlElement("w:cantSplit"))
    for span, each in cells:
        width = round(sum(widths[here : here + span]) * 1440 / 25.4)
        here += span
        row.append(_cell(each, span, width, language, has_lines=has_lines))
    table._tbl.append(row)


def _cell(each: _Stretch, span: int, width: int, language: str, *, has_lines: bool) -> Any:
    cell = OxmlElement("w:tc")
    cell.append(about := OxmlElement("w:tcPr"))
    about.append(_made("w:tcW", w=str(width), type="dxa"))
    about.append(_made("w:gridSpan", val=str(span)))
    if not has_lines:
        about.append(borders := OxmlElement("w:tcBorders"))
        for side in SIDES[1:]:
            borders.append(_made(side, val="nil"))
    if each.fill:
        about.append(_made("w:shd", val="clear", color="auto", fill=each.fill))
    cell.append(paragraph := OxmlElement("w:p"))
    fill(paragraph, [(each.text, each.language)] if each.text else (), language, points=POINTS, bold=bool(each.colour))
    if each.side == "end":
        put_property(paragraph.pPr, "w:jc", val="right")  # the end of the line, also from right to left
    for look in paragraph.iter(qn("w:rPr")):
        if each.colour:
            put_property(look, "w:color", val=each.colour)
    return cell


def _bare(table: Any) -> None:
    """Leave no space beside what stands in a cell: some are as narrow as a minute."""
    margins = put_property(table._tbl.tblPr, "w:tblCellMar")
    for side in ("w:left", "w:right"):
        margins.append(_made(side, w="15", type="dxa"))


def _made(name: str, **values: str) -> Any:
    node = OxmlElement(name)
    for key, value in values.items():
        node.set(qn(f"w:{key}"), value)
    return node
