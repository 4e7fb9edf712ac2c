"""A meeting along the hours in a Word file: the widths are those of the time, and a text says the same."""

import io
from collections.abc import Sequence
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from interp.domain.text.printed_sheet import PrintedSheet, SheetPart, SheetPiece, SheetStrip, StripMark, StripPart
from interp.drafting.out.sheet_docx import sheet_docx

PARTS = (StripPart(0, 20, "Opening", "en"), StripPart(20, 0.3, "", "en"), StripPart(30, 60, "Panel", "en"))
MARKS = (
    StripMark(0, "opened", "10:00", "start"), StripMark(75, "ends", "12:00", "middle"),
    StripMark(99.9, "closed", "12:40", "end"),
)  # fmt: skip
SAID = "10:00–10:30 Opening · End of interpretation: 12:00"


def strip_of(language: str, parts: Sequence[StripPart] = PARTS, marks: Sequence[StripMark] = MARKS) -> Any:
    """Return the table of a strip as the file has it."""
    strip = SheetStrip(tuple(parts), tuple(marks), SAID)
    sheet = PrintedSheet(
        language, "Report", (), (SheetPart((SheetPiece("Meeting", language),), 1, (), None, strip),)
    )
    return docx.Document(io.BytesIO(sheet_docx(sheet))).tables[0]


def row(table: Any, number: int) -> list[tuple[float, str]]:
    """Return the cells of a row, each with its width in per cent of the whole and its text."""
    cells = table._tbl.tr_lst[number].tc_lst
    widths = [int(each.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for each in cells]
    texts = ["".join(node.text or "" for node in each.iter(qn("w:t"))) for each in cells]
    return [(100 * width / sum(widths), text) for width, text in zip(widths, texts, strict=True)]


def test_items_are_as_wide_as_they_were_long_with_what_is_between_them() -> None:
    items = row(strip_of("en"), 0)
    assert [text for _, text in items] == ["Opening", "", "Panel", ""]
    assert [round(width) for width, _ in items] == [20, 10, 60, 10]


def test_the_hours_stand_at_their_places_and_the_last_one_on_the_strip() -> None:
    hours = row(strip_of("en"), 1)
    assert [text for _, text in hours] == ["10:00", "■ 12:00", "12:40"]
    assert [round(width) for width, _ in hours] == [75, 16, 9]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_row_has_as_many_columns_as_the_table(language: str) -> None:
    table = strip_of(language)
    columns = len(table._tbl.tblGrid.gridCol_lst)
    for each in table._tbl.tr_lst:
        assert sum(int(cell.tcPr.find(qn("w:gridSpan")).get(qn("w:val"))) for cell in each.tc_lst) == columns


def test_a_text_says_the_same_to_who_does_not_see_it() -> None:
    assert strip_of("fr")._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")) == SAID


def test_in_arabic_the_table_runs_from_the_right_in_the_order_of_time() -> None:
    turned = [StripPart(100 - each.left - each.width, each.width, each.title, each.language) for each in PARTS]
    marks = [StripMark(100 - each.left, each.kind, each.hour, each.anchor) for each in MARKS]
    table = strip_of("ar", turned, marks)
    assert table._tbl.tblPr.find(qn("w:bidiVisual")) is not None
    assert [text for _, text in row(table, 0)] == ["Opening", "", "Panel", ""]
    assert [text for _, text in row(table, 1)] == ["10:00", "■ 12:00", "12:40"]


def test_items_that_are_shorter_than_a_cell_can_be_leave_the_others_their_places() -> None:
    many = [StripPart(n * 0.2, 0.2, "", "en") for n in range(50)]
    items = row(strip_of("en", [*many, StripPart(10, 90, "Panel", "en")]), 0)
    assert round(items[-1][0]) == 90 and items[-1][1] == "Panel"


def test_two_hours_near_the_end_both_stand() -> None:
    marks = [StripMark(90.9, "ends", "12:00", "middle"), StripMark(100, "closed", "12:20", "end")]
    assert [text for _, text in row(strip_of("en", PARTS, marks), 1)] == ["", "■ 12:00", "12:20"]
    assert [text for _, text in row(strip_of("en", PARTS, []), 1)] == [""]
