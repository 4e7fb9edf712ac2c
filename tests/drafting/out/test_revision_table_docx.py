"""A table for revision comes back as it went out, and with edits as exactly these, tracked changes accepted."""

import io
from collections.abc import Callable

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.segments import Segment
from interp.drafting.out.revision_table_docx import RevisedRow, TableHead, bilingual_docx, revised_rows
from interp.drafting.out.translated_lines import TranslatedLine
from interp.errors import BadRequest
from tests.sample_sizes import size

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXTS = st.text("abcdéжзابج中文 «»()12.,", min_size=1, max_size=40).map(lambda text: "x" + " ".join(text.split()))


def head(target: str = "fr") -> TableHead:
    return TableHead(("Title", "Facts"), ("No.", "English", "français", "State", "Remarks"), "d1", "en", target, 7)


def line(place: int, text: str | None, revision: int = 1) -> TranslatedLine:
    segment = Segment(f"{place:016x}", place, place, f"Sentence {place}.")
    return TranslatedLine(segment, text, True, revision, "approved")


def edited(data: bytes, edit: Callable[[docx.table.Table], None]) -> bytes:
    document = docx.Document(io.BytesIO(data))
    edit(document.tables[0])
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


OTHERS = st.sampled_from([code for code in MEETING_LANGUAGES if code != "en"])


@given(st.lists(st.one_of(st.none(), TEXTS), min_size=1, max_size=6), OTHERS)
@settings(max_examples=size(8, torture=250), deadline=None)
def test_a_table_comes_back_as_it_went_out(texts: list[str | None], target: str) -> None:
    lines = [line(place, text, 0 if text is None else place + 1) for place, text in enumerate(texts)]
    rows = revised_rows(bilingual_docx(lines, head(target)), "d1", target)
    assert rows == [RevisedRow(each.segment.id, each.revision, each.text or "", "") for each in lines]


@given(st.dictionaries(st.integers(0, 5), TEXTS, max_size=6), st.dictionaries(st.integers(0, 5), TEXTS, max_size=3))
@settings(max_examples=size(8, torture=250), deadline=None)
def test_edits_come_back_as_exactly_these(edits: dict[int, str], remarks: dict[int, str]) -> None:
    def edit(table: docx.table.Table) -> None:
        for column, said in ((2, edits), (4, remarks)):
            for place, text in said.items():
                table.rows[place + 1].cells[column].text = text

    lines = [line(place, f"Phrase {place}.") for place in range(6)]
    rows = revised_rows(edited(bilingual_docx(lines, head()), edit), "d1", "fr")
    assert [row.text for row in rows] == [edits.get(place, f"Phrase {place}.") for place in range(6)]
    assert [row.remarks for row in rows] == [remarks.get(place, "") for place in range(6)]


def test_tracked_changes_count_as_what_they_would_become() -> None:
    def track(table: docx.table.Table) -> None:
        paragraph = table.rows[1].cells[2].paragraphs[0]._p
        for run in paragraph.r_lst:
            paragraph.remove(run)
        for xml in ("<w:r><w:t>Phrase </w:t></w:r>",
                    '<w:del w:id="1" w:author="R"><w:r><w:delText>one</w:delText></w:r></w:del>',
                    '<w:ins w:id="2" w:author="R"><w:r><w:t>two</w:t></w:r></w:ins>'):  # fmt: skip
            paragraph.append(parse_xml(xml.replace(">", f" {NAMES}>", 1)))

    data = edited(bilingual_docx([line(0, "Phrase one")], head()), track)
    assert [row.text for row in revised_rows(data, "d1", "fr")] == ["Phrase two"]


def test_several_paragraphs_in_a_cell_are_lines_of_one_text() -> None:
    data = edited(bilingual_docx([line(0, "One")], head()), lambda table: table.rows[1].cells[2].add_paragraph("Two"))
    assert [row.text for row in revised_rows(data, "d1", "fr")] == ["One\nTwo"]


@pytest.mark.parametrize(("document", "language"), [("d2", "fr"), ("d1", "es")])
def test_a_table_of_another_document_or_language_is_refused(document: str, language: str) -> None:
    data = bilingual_docx([line(0, "Un.")], head())
    with pytest.raises(BadRequest, match="not_this_table"):
        revised_rows(data, document, language)


def test_any_other_file_is_refused() -> None:
    made = io.BytesIO()
    docx.Document().save(made)
    with pytest.raises(BadRequest, match="not_this_table"):
        revised_rows(made.getvalue(), "d1", "fr")
    with pytest.raises(BadRequest, match="mislabelled_file"):
        revised_rows(b"no file", "d1", "fr")
