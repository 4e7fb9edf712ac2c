"""A translation in the original's layout is read again as the original's blocks, with the translations in them."""

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.parser import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.segmentation import segments
from interp.domain.text.segments import Segment
from interp.drafting.out.docx_layout import layout_of
from interp.drafting.out.docx_places import bare
from interp.drafting.out.docx_translation import translated_docx
from interp.drafting.out.translated_lines import FileMarks, TranslatedLine
from interp.errors import InterpError
from interp.reading.files.file_blocks import blocks
from tests.drafting.out.word_files import CALL, PLAIN_NOTE, SPACES, word_file
from tests.hostile.corpus import corpus
from tests.reading.files.test_docx_visible_text import document, paragraph, run
from tests.sample_sizes import size

MARKS = FileMarks("[draft]", "[not translated]", ("Not approved: 1 of 2.",))
NONE = FileMarks("[draft]", "[not translated]")
OUTSIDE = re.compile(rb"192\.0\.2\.|/etc/passwd")
TEXTS = st.text("abcdéжзابج中文 ", min_size=1, max_size=40).map(lambda text: "x" + " ".join(text.split()) + ".")


def read(data: bytes, language: str = "en") -> tuple[Segment, ...]:
    return segments(blocks(data, "a.docx"), language)


def part(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def french(data: bytes, texts: dict[str, str], approved: bool = True, target: str = "fr") -> bytes:
    """Return the translation of a file; sentences without one in `texts` have none."""
    layout = layout_of(data)
    lines = [TranslatedLine(each, texts.get(each.text), approved, 1) for each in read(layout)]
    return translated_docx(layout, lines, "en", target, NONE)


@given(word_file())
@settings(max_examples=size(6, torture=200), deadline=None)
def test_a_layout_has_the_blocks_of_its_file_and_is_its_own_layout(data: bytes) -> None:
    layout = layout_of(data)
    assert blocks(layout, "a.docx") == blocks(data, "a.docx")
    assert blocks(layout_of(layout), "a.docx") == blocks(data, "a.docx")


@given(word_file(), st.data(), st.sampled_from([each for each in MEETING_LANGUAGES if each != "en"]))
@settings(max_examples=size(6, torture=200), deadline=None)
def test_a_translation_is_read_again_as_the_blocks_of_the_original(data: bytes, drawn: st.DataObject, to: str) -> None:
    layout = layout_of(data)
    before = blocks(layout, "a.docx")
    lines = [TranslatedLine(each, drawn.draw(TEXTS), True, 1) for each in segments(before, "en")]
    after = blocks(translated_docx(layout, lines, "en", to, NONE), "a.docx")
    assert [(each.kind, each.number, each.level) for each in after] == [
        (each.kind, each.number, each.level) for each in before
    ]
    for number, block in enumerate(after):
        said = [each.text or "" for each in lines if each.segment.block == number]
        assert bare(block.text) == bare("".join(said))
        if to != "zh":
            assert block.text.split() == " ".join(said).split()


@given(word_file())
@settings(max_examples=size(3, torture=100), deadline=None)
def test_a_translation_that_repeats_the_original_is_the_original(data: bytes) -> None:
    layout = layout_of(data)
    lines = [TranslatedLine(each, each.text, True, 1) for each in read(layout)]
    made = translated_docx(layout, lines, "en", "fr", NONE)
    read_again, before = ([bare(each.text) for each in blocks(data, "a.docx")] for data in (made, layout))
    assert read_again == before
    for name in ("footnoteReference ", "w:bookmarkStart ", "<w:tbl>"):
        assert part(made).count(name) == part(layout).count(name)


def test_what_a_reader_does_not_see_is_in_no_layout_and_no_translation() -> None:
    data = document(
        paragraph(run("Seen."), run("SECRET", "<w:vanish/>"),
                  '<w:del w:id="1" w:author="SECRET"><w:r><w:delText>SECRET</w:delText></w:r></w:del>'),
        paragraph('<w:ins w:id="2" w:author="SECRET">' + run("Added.") + "</w:ins>"),
    )  # fmt: skip
    made = french(data, {"Seen.": "Vu.", "Added.": "Ajouté."})
    for each in (layout_of(data), made):
        with zipfile.ZipFile(io.BytesIO(each)) as package:
            assert not [name for name in package.namelist() if b"SECRET" in package.read(name)]
    assert [each.text for each in blocks(made, "a.docx")] == ["Vu.", "Ajouté."]


def test_a_hostile_file_has_the_layout_of_its_blocks_or_none() -> None:
    read_at_all = 0
    for sample in (each for each in corpus() if each.name.endswith(".docx")):
        data = sample.make()
        try:
            before = blocks(data, "a.docx")
        except InterpError:
            continue
        layout = layout_of(data)
        with zipfile.ZipFile(io.BytesIO(layout)) as package:
            assert not [name for name in package.namelist() if OUTSIDE.search(package.read(name))], sample.id
        assert blocks(layout, "a.docx") == before, sample.id
        read_at_all += 1
    assert read_at_all > 4


def test_comments_and_authors_are_in_no_layout() -> None:
    made = docx.Document()
    made.core_properties.author = "SECRET"
    text = made.add_paragraph("Seen.")
    made.add_comment(text.runs, "SECRET", author="SECRET", initials="S")
    buffer = io.BytesIO()
    made.save(buffer)
    layout = layout_of(buffer.getvalue())
    with zipfile.ZipFile(io.BytesIO(layout)) as package:
        assert not [name for name in package.namelist() if "comment" in name or b"SECRET" in package.read(name)]
    assert "comment" not in part(layout)


def test_a_draft_and_a_missing_translation_are_marked_where_they_stand_and_at_the_head() -> None:
    layout = layout_of(document(paragraph(run("First. Second. Third."))))
    texts = {"First.": ("Un.", True), "Second.": ("Deux.", False)}
    lines = [TranslatedLine(each, *texts.get(each.text, (None, False))) for each in read(layout)]
    made = translated_docx(layout, lines, "en", "fr", MARKS)
    assert [each.text for each in blocks(made, "a.docx")] == [
        "Not approved: 1 of 2.", "Un. [draft] Deux. [not translated] Third."
    ]  # fmt: skip
    assert part(made).count('w:highlight w:val="yellow"') == 3 and 'w:lang w:val="en-GB"' in part(made)


def test_bold_names_and_links_keep_their_look_where_they_stand_in_the_translation() -> None:
    said = paragraph(run("The Council met in "), run("Geneva", "<w:b/>"), run(" under "),
                     f'<w:hyperlink w:anchor="r">{run("A/HRC/48/2")}</w:hyperlink>', run(" today."))  # fmt: skip
    made = french(document(said), {"The Council met in Geneva under A/HRC/48/2 today.":
                                   "À Geneva, le Conseil s’est réuni au titre de A/HRC/48/2."})  # fmt: skip
    text = docx.Document(io.BytesIO(made)).paragraphs[0]
    assert [each.text for each in text.runs if each.bold] == ["Geneva"]
    assert [each.text for each in text.hyperlinks] == ["A/HRC/48/2"]


def test_italics_at_the_beginning_stay_at_the_beginning() -> None:
    data = document(paragraph(run("Recalls", "<w:i/>"), run(" its resolution 25/6.")))
    made = french(data, {"Recalls its resolution 25/6.": "Rappelle sa résolution 25/6."})
    text = docx.Document(io.BytesIO(made)).paragraphs[0]
    assert [each.text for each in text.runs if each.italic] == ["Rappelle"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The Council{} met.", "Le Conseil s’est réuni.", None),
        ("The Council met in 2016{}, and closed.", "En 2016, il s’est réuni.", "En 2016"),
        ("The Council met.{}", "Le Conseil s’est réuni.", "Le Conseil s’est réuni."),
        ("The Council met{}.", "Le Conseil s’est réuni.", "Le Conseil s’est réuni"),
    ],
)
def test_a_footnote_is_called_after_the_same_words(before: str, after: str, expected: str | None) -> None:
    first, last = before.split("{}")
    notes = f"<w:footnotes {SPACES}>{PLAIN_NOTE.format(id=2, text='See.')}</w:footnotes>"
    content = paragraph(run(first), CALL.format(id=2), run(last))
    data = document(content, parts={"word/footnotes.xml": notes})
    made = part(french(data, {first + last: after, "See.": "Voir."}))
    assert made.count("<w:footnoteReference") == 1
    said = "".join(re.findall(r"<w:t [^>]*>([^<]*)", made[: made.index("<w:footnoteReference")]))
    assert said == expected if expected else after.startswith(said)


def test_arabic_goes_from_right_to_left_with_its_own_bold_and_size() -> None:
    data = document(paragraph(run("Heading", '<w:b/><w:sz w:val="30"/>')), "<w:tbl><w:tblPr/><w:tr><w:tc>"
                    + paragraph(run("Cell")) + "</w:tc></w:tr></w:tbl>")  # fmt: skip
    made = part(french(data, {"Heading": "عنوان", "Cell": "خلية"}, target="ar"))
    assert made.count("<w:bidi ") == 3 and made.count("<w:bidiVisual ") == 1
    assert '<w:b/><w:bCs/><w:sz w:val="30"/><w:szCs w:val="30"/><w:rtl w:val="1"/><w:lang w:bidi="ar-SA"/>' in made


def test_from_arabic_nothing_stays_right_to_left() -> None:
    layout = layout_of(document(paragraph(run("عنوان", "<w:bCs/><w:rtl/>"), properties="<w:bidi/>")))
    lines = [TranslatedLine(each, "Title", True, 1) for each in read(layout, "ar")]
    made = part(translated_docx(layout, lines, "ar", "en", NONE))
    assert '<w:bidi w:val="0"/>' in made and '<w:b/><w:bCs/><w:rtl w:val="0"/><w:lang w:val="en-GB"/>' in made


def test_chinese_has_no_spaces_between_sentences_and_a_font_of_its_own() -> None:
    made = french(document(paragraph(run("One. Two."))), {"One.": "一。", "Two.": "二。"}, target="zh")
    assert [each.text for each in blocks(made, "a.docx")] == ["一。二。"]
    assert "SimSun" in part(made, "word/styles.xml") and 'w:eastAsia="zh-CN"' in part(made)


SHAPE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
    "<wp:docPr id='1' name='{name}'{more}/>{box}"
    "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_drawings_stay_and_the_text_in_a_box_is_translated_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    data = document(
        paragraph(run("Before. "), SHAPE.format(name="line", more="", box=""), run("After.")),
        paragraph(run("Around."), SHAPE.format(name="box", more="", box=box)),
        paragraph(run("Seen."), SHAPE.format(name="unseen", more=" hidden='1'", box="")),
    )
    said = {"Before.": "Avant.", "After.": "Après.", "Around.": "Autour.", "In a box.": "Dans un cadre."}
    made = french(data, said | {"Seen.": "Vu."})
    assert [each.text for each in blocks(made, "a.docx")] == ["Avant. Après.", "Autour.", "Dans un cadre.", "Vu."]
    assert 'name="line"' in part(made) and "unseen" not in part(made)
    assert part(made).count("Dans un cadre.") == 1 and part(made).index("Avant.") < part(made).index('name="line"')


def test_a_box_that_only_older_programs_know_is_no_alternative_any_more() -> None:
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:pict>"
    both = f"<mc:Choice Requires='x'/><mc:Fallback>{box}</mc:Fallback>"
    older = f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    made = french(document(paragraph(run("Around."), older)), {"Around.": "Autour.", "In a box.": "Dans un cadre."})
    assert [each.text for each in blocks(made, "a.docx")] == ["Autour.", "Dans un cadre."]
    assert "AlternateContent" not in part(made)


def test_headers_stay_as_they_are_and_the_head_says_so_where_they_have_words() -> None:
    marks = FileMarks("[draft]", "[not translated]", (), "Headers are as in the original.")
    for header, said in (("A/HRC/31/34", []), ("Human Rights Council", ["Headers are as in the original."])):
        made = docx.Document()
        made.add_paragraph("One.")
        made.sections[0].header.paragraphs[0].text = header
        made.save(buffer := io.BytesIO())
        layout = layout_of(buffer.getvalue())
        lines = [TranslatedLine(each, "Un.", True, 1) for each in read(layout)]
        out = translated_docx(layout, lines, "en", "fr", marks)
        assert [each.text for each in blocks(out, "a.docx")] == [*said, "Un."]
        assert docx.Document(io.BytesIO(out)).sections[0].header.paragraphs[0].text == header


def complex_field(code: str, result: str, data: str = "") -> str:
    begin, between, end = (f'<w:fldChar w:fldCharType="{kind}"' for kind in ("begin", "separate", "end"))
    hidden = f"<w:fldData>{data}</w:fldData>"
    marks = (f"{begin}>{hidden}</w:fldChar>", f"<w:instrText>{code}</w:instrText>", f"{between}/>",
             f"<w:t>{result}</w:t>", f"{end}/>")  # fmt: skip
    return "".join(f"<w:r>{each}</w:r>" for each in marks)


def header_of(*content: str) -> str:
    """Return the header of the layout of a file whose header has this content."""
    made = docx.Document()
    made.add_paragraph("One.")
    spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for node in parse_xml(f"<w:p {spaces}>{''.join(content)}</w:p>"):
        made.sections[0].header.paragraphs[0]._p.append(node)
    made.save(buffer := io.BytesIO())
    layout = docx.Document(io.BytesIO(layout_of(buffer.getvalue())))
    return str(layout.sections[0].header.part.blob.decode())


@pytest.mark.parametrize("code", ["PAGE", " NUMPAGES \\* MERGEFORMAT ", 'page \\# "0"', "SECTIONPAGES \\* roman"])
def test_numbers_of_pages_in_headers_stay_fields_without_data_of_programs(code: str) -> None:
    simple = f"<w:fldSimple w:instr='{code}'><w:fldData>c2VjcmV0</w:fldData><w:r><w:t>2</w:t></w:r></w:fldSimple>"
    for made in (header_of(complex_field(code, "2", "c2VjcmV0")), header_of(simple)):
        assert code.strip().split()[0] in made and "fld" in made and ">2</w:t>" in made
        assert "c2VjcmV0" not in made


@pytest.mark.parametrize("code", [
    r'FILENAME \p', 'AUTHOR', 'DOCVARIABLE secret', 'PAGEREF secret', 'PAGE "secret', r"PAGE \secret", "PAGE secret",
    r'PAGE \* "a secret"',
])  # fmt: skip
def test_other_fields_of_headers_are_what_they_showed(code: str) -> None:
    simple = f"<w:fldSimple w:instr='{code}'><w:r><w:t>shown</w:t></w:r></w:fldSimple>"
    for made in (header_of(complex_field(code, "shown")), header_of(simple)):
        assert ">shown</w:t>" in made
        assert "fld" not in made and "instr" not in made and "secret" not in made


def test_a_number_of_a_page_in_the_instruction_of_another_field_does_not_stay() -> None:
    begin, between, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    code = f"<w:r><w:instrText>IF </w:instrText></w:r>{complex_field('PAGE', '7')}"
    made = header_of(begin, code, between, run("shown"), end, complex_field("PAGE", "8"))
    assert made.count("PAGE") == 1 and ">7<" not in made and ">8<" in made and ">shown<" in made


def test_the_layout_of_other_sentences_is_not_used() -> None:
    lines = [TranslatedLine(each, "Un.", True, 1) for each in read(document(paragraph(run("One."))))]
    other = layout_of(document(paragraph(run("Quite another sentence."))))
    assert [each.text for each in blocks(translated_docx(other, lines, "en", "fr", NONE), "a.docx")] == ["Un."]


def test_a_document_without_a_layout_has_a_plain_one_with_its_numbers() -> None:
    lines = [TranslatedLine(Segment("a", 0, 0, "Title", "title"), "Titre", True, 1),
             TranslatedLine(Segment("b", 1, 1, "Text.", "paragraph", "12."), "Texte.", True, 1)]  # fmt: skip
    read_again = blocks(translated_docx(None, lines, "en", "fr", NONE), "a.docx")
    assert [(each.kind, each.number, each.text) for each in read_again] == [
        ("title", None, "Titre"), ("paragraph", "12.", "Texte.")
    ]  # fmt: skip
