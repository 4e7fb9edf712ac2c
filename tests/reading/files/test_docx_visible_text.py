"""What a reader of a .docx does not see comes in by neither road: as lines of a paper or as blocks of a document."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from interp.errors import BadRequest
from interp.reading.files.file_blocks import blocks
from interp.reading.files.file_lines import extract
from tests.row_by_row import gathered

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def styled(kind: str, name: str, inside: str, default: bool = False) -> str:
    usual = ' w:default="1"' if default else ""
    return f'<w:style {NAMES} w:type="{kind}"{usual} w:styleId="{name}"><w:name w:val="{name}"/>{inside}</w:style>'


def document(
    *content: str, styles: tuple[str, ...] = (), defaults: str = "", parts: dict[str, str] | None = None
) -> bytes:
    """Return a .docx whose body is `content`, with styles and parts of its own."""
    made = docx.Document()
    body = made.element.body
    for at, node in enumerate(parse_xml(f"<w:body {NAMES}>{''.join(content)}</w:body>")):
        body.insert(at, node)
    for style in styles:
        made.styles.element.append(parse_xml(style))
    if defaults:
        first = made.styles.element.find(".//{*}rPrDefault/{*}rPr")
        first.append(parse_xml(defaults.replace("/>", f" {NAMES}/>")))
    buffer = io.BytesIO()
    made.save(buffer)
    with zipfile.ZipFile(buffer, "a") as package:
        for name, xml in (parts or {}).items():
            package.writestr(name, xml)
    return buffer.getvalue()


def read(data: bytes) -> list[str]:
    """Return what both roads read, once they agree."""
    texts = [block.text for block in blocks(data, "a.docx")]
    lines = [line.text.removeprefix("• ") for line in extract(data, "a.docx").lines if line.text.strip()]
    notes = [block.text for block in blocks(data, "a.docx") if block.kind == "footnote"]
    assert texts == lines + notes
    return texts


def test_a_run_is_hidden_or_struck_by_its_own_property() -> None:
    names = ("vanish", "webHidden", "specVanish", "strike", "dstrike")
    values = ("", ' w:val="1"', ' w:val="true"', ' w:val="on"', ' w:val="0"', ' w:val="false"', ' w:val="off"')
    marks = [f"{name}{value}" for name in names for value in values]
    data = document(*(paragraph(run("before "), run("secret ", f"<w:{each}/>"), run("after")) for each in marks))
    with gathered() as row:
        for mark, text in zip(marks, read(data), strict=True):
            with row(mark):
                seen = mark.endswith(values[4:])
                assert text == ("before secret after" if seen else "before after")


@pytest.mark.parametrize("name", ["vanish", "strike"])
@pytest.mark.parametrize("kind", ["character", "paragraph"])
@pytest.mark.parametrize("based", [False, True])
def test_a_style_hides_or_strikes_what_is_set_in_it(name: str, kind: str, based: bool) -> None:
    hides = f"<w:rPr><w:{name}/></w:rPr>"
    styles = (styled(kind, "Top", hides), styled(kind, "Below", '<w:basedOn w:val="Top"/>'))
    used = "Below" if based else "Top"
    own = f'<w:rStyle w:val="{used}"/>' if kind == "character" else ""
    whole = f'<w:pStyle w:val="{used}"/>' if kind == "paragraph" else ""
    off = f'{own}<w:{name} w:val="0"/>'
    data = document(
        paragraph(run("one")), paragraph(run("secret", own), run("shown", off), properties=whole), styles=styles
    )
    assert read(data) == ["one", "shown"]


def test_a_style_that_says_so_no_longer_hides() -> None:
    styles = (
        styled("character", "Top", "<w:rPr><w:vanish/></w:rPr>"),
        styled("character", "Below", '<w:basedOn w:val="Top"/><w:rPr><w:vanish w:val="0"/></w:rPr>'),
    )
    assert read(document(paragraph(run("shown", '<w:rStyle w:val="Below"/>')), styles=styles)) == ["shown"]


def test_styles_based_on_each_other_end() -> None:
    styles = (
        styled("character", "A", '<w:basedOn w:val="B"/>'),
        styled("character", "B", '<w:basedOn w:val="A"/><w:rPr><w:vanish/></w:rPr>'),
    )
    data = document(paragraph(run("secret", '<w:rStyle w:val="A"/>'), run("shown")), styles=styles)
    assert read(data) == ["shown"]


def test_the_defaults_of_the_document_and_the_style_of_a_table_hide_too() -> None:
    off = '<w:vanish w:val="0"/>'
    assert read(document(paragraph(run("secret"), run("shown", off)), defaults="<w:vanish/>")) == ["shown"]
    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr><w:tc>' + paragraph(run("secret"), run("shown", off))
        + "</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    assert read(document(table, styles=(styled("table", "T", "<w:rPr><w:vanish/></w:rPr>"),))) == ["shown"]


def test_formatting_that_was_changed_hides_nothing() -> None:
    changed = '<w:rPrChange w:id="1"><w:rPr><w:vanish/><w:strike/></w:rPr></w:rPrChange>'
    assert read(document(paragraph(run("shown", changed)))) == ["shown"]


def test_of_tracked_changes_the_new_words_stay() -> None:
    data = document(
        paragraph(
            run("a "), f'<w:ins w:id="1">{run("put in ")}<w:del w:id="2">{run("and out ")}</w:del></w:ins>',
            '<w:del w:id="3"><w:r><w:delText>gone</w:delText></w:r><w:r><w:t>gone too</w:t></w:r></w:del>', run("b"),
        ),
        paragraph(f'<w:moveTo w:id="4">{run("moved here")}</w:moveTo>'),
        paragraph(
            f'<w:moveFrom w:id="5">{run("moved here")}</w:moveFrom>', properties='<w:rPr><w:moveFrom w:id="6"/></w:rPr>'
        ),
        paragraph(run("end")),
    )  # fmt: skip
    assert read(data) == ["a put in b", "moved here", "end"]


def test_a_deleted_mark_joins_its_paragraph_to_the_next() -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    data = document(
        paragraph(run("one "), properties=gone), '<w:bookmarkStart w:id="9" w:name="x"/>',
        paragraph(run("two "), properties=gone), paragraph(run("three"), properties='<w:pStyle w:val="Heading1"/>'),
        paragraph(run("alone"), properties=gone),
        f"<w:tbl><w:tr><w:tc>{paragraph(run('cell'), properties=gone)}</w:tc></w:tr></w:tbl>", paragraph(run("after")),
    )  # fmt: skip
    assert read(data) == ["one two three", "alone", "cell", "after"]
    assert blocks(data, "a.docx")[0].kind == "heading"


def test_a_hidden_or_deleted_paragraph_leaves_no_line() -> None:
    data = document(
        paragraph(run("one")), paragraph(run("secret", "<w:vanish/>"), properties="<w:rPr><w:vanish/></w:rPr>"),
        paragraph(f'<w:del w:id="1">{run("x")}</w:del>', properties='<w:rPr><w:del w:id="2"/></w:rPr>'),
        paragraph(run("two")),
    )  # fmt: skip
    assert [line.text for line in extract(data, "a.docx").lines][:2] == ["one", "two"]


def test_deleted_and_hidden_rows_and_deleted_cells_are_out() -> None:
    def row(text: str, properties: str = "", cell: str = "") -> str:
        inside = f"<w:tcPr>{cell}</w:tcPr>{paragraph(run(text))}"
        return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc>{inside}</w:tc></w:tr>"

    rows = (
        row("kept"), row("gone", '<w:del w:id="1"/>'), row("unseen", "<w:hidden/>"),
        row("cell", "", '<w:cellDel w:id="2"/>'),
        row("new", '<w:ins w:id="3"/>'), row("shown", '<w:hidden w:val="0"/>'),
        row("was hidden", '<w:trPrChange w:id="4"><w:trPr><w:hidden/></w:trPr></w:trPrChange>'),
    )  # fmt: skip
    assert read(document(f"<w:tbl>{''.join(rows)}</w:tbl>")) == ["kept", "new", "shown", "was hidden"]


def test_a_field_shows_its_result_and_never_its_code() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText> IF </w:instrText></w:r>"
    inner = mark("begin") + code + mark("separate") + run("inner result") + mark("end")
    deleted = '<w:del w:id="1"><w:r><w:delInstrText> PAGE </w:delInstrText></w:r></w:del>'
    whole = mark("begin") + code + inner + deleted + mark("separate") + run("shown ") + inner + mark("end")
    assert read(document(paragraph(run("a "), whole, run(" b")))) == ["a shown inner result b"]
    assert read(document(paragraph(run("a "), mark("begin"), run("b")))) == ["a b"]
    assert read(document(paragraph(mark("end"), mark("separate"), run("b")))) == ["b"]


def test_of_alternative_contents_one_is_read() -> None:
    both = f"<mc:Choice>{run('once')}</mc:Choice><mc:Fallback>{run('once')}</mc:Fallback>"
    other = f"<mc:Choice><w:r/></mc:Choice><mc:Fallback>{run(' and this')}</mc:Fallback>"
    texts = [f"<mc:AlternateContent>{each}</mc:AlternateContent>" for each in (both, other)]
    assert read(document(paragraph(*texts))) == ["once and this"]


def test_a_box_is_read_unless_it_or_its_run_is_hidden() -> None:
    def box(text: str, name: str = "", run_says: str = "") -> str:
        inside = f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"
        anchor = f'<wp:anchor><wp:docPr id="1" name="x"{name}/>{inside}</wp:anchor>'
        return f"<w:r><w:rPr>{run_says}</w:rPr><w:drawing>{anchor}</w:drawing></w:r>"

    drawn = f'<v:shape style="width:9pt; visibility: hidden">{paragraph(run("secret"))}</v:shape>'
    shape = f"<w:r><w:pict>{drawn}</w:pict></w:r>"
    data = document(paragraph(
        run("a"), box("boxed"), box("secret", ' hidden="1"'), box("secret", "", "<w:vanish/>"),
        box("shown", "", "<w:strike/>"), shape,
    ))  # fmt: skip
    assert read(data) == ["a", "boxed", "shown"]


def test_a_note_is_read_when_it_is_called_and_hides_what_it_hides() -> None:
    def call(number: int) -> str:
        return f'<w:footnoteReference w:id="{number}"/>'

    said = "".join(
        f'<w:footnote w:id="{at}">{paragraph(run(f"note {at}"), run(" secret", "<w:vanish/>"))}</w:footnote>'
        for at in range(2, 7)
    )
    data = document(
        paragraph(
            run("a"), f"<w:r>{call(2)}</w:r>", f"<w:r><w:rPr><w:vanish/></w:rPr>{call(3)}</w:r>",
            f'<w:del w:id="1"><w:r>{call(4)}</w:r></w:del>', f"<w:r><w:rPr><w:strike/></w:rPr>{call(5)}</w:r>",
        ),
        parts={"word/footnotes.xml": f"<w:footnotes {NAMES}>{said}</w:footnotes>"},
    )  # fmt: skip
    assert read(data) == ["a", "note 2"]


def test_a_comment_is_never_read() -> None:
    said = f'<w:comments {NAMES}><w:comment w:id="0">{paragraph(run("an aside"))}</w:comment></w:comments>'
    marks = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    data = document(paragraph(marks[0], run("said"), marks[1]), parts={"word/comments.xml": said})
    assert read(data) == ["said"]


def test_hidden_and_deleted_paragraphs_take_no_number_and_struck_ones_theirs() -> None:
    made = docx.Document()
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = made.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {NAMES} w:abstractNumId="77">{level}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {NAMES} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    counted = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
    gone = f'{counted}<w:rPr><w:del w:id="1"/></w:rPr>'
    body = (
        paragraph(run("one"), properties=counted), paragraph(run("secret", "<w:vanish/>"), properties=counted),
        paragraph(f'<w:del w:id="2">{run("old")}</w:del>', properties=gone), paragraph(run("two"), properties=counted),
        paragraph(run("struck", "<w:strike/>"), properties=counted), paragraph(run("four"), properties=counted),
    )  # fmt: skip
    for at, node in enumerate(parse_xml(f"<w:body {NAMES}>{''.join(body)}</w:body>")):
        made.element.body.insert(at, node)
    buffer = io.BytesIO()
    made.save(buffer)
    found = [(block.number, block.text) for block in blocks(buffer.getvalue(), "a.docx")]
    assert found == [("1.", "one"), ("2.", "two"), ("4.", "four")]


def test_a_document_of_which_nothing_is_seen_is_empty() -> None:
    data = document(paragraph(run("secret", "<w:vanish/>")))
    for reader in (blocks, extract):
        with pytest.raises(BadRequest) as caught:
            reader(data, "a.docx")
        assert caught.value.reason == "empty_file"
