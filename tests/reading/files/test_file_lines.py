"""Files become lines, whatever their encoding; what is no paper is refused with a reason."""

import io
import zipfile
from dataclasses import replace
from importlib.resources import files

import docx
import pytest

from interp.domain.proposals.proposal import Proposal
from interp.errors import BadRequest
from interp.file_size import LONGEST_FILE
from interp.reading.files import docx_lines
from interp.reading.files.file_lines import extract
from interp.reading.files.zip_guard import MAX_PARTS
from interp.reading.papers.paper_to_proposal import propose
from tests.row_by_row import row_by_row

SEED = files("interp.seed").joinpath("hrc31-concept-note.txt").read_bytes()
LABELS = ("Opening statement:", "Video:")


def saved(document: "docx.document.Document") -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def as_two_columns(text: str) -> bytes:
    """Set the flattened table of the seed again: a cell begins at each tab, labels left, values right."""
    head, *cells = text.split("\n\t")
    document = docx.Document()
    for line in head.split("\n"):
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=2)
    row = None
    for cell in cells:
        is_label = cell.strip().split("\n")[0].endswith(":")
        row = table.add_row() if is_label or row is None else row
        column = row.cells[0 if is_label else 1]
        for line in cell.split("\n"):
            column.add_paragraph(line)
    return saved(document)


def bare(proposal: Proposal) -> Proposal:
    return replace(proposal, warnings=tuple(replace(warning, line=None) for warning in proposal.warnings))


def refused(data: bytes, name: str) -> str:
    with pytest.raises(BadRequest) as caught:
        extract(data, name)
    return caught.value.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_the_same_paper_in_another_encoding_is_the_same_paper(encoding: str) -> None:
    data = SEED.decode("utf-8").encode(encoding)
    assert propose(data, "note.txt") == propose(SEED, "note.txt")


def test_an_old_encoding_is_assumed_and_said() -> None:
    paper = extract("Chair: Mr. Ramón Núñez – Peru".encode("cp1252"), "note.txt")
    assert paper.lines[0].text == "Chair: Mr. Ramón Núñez – Peru"
    assert paper.assumed_encoding
    codes = [warning.code for warning in propose("Titre: é".encode("cp1252"), "note.txt").warnings]
    assert "encoding" in codes


def test_lines_are_numbered_from_one_however_they_end() -> None:
    lines = extract(b"one\r\ntwo\rthree\nfour", "a.TXT").lines
    assert [(line.number, line.text) for line in lines] == [(1, "one"), (2, "two"), (3, "three"), (4, "four")]


def test_the_seed_as_a_word_table_gives_the_same_proposal() -> None:
    assert bare(propose(as_two_columns(SEED.decode()), "note.docx")) == bare(propose(SEED, "note.txt"))


def test_a_word_table_is_read_where_it_stands() -> None:
    document = docx.Document()
    document.add_paragraph("before")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "left", "right"
    document.add_paragraph("after")
    texts = [text for text in docx_lines.docx_texts(saved(document)) if text]
    assert texts == ["before", "left", "right", "after"]


def test_a_merged_cell_is_read_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    assert docx_lines.docx_texts(saved(document)).count("wide") == 1


def test_a_list_in_word_keeps_its_bullets() -> None:
    document = docx.Document()
    document.add_paragraph("a point", style="List Bullet")
    assert "• a point" in docx_lines.docx_texts(saved(document))


@row_by_row(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "empty_file"),
        (b" \n \n", "a.txt", "empty_file"),
        (b"%PDF-1.7", "a.txt", "mislabelled_file"),
        (b"text", "a.docx", "mislabelled_file"),
        (b"a\x00b\x00", "a.txt", "unreadable_file"),
        (b"\xff\xfea", "a.txt", "unreadable_file"),
        (b"x", "a.exe", "unknown_file_type"),
        (b"x", "", "unknown_file_type"),
        (b"\xd0\xcf\x11\xe0 and so on", "a.docx", "encrypted_file"),
        (b"x" * (LONGEST_FILE + 1), "a.txt", "too_large"),
        (b"x\n" * 30_000, "a.txt", "file_too_long"),
        (b"x" * 30_000, "a.txt", "file_too_long"),
        (zipped({"a.xml": b"<a/>"}), "a.docx", "unreadable_file"),
        (zipped({"a.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "a.docx", "unsafe_file"),
        (zipped({"a.xml": b" " * (8 * 1024 * 1024)}), "a.docx", "unsafe_file"),
        (zipped({f"{number}.xml": b"" for number in range(MAX_PARTS + 1)}), "a.docx", "unsafe_file"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_paper_is_refused_with_a_reason(data: bytes, name: str, reason: str) -> None:
    assert refused(data, name) == reason


def test_a_damaged_word_file_is_refused() -> None:
    data = saved(docx.Document())
    for cut in (100, len(data) // 2, len(data) - 10):
        assert refused(data[:cut], "a.docx") in ("mislabelled_file", "unreadable_file")
