"""Texts in old encodings are read right and said to be assumed; what no encoding explains is not translated."""

import pytest

from interp.errors import BadRequest
from interp.reading.files.character_encoding import sure_text
from interp.reading.files.encoding_guess import guessed_encoding
from interp.reading.files.file_blocks import blocks
from interp.reading.files.file_lines import extract
from interp.reading.papers.paper_to_proposal import propose

RUSSIAN = "Совет по правам человека\nШестьдесят первая сессия\nПредседатель: г-н Иван Петров, Председатель Совета\n"
ARABIC = "مجلس حقوق الإنسان\nالدورة الحادية والستون\nالرئيس: السيد أحمد علي، رئيس مجلس حقوق الإنسان\n"
CHINESE = "人权理事会\n第六十一届会议\n主席：王明先生，人权理事会主席\n日期和地点：2026年3月12日，万国宫\n"
TRADITIONAL = "人權理事會\n主席：王明先生，人權理事會主席\n專題討論會：教育與社會發展問題\n"
WESTERN = (
    "Conseil des droits de l’homme\nDébat sur l’égalité des chances à l’école\nPrésident : M. Émile Lefèvre",
    "Consejo de Derechos Humanos\nReunión sobre el niño y la niña\nPresidencia: Sr. José Muñoz Ibáñez",
    "De 10 h à 13 h, puis de 15 h à 18 h",
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (RUSSIAN, "iso8859-5"), (RUSSIAN, "cp866"), (ARABIC, "cp1256"),
        (ARABIC, "iso8859-6"), (CHINESE, "gb18030"), (TRADITIONAL, "big5"),
    ],
)  # fmt: skip
def test_letters_of_another_script_are_read_as_they_were_written(text: str, encoding: str) -> None:
    data = text.encode(encoding, "replace")
    assert guessed_encoding(data) == encoding
    paper = extract(data, "a.txt")
    assert paper.assumed_encoding
    assert paper.lines[0].text == text.split("\n", 1)[0]


@pytest.mark.parametrize("text", WESTERN)
def test_accented_letters_are_of_no_other_script(text: str) -> None:
    assert guessed_encoding(text.encode("cp1252")) is None
    assert sure_text(text.encode("cp1252")) == text


def test_a_page_that_names_no_encoding_says_that_one_was_assumed() -> None:
    page = f"<html><body><p>{RUSSIAN}</p></body></html>".encode("cp1251")
    assert "encoding" in {warning.code for warning in propose(page, "a.html").warnings}
    assert "Совет по правам человека" in blocks(page, "a.html")[0].text


def test_what_no_encoding_explains_is_not_translated() -> None:
    with pytest.raises(BadRequest, match="unreadable_file"):
        blocks(bytes(range(0xC0, 0x100)) * 4, "a.txt")


def test_a_long_text_is_not_cut_within_a_letter() -> None:
    assert guessed_encoding((CHINESE * 2_000).encode("gb18030")) == "gb18030"
