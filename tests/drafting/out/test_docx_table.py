"""Rows of a table have their runs in their own languages, and columns in the order of the page's language."""

import docx
import pytest
from docx.oxml.ns import qn

from interp.drafting.out.docx_table import add_row, bare_table, fill


@pytest.mark.parametrize(("language", "turned"), [("ar", True), ("fr", False), ("zh", False)])
def test_the_columns_of_arabic_stand_from_right_to_left(language: str, turned: bool) -> None:
    table = bare_table(docx.Document(), (100, 50), language)
    assert (table._tbl.tblPr.find(qn("w:bidiVisual")) is not None) is turned
    assert [round(each.width.mm) for each in table.columns] == [100, 50]


def test_each_run_of_a_cell_has_its_own_language() -> None:
    table = bare_table(docx.Document(), (100,), "ar")
    row = add_row(table, [("ar", [("البند", "ar"), (" 3′", "en"), ("章", "zh")])], (100,), "w:cantSplit", bold=True)
    assert [each.text for each in row.iter(qn("w:t"))] == ["البند", " 3′", "章"]
    arabic, figure, chinese = row.iter(qn("w:rPr"))
    assert arabic.find(qn("w:rtl")) is not None and figure.find(qn("w:rtl")) is None
    assert chinese.find(qn("w:lang")).get(qn("w:eastAsia")) == "zh-CN"
    assert all(each.find(qn(name)) is not None for each in row.iter(qn("w:rPr")) for name in ("w:b", "w:bCs"))


def test_lines_of_a_text_are_lines_of_its_run() -> None:
    paragraph = docx.Document().add_paragraph()
    fill(paragraph._p, [("one\ntwo", "en")], "en")
    assert paragraph.text == "one\ntwo" and len(list(paragraph._p.iter(qn("w:br")))) == 1
