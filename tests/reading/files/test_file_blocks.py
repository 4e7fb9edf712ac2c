"""Files become blocks with their structure kept, whatever program wrote them."""

import io
import zipfile
from collections.abc import Sequence

import docx
import pytest
from docx.oxml import parse_xml

from interp.domain.text.segmentation import segments
from interp.domain.text.segments import TextBlock
from interp.errors import BadRequest
from interp.reading.files.file_blocks import blocks
from tests.reading.formats import FORMATS, odt

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINES = ["The Council met at 9 a.m. on 7 March 2016, as foreseen in its programme of work.", "",
         "1. It noted document A/HRC/31/34, and thanked the Special Rapporteur for it.", "",
         "(a) States should act now;", "", "(b) States should report on what they have done;"]  # fmt: skip


def short(found: Sequence[TextBlock]) -> list[tuple[str, str | None, str]]:
    return [(block.kind, block.number, block.text) for block in found]


def numbered(*levels: str) -> "docx.document.Document":
    """Return a document with a multilevel list whose levels print as said, number 7."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    rows = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, _, text) in enumerate(level.partition(" ") for level in levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{rows}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    return document


def listed(document: "docx.document.Document", text: str, level: int) -> None:
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'))


def saved(document: "docx.document.Document") -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_word_keeps_titles_headings_lists_and_cells() -> None:
    document = docx.Document()
    document.add_heading("Concept note", 0)
    document.add_heading("Background", 2)
    document.add_paragraph("A paragraph.")
    document.add_paragraph("a point", style="List Bullet")
    document.add_table(rows=1, cols=2).cell(0, 1).text = "in a cell"
    found = blocks(saved(document), "a.docx")
    assert short(found) == [
        ("title", None, "Concept note"), ("heading", None, "Background"), ("paragraph", None, "A paragraph."),
        ("item", "•", "a point"), ("cell", None, "in a cell"),
    ]  # fmt: skip
    assert found[1].level == 1


def test_word_counts_its_paragraphs_as_it_prints_them() -> None:
    document = numbered("decimal %1.", "lowerLetter (%2)", "lowerRoman %3)", "decimal %1.%4")
    for level, text in ((0, "one"), (1, "a"), (1, "b"), (2, "i"), (2, "ii"), (0, "two"), (1, "a again"), (3, "last")):
        listed(document, text, level)
    assert [(block.number, block.text) for block in blocks(saved(document), "a.docx")] == [
        ("1.", "one"), ("(a)", "a"), ("(b)", "b"), ("i)", "i"), ("ii)", "ii"), ("2.", "two"), ("(a)", "a again"),
        ("2.1", "last"),
    ]  # fmt: skip


def test_word_keeps_footnotes_for_the_end() -> None:
    document = docx.Document()
    document.add_paragraph("said")._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>'))
    buffer = io.BytesIO(saved(document))
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>the note</w:t></w:r></w:p></w:footnote>'
    parting = '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:t>—</w:t></w:r></w:p></w:footnote>'
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("word/footnotes.xml", f"<w:footnotes {W}>{parting}{note}</w:footnotes>")
    assert short(blocks(buffer.getvalue(), "a.docx")) == [("paragraph", None, "said"), ("footnote", "1", "the note")]


def test_an_odt_keeps_headings_lists_cells_and_notes() -> None:
    body = (
        '<text:h text:outline-level="2">Background</text:h>'
        "<text:p>word<text:note><text:note-body><text:p>the note</text:p></text:note-body></text:note> goes on</text:p>"
        "<text:list><text:list-item><text:p>a point</text:p><text:list><text:list-item><text:p>below</text:p>"
        "</text:list-item></text:list></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>left</text:p></table:table-cell></table:table-row>"
        "</table:table>"
    )
    found = blocks(odt(body), "a.odt")
    assert short(found) == [
        ("heading", None, "Background"), ("paragraph", None, "word goes on"), ("item", "•", "a point"),
        ("item", "•", "below"), ("cell", None, "left"), ("footnote", None, "the note"),
    ]  # fmt: skip
    assert [block.level for block in found] == [1, 0, 0, 1, 0, 0]


def test_a_page_keeps_headings_lists_and_cells() -> None:
    page = (
        "<h2>Background</h2><p>one\nline<ol start=3><li>third<li>fourth<ul><li>below</ul></ol>"
        "<table><tr><th>Chair<td>Ms. A</table><p>last<script>no</script>"
    )
    assert short(blocks(page.encode(), "a.html")) == [
        ("heading", None, "Background"), ("paragraph", None, "one line"), ("item", "3.", "third"),
        ("item", "4.", "fourth"), ("item", "•", "below"), ("cell", None, "Chair"), ("cell", None, "Ms. A"),
        ("paragraph", None, "last"),
    ]  # fmt: skip


def test_a_plain_text_is_parted_at_blank_lines_items_and_headings() -> None:
    text = (
        "BACKGROUND\n\nThe Council met at nine in the morning and went\non until noon.\n\n1. First.\n(a) Act;\n"
        "- a point\n\n[1] The note.\n"
    )
    assert short(blocks(text.encode(), "a.txt")) == [
        ("heading", None, "BACKGROUND"),
        ("paragraph", None, "The Council met at nine in the morning and went on until noon."),
        ("paragraph", "1.", "First."), ("item", "(a)", "Act;"), ("item", "-", "a point"),
        ("footnote", "1", "The note."),
    ]  # fmt: skip


def test_markdown_loses_its_marks_and_keeps_its_structure() -> None:
    text = "## The *right* to\n\nSee **this** [page](http://a.b) and `x`, 2 * 3 * 4.\n\n- one\n  - two\n\n[^1]: note\n"
    found = blocks(text.encode(), "a.md")
    assert short(found) == [
        ("heading", None, "The right to"), ("paragraph", None, "See this page and x, 2 * 3 * 4."), ("item", "-", "one"),
        ("item", "-", "two"), ("footnote", "1", "note"),
    ]  # fmt: skip
    assert [block.level for block in found] == [1, 0, 0, 1, 0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("***Both*** and **bold *and* slanted** and ___under___.", ["Both and bold and slanted and under."]),
        ("one\n\n***\n\ntwo\n\n* * *\n---\n___\n", ["one", "two"]),
        ("Title\n===\n\nSub\n---\nbody", ["Title", "Sub", "body"]),
        ("Said[^1] and done[^long-name].", ["Said and done."]),
        ("a\n```python\n# not *a* heading\n\nsnake_case\n```\nb", ["a", "# not *a* heading", "snake_case", "b"]),
        ("~~~\n```\n~~~\nb", ["```", "b"]),
        ("a\n```\nnever ended", ["a", "never ended"]),
        ("a ~~gone~~ b ~ c", ["a b ~ c"]),
        ("a<!-- an\n\naside -->b\n\n2 <!-- 3", ["ab", "2 <!-- 3"]),
        ("`**kept**` and 2*3*4 and 5 * 6", ["**kept** and 2*3*4 and 5 * 6"]),
        ("snake_case_name", ["snake_case_name"]),
    ],
)
def test_no_mark_of_markdown_is_left(text: str, said: list[str]) -> None:
    assert [block.text for block in blocks(text.encode(), "a.md")] == said


def test_notes_of_markdown_keep_short_labels_as_numbers() -> None:
    found = blocks(b"Said[^1].\n\n[^1]: the *note*\n[^long-name]: another\n", "a.md")
    assert short(found) == [
        ("paragraph", None, "Said."), ("footnote", "1", "the note"), ("footnote", None, "another"),
    ]  # fmt: skip


def test_an_rtf_keeps_paragraphs_and_footnotes() -> None:
    data = rb"{\rtf1 One.{\footnote the note}\par 2. Two.\par}"
    assert short(blocks(data, "a.rtf")) == [
        ("paragraph", None, "One."), ("paragraph", "2.", "Two."), ("footnote", None, "the note"),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind != "pdf"])
def test_every_format_says_the_same(kind: str) -> None:
    found = blocks(FORMATS[kind](LINES), f"a.{kind}")
    assert [(block.number, block.text) for block in found] == [
        (None, LINES[0]), ("1.", LINES[2][3:]), ("(a)", LINES[4][4:]), ("(b)", LINES[6][4:]),
    ]  # fmt: skip


def test_a_printed_page_joins_the_lines_that_were_full() -> None:
    lines = ["The Council met at nine in the morning in the great room of the Palais", "des Nations and went on."]
    found = blocks(FORMATS["pdf"](lines), "a.pdf")
    assert [block.text for block in found] == [" ".join(lines)]


SRT = (
    "1\n00:00:01,500 --> 00:00:03,000\n<i>Good</i> morning,\n{\\an8}everyone.\n\n"
    "2\n00:01:00,000 --> 00:00:59,000\nأهلاً\n"
)
VTT = "WEBVTT - x\n\nNOTE no\n\nSTYLE\n::cue {}\n\nname\n01:02.003 --> 01:03.100 align:start\n<v Ann>A &amp; b\n"


def test_subtitles_keep_their_times_and_lines() -> None:
    assert blocks(SRT.encode(), "a.srt") == (
        TextBlock("caption", "Good morning,\neveryone.", start_ms=1_500, end_ms=3_000),
        TextBlock("caption", "أهلاً", start_ms=60_000, end_ms=60_000),
    )
    assert blocks(VTT.encode(), "a.vtt") == (TextBlock("caption", "A & b", start_ms=62_003, end_ms=63_100),)


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.srt", "empty_file"),
        (b"words", "a.srt", "mislabelled_file"),
        (SRT.encode(), "a.vtt", "mislabelled_file"),
        (b"x", "a.exe", "unknown_file_type"),
        (b" \n", "a.md", "empty_file"),
        (b"x\n\n" * 20_001, "a.txt", "file_too_long"),
        (b"x" * 1_000_001, "a.txt", "file_too_long"),
    ],
)
def test_what_is_no_paper_is_refused_with_a_reason(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(BadRequest) as caught:
        blocks(data, name)
    assert caught.value.reason == reason


def test_a_corrected_paper_keeps_the_ids_of_what_did_not_change() -> None:
    before = segments(blocks(FORMATS["docx"](LINES), "a.docx"), "en")
    after = segments(blocks(FORMATS["odt"]([*LINES[:2], "A new one.", *LINES[4:]]), "b.odt"), "en")
    kept = {segment.id for segment in before} & {segment.id for segment in after}
    assert [segment.text for segment in before if segment.id not in kept] == [LINES[2][3:]]
