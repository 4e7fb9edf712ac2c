"""Every reader tells what it left out by kind and number, with the words, and none of it is in the document."""

import io
import zipfile
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interp.domain.text.segments import LeftOut
from interp.reading.files.file_blocks import file_text
from interp.reading.files.visible_text.left_out_text import LONGEST, MOST_CHARS, MOST_KEPT, LeftOutText
from tests.hostile.pdf_files import PAGE, page
from tests.reading.formats import as_docx, odt
from tests.row_by_row import row_by_row
from tests.sample_sizes import size

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@cache
def package() -> dict[str, bytes]:
    """Return the parts of a .docx by name."""
    with zipfile.ZipFile(io.BytesIO(as_docx(["x"]))) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def docx(body: str, **parts: str) -> bytes:
    """Return a .docx with the body, and with other parts by name: comments, endnotes, header1."""
    made = io.BytesIO()
    said = {f"word/{name}.xml": text.encode() for name, text in parts.items()}
    said["word/document.xml"] = f"<w:document {W}><w:body>{body}</w:body></w:document>".encode()
    with zipfile.ZipFile(made, "w") as other:
        for name, data in (package() | said).items():
            other.writestr(name, data)
    return made.getvalue()


def run(text: str, about: str = "", tag: str = "t") -> str:
    return f"<w:r><w:rPr>{about}</w:rPr><w:{tag} xml:space='preserve'>{text}</w:{tag}></w:r>"


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def part(tag: str, *texts: str) -> str:
    each = "".join(f"<w:{tag} w:id='{n}'>{paragraph(run(text))}</w:{tag}>" for n, text in enumerate(texts))
    return f"<w:{tag}s {W}>{each}</w:{tag}s>"


VANISH, STRIKE = "<w:vanish/>", "<w:strike/>"
SEEN = run("The Council met.")
FIELD = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
DOCX: tuple[tuple[bytes, dict[str, list[str]]], ...] = (
    (docx(paragraph(SEEN, run("a ", VANISH), run("secret", VANISH), SEEN, run("two", VANISH))),
     {"hidden": ["a secret", "two"]}),
    (docx(paragraph(SEEN, f"<w:del w:id='1'>{run('old', tag='delText')}{run('er', tag='delText')}</w:del>")),
     {"deleted": ["older"]}),
    (docx(paragraph(SEEN, f"<w:moveFrom w:id='1'>{run('from here')}</w:moveFrom>")), {"moved": ["from here"]}),
    (docx(paragraph(SEEN, run("not ", STRIKE), run("this", STRIKE))), {"struck": ["not this"]}),
    (docx(paragraph(SEEN), comments=part("comment", "who said so?", "check")),
     {"comment": ["who said so?", "check"]}),
    (docx(paragraph(SEEN), endnotes=part("endnote", "the end")), {"note": ["the end"]}),
    (docx(paragraph(SEEN), footnotes=part("footnote", "nobody calls")), {"note": ["nobody calls"]}),
    (docx(paragraph(SEEN), header1=f"<w:hdr {W}>{paragraph(run('A/HRC/31/34'))}</w:hdr>"), {"page": ["A/HRC/31/34"]}),
    (docx(paragraph(SEEN, FIELD.format("begin"), run("DATE", tag="instrText"), FIELD.format("separate"), run("7 March"),
                    FIELD.format("end"))), {"field": ["DATE"]}),
    (docx("<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>" + paragraph(run("row")) + "</w:tc></w:tr></w:tbl>"
          + paragraph(SEEN)), {"deleted": ["row"]}),
    (docx(paragraph(f"<w:del w:id='1'><w:del w:id='2'>{run('in', VANISH)}</w:del></w:del>", SEEN)),
     {"deleted": ["in"]}),
    (docx(paragraph(SEEN, run("  ", VANISH))), {}),
)  # fmt: skip
ODT_STYLES = (
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/>'
    "</style:style>"
)
ODT: tuple[tuple[str, dict[str, list[str]]], ...] = (
    ('<text:p>The Council <text:span text:style-name="H">a <text:s/>secret</text:span> met.</text:p>',
     {"hidden": ["a secret"]}),
    ('<text:p><text:span text:style-name="H">one</text:span> met '
     '<text:span text:style-name="H">two</text:span></text:p>',
     {"hidden": ["one", "two"]}),
    ('<text:p>The Council <text:span text:style-name="S">never</text:span> met.</text:p>', {"struck": ["never"]}),
    ('<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator '
     'xmlns:dc="http://purl.org/dc/elements/1.1/">Ann</dc:creator></office:change-info><text:p>old</text:p>'
     '</text:deletion></text:changed-region></text:tracked-changes><text:p>new</text:p>', {"deleted": ["old"]}),
    ('<text:p>Met<office:annotation><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Ann</dc:creator>'
     '<text:p>why</text:p></office:annotation>.</text:p>', {"comment": ["why"]}),
    ('<text:section text:display="none"><text:p>gone</text:p><text:p>too</text:p></text:section><text:p>met</text:p>',
     {"hidden": ["gone too"]}),
)  # fmt: skip
PLAIN: tuple[tuple[str, bytes, dict[str, list[str]]], ...] = (
    ("a.rtf", rb"{\rtf1 Met {\v a {\b secret}} and {\v b}.\par}", {"hidden": ["a secret", "b"]}),
    ("a.rtf", rb"{\rtf1 Met {\deleted old} {\mvf away} {\strike no}.\par}",
     {"deleted": ["old"], "moved": ["away"], "struck": ["no"]}),
    ("a.rtf", rb"{\rtf1 {\header Head\par}{\footer Foot\par}Met"
     rb"{\*\annotation{\*\atndate 77}why}{\*\annotation who}.\par}",
     {"comment": ["why", "who"], "page": ["Head", "Foot"]}),
    ("a.rtf", rb"{\rtf1 Met {\field{\*\fldinst{DATE }}{\fldrslt 7 March}}.\par{\*\generator x;}}", {"field": ["DATE"]}),
    ("a.html", b"<p>Met <span hidden>a <b>secret</b></span> and <del>old</del> <s>no</s>.</p><!-- why -->"
     b"<script>x</script>",
     {"hidden": ["a secret"], "deleted": ["old"], "struck": ["no"], "comment": ["why"]}),
    ("a.html", b"<nav><ul><li>Home</li><li>Up</li></ul></nav><p>Met.</p><p style='display:none'>x <i>y</i></p>"
     b"<footer>End</footer><!--[if mso]>no<![endif]-->", {"hidden": ["x y"], "page": ["Home Up", "End"]}),
    ("a.md", b"---\ntitle: x\n---\nMet ~~never~~ <!-- why -->today.", {"struck": ["never"], "comment": ["why"],
     "metadata": ["title: x"]}),
    ("a.vtt", b"WEBVTT\n\nNOTE check\nthis\n\n00:01.000 --> 00:02.000\nMet.\n", {"comment": ["check this"]}),
    ("a.txt", b"Met.", {}),
)  # fmt: skip


def said(left: tuple[LeftOut, ...]) -> dict[str, list[str]]:
    assert all(each.count == len(each.texts) for each in left)
    return {each.kind: list(each.texts) for each in left}


@row_by_row(("data", "left"), DOCX)
def test_a_docx(data: bytes, left: dict[str, list[str]]) -> None:
    found = file_text(data, "a.docx")
    assert said(found.left_out) == left
    text = " ".join(block.text for block in found.blocks)
    assert not any(each in text for texts in left.values() for each in texts)


@pytest.mark.parametrize(("body", "left"), ODT)
def test_an_odt(body: str, left: dict[str, list[str]]) -> None:
    found = file_text(odt(body, styles=ODT_STYLES), "a.odt")
    assert said(found.left_out) == left


@pytest.mark.parametrize(("name", "data", "left"), PLAIN)
def test_other_formats(name: str, data: bytes, left: dict[str, list[str]]) -> None:
    found = file_text(data, name)
    assert said(found.left_out) == left
    assert "Met" in " ".join(block.text for block in found.blocks)


def test_an_odt_s_headers_are_told() -> None:
    head = '<style:master-page><style:header><text:p>A/HRC/31/34</text:p></style:header></style:master-page>'
    assert said(file_text(odt("<text:p>Met.</text:p>", common=head), "a.odt").left_out) == {"page": ["A/HRC/31/34"]}


def test_the_comments_on_a_pdf_are_told() -> None:
    notes = "/Annots[6 0 R 7 0 R 8 0 R 9 0 R]"
    data = page(
        "BT /F 9 Tf 40 700 Td (Met.) Tj ET", "<</Type/Annot/Subtype/Text/Contents(who said so?)>>",
        "<</Type/Annot/Subtype/Link/Contents(a link)>>", "<</Type/Annot/Subtype/Highlight/Contents 5>>",
        "<</Type/Annot/Subtype/FreeText/Contents(check)>>", one=PAGE.replace("/Contents", f"{notes}/Contents"),
    )  # fmt: skip
    found = file_text(data, "a.pdf")
    assert [block.text for block in found.blocks] == ["Met."]
    assert said(found.left_out) == {"comment": ["who said so?", "check"]}


def test_damaged_comments_do_not_make_a_pdf_unreadable() -> None:
    data = page("BT /F 9 Tf 40 700 Td (Met.) Tj ET", one=PAGE.replace("/Contents", "/Annots(no list)/Contents"))
    assert [block.text for block in file_text(data, "a.pdf").blocks] == ["Met."]


PASSAGES = st.lists(st.tuples(st.booleans(), st.text("abcde", min_size=1, max_size=6)), min_size=1, max_size=12)


@settings(max_examples=size(25, torture=600))
@given(PASSAGES)
def test_every_run_is_either_read_or_told(runs: list[tuple[bool, str]]) -> None:
    body = paragraph(SEEN, *(run(text, VANISH if hides else "") for hides, text in runs))
    found = file_text(docx(body), "a.docx")
    assert found.blocks[0].text == "The Council met." + "".join(text for hides, text in runs if not hides)
    told = said(found.left_out).get("hidden", [])
    assert "".join(told) == "".join(text for hides, text in runs if hides)
    groups = sum(1 for at, (hides, _) in enumerate(runs) if hides and not (at and runs[at - 1][0]))
    assert len(told) == groups


def test_all_are_counted_and_the_words_of_the_first_are_kept() -> None:
    left = LeftOutText()
    for number in range(MOST_KEPT + 20):
        left.add("comment", f"c{number}")
    left.add("hidden", "x" * 10 * LONGEST)
    hidden, comments = left.found()
    assert (comments.count, len(comments.texts), comments.texts[0]) == (MOST_KEPT + 20, MOST_KEPT, "c0")
    assert len(hidden.texts[0]) == LONGEST and hidden.texts[0].endswith("…")


@given(st.lists(st.tuples(st.sampled_from(["hidden", "page"]), st.text(max_size=3_000), st.sampled_from([None, 1, 2]))))
def test_what_is_kept_is_bounded(passages: list[tuple[str, str, int | None]]) -> None:
    left = LeftOutText()
    for kind, text, place in passages:
        left.add(kind, text, place)  # type: ignore[arg-type]
    found = left.found()
    assert all(0 < len(each.texts) <= min(each.count, MOST_KEPT) for each in found)
    assert all(len(text) <= LONGEST and text == text.strip() for each in found for text in each.texts)
    assert sum(len(text) for each in found for text in each.texts) <= MOST_CHARS + LONGEST
