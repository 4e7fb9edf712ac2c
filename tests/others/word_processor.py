"""LibreOffice opens each .docx that leaves the desk, prints it, and keeps on saving what its way back needs.

Run by `make others`; without LibreOffice (`soffice`) the tests are skipped.
"""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest

from interp.domain.text.segmentation import segments
from interp.drafting.out.docx_layout import layout_of
from interp.drafting.out.docx_translation import translated_docx
from interp.drafting.out.revision_table_docx import TableHead, bilingual_docx, revised_rows
from interp.drafting.out.translated_lines import FileMarks, TranslatedLine
from interp.reading.files.file_blocks import blocks
from interp.reading.files.pdf_lines import pdf_texts
from tests.drafting.out.word_files import CALL, PLAIN_NOTE, SPACES
from tests.reading.files.test_docx_visible_text import document, paragraph, run

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (libreoffice-writer-nogui) is not installed")
ENGLISH = ("Opening of the meeting.", "The Council met in Geneva.", "It heard 47 States.", "First column", "See A/1.")
TEXTS = {
    "fr": (
        "Ouverture de la séance.", "Le Conseil s’est réuni à Genève.", "Il a entendu 47 États.", "Colonne", "Voir A/1."
    ),
    "ar": ("افتتاح الجلسة.", "اجتمع المجلس في جنيف.", "واستمع إلى 47 دولة.", "العمود", "انظر A/1."),
    "zh": ("会议开幕。", "理事会在日内瓦举行会议。", "理事会听取了47个国家的发言。", "第一列", "见A/1。"),
}  # fmt: skip
LANGUAGES = sorted(TEXTS)
MARKS = FileMarks("[draft]", "[not translated]", ("Not approved: 1 of 5.",))


def original() -> bytes:
    note = f"<w:footnotes {SPACES}>{PLAIN_NOTE.format(id=2, text=ENGLISH[4])}</w:footnotes>"
    cell = f"<w:tr><w:tc>{paragraph(run(ENGLISH[3]))}</w:tc></w:tr>"
    place, rest = run("Geneva", "<w:b/>"), run(f" {ENGLISH[2]}")
    return document(
        paragraph(run(ENGLISH[0]), properties='<w:pStyle w:val="Heading1"/>'),
        paragraph(run("1. The Council met in "), place, run("."), CALL.format(id=2), rest),
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{cell}</w:tbl>", parts={"word/footnotes.xml": note},
    )  # fmt: skip


def lines(language: str) -> list[TranslatedLine]:
    said = dict(zip(ENGLISH, TEXTS[language], strict=True))
    found = segments(blocks(layout_of(original()), "a.docx"), "en")
    return [TranslatedLine(each, said[each.text], each.ordinal != 1, 1, "approved") for each in found]


def translation(language: str) -> bytes:
    return translated_docx(layout_of(original()), lines(language), "en", language, MARKS)


def table(language: str) -> bytes:
    columns = ("No.", "English", language, "State", "Remarks")
    return bilingual_docx(lines(language), TableHead(("Title", "Facts"), columns, "d1", "en", language, 7))


def converted(data: bytes, kind: str, folder: Path) -> bytes:
    """Return what LibreOffice makes of a file; it fails where it cannot open it."""
    (folder / "out").mkdir(exist_ok=True)
    (folder / "in.docx").write_bytes(data)
    assert SOFFICE is not None
    done = subprocess.run(
        [SOFFICE, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", kind,
         "--outdir", str(folder / "out"), str(folder / "in.docx")],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    made = folder / "out" / f"in.{kind}"
    assert done.returncode == 0 and made.exists(), done.stderr
    return made.read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_printed_with_all_its_text(language: str, tmp_path: Path) -> None:
    printed = "".join("".join(pdf_texts(converted(translation(language), "pdf", tmp_path))).split())
    assert "[draft]" in printed and "47" in printed and "A/1" in printed
    if language == "fr":
        assert all("".join(each.split()) in printed for each in TEXTS["fr"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_saved_again_has_the_same_blocks(language: str, tmp_path: Path) -> None:
    made = translation(language)
    again = blocks(converted(made, "docx", tmp_path), "a.docx")
    assert [(each.kind, each.text) for each in again] == [(each.kind, each.text) for each in blocks(made, "a.docx")]


def test_a_file_of_its_own_has_a_layout_with_each_part_once(tmp_path: Path) -> None:
    saved = converted(translation("fr"), "docx", tmp_path)
    with zipfile.ZipFile(io.BytesIO(layout_of(saved))) as package:
        names = package.namelist()
    assert len(names) == len(set(names)) and "docProps/core.xml" not in names
    assert blocks(layout_of(saved), "a.docx") == blocks(saved, "a.docx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_saved_again_comes_back_with_its_edits(language: str, tmp_path: Path) -> None:
    edited = docx.Document(io.BytesIO(table(language)))
    edited.tables[0].rows[2].cells[2].text = "Changed."
    edited.save(made := io.BytesIO())
    rows = revised_rows(converted(made.getvalue(), "docx", tmp_path), "d1", language)
    assert [row.text for row in rows] == [TEXTS[language][0], "Changed.", *TEXTS[language][2:]]
    assert [row.revision for row in rows] == [1] * 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_is_printed(language: str, tmp_path: Path) -> None:
    assert "47" in "".join(pdf_texts(converted(table(language), "pdf", tmp_path)))
