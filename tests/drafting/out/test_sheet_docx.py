"""A sheet as a file has its headings, lines and tables, in the direction and the fonts of its language."""

import io

import docx
import pytest
from docx.oxml.ns import qn

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.printed_sheet import PrintedSheet, SheetPart, SheetPiece, SheetRow, SheetTable
from interp.drafting.out.sheet_docx import sheet_docx


def sheet(language: str) -> PrintedSheet:
    figure = (SheetPiece("−3′20″", language, "figure"),)
    rows = (
        SheetRow(((SheetPiece("Block", language),), figure), is_group=True),
        SheetRow(((SheetPiece("كلمة", "ar", "text", "draft"),), figure)),
    )
    table = SheetTable(("Item", "Difference"), (75, 25), rows)
    parts = (SheetPart((SheetPiece("Programme", language),), 2, ((SheetPiece("One line", language),),), table),)
    return PrintedSheet(language, "Report", ("Rehearsal",), parts)


def read(language: str) -> docx.document.Document:
    return docx.Document(io.BytesIO(sheet_docx(sheet(language))))


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_every_text_of_the_sheet_is_in_the_file_in_order(language: str) -> None:
    made = read(language)
    assert [each.text for each in made.paragraphs] == ["Report", "Rehearsal", "Programme", "One line"]
    assert [each.style and each.style.name for each in made.paragraphs[::2]] == ["Heading 1", "Heading 2"]
    cells = [[cell.text.replace("\u200e", "") for cell in row.cells] for row in made.tables[0].rows]
    assert cells == [["Item", "Difference"], ["Block", "−3′20″"], ["كلمة [draft]", "−3′20″"]]


def test_an_arabic_file_goes_from_right_to_left_and_its_figures_from_left_to_right() -> None:
    made = read("ar")
    assert made.sections[0]._sectPr.find(qn("w:bidi")) is not None
    assert made.tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is not None
    figure = made.tables[0].cell(1, 1).paragraphs[0].runs[0]
    assert figure._r.rPr.find(qn("w:rtl")) is None and figure.text == "\u200e−3′20″\u200e"


def test_a_chinese_file_names_a_chinese_font() -> None:
    fonts = [each.get(qn("w:eastAsia")) for each in read("zh").styles.element.iter(qn("w:rFonts"))]
    assert "SimSun" in fonts


def test_the_file_says_nobody_wrote_it_and_its_head_row_is_repeated() -> None:
    made = read("en")
    assert (made.core_properties.author, made.core_properties.title) == ("", "Report")
    assert made.tables[0].rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
