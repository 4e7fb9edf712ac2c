"""Made-up .docx files of any paragraphs, runs, tables, fields, changes and footnotes, as hypothesis strategies."""

from hypothesis import strategies as st

from tests.reading.files.test_docx_visible_text import document, paragraph, run

LETTERS = "abcdeéñžбгдеابتث中文字国"
WORDS = st.text(LETTERS, min_size=1, max_size=7)
ENDS = st.sampled_from([".", "?", "!", ";", ",", "", "。", "؟"])
MARKS = st.sampled_from(["<w:b/>", "<w:i/>", "", "", '<w:vertAlign w:val="superscript"/>', '<w:sz w:val="30"/>'])
NUMBERS = st.sampled_from(["", "", "", "12. ", "(a) ", "1.2. ", "• "])
SPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PLAIN_NOTE = (
    '<w:footnote w:id="{id}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p>'
    "</w:footnote>"
)
CALL = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{id}"/></w:r>'


@st.composite
def said(draw: st.DrawFn) -> str:
    """Return a few words with a mark of the end."""
    return " ".join(draw(st.lists(WORDS, min_size=1, max_size=6))) + draw(ENDS) + draw(st.sampled_from([" ", " ", ""]))


@st.composite
def run_of(draw: st.DrawFn) -> str:
    """Return a run: seen, hidden, struck, inserted, deleted, in a field or a hyperlink, or a tab, a break, a mark."""
    text, kind = draw(said()), draw(st.integers(0, 15))
    made = run(text, draw(MARKS))
    special = {
        0: run(text, "<w:vanish/>"), 1: run(text, "<w:strike/>"), 2: f'<w:ins w:id="1" w:author="A">{made}</w:ins>',
        3: f'<w:del w:id="2" w:author="A"><w:r><w:delText>{text}</w:delText></w:r></w:del>',
        4: '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/a" '
        f'</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{made}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        5: f'<w:hyperlink w:anchor="there">{made}</w:hyperlink>', 6: "<w:r><w:tab/></w:r>", 7: "<w:r><w:br/></w:r>",
        8: '<w:bookmarkStart w:id="4" w:name="a"/><w:bookmarkEnd w:id="4"/>',
        9: f'<w:fldSimple w:instr="REF a">{made}</w:fldSimple>',
    }  # fmt: skip
    return special.get(kind, made)


@st.composite
def paragraph_of(draw: st.DrawFn) -> str:
    """Return a paragraph: of the text, a heading or, by style, an item of a list."""
    styles = ["", "", "", '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="ListBullet"/>', '<w:jc w:val="both"/>']
    runs = draw(st.lists(run_of(), max_size=6))
    return paragraph(run(draw(NUMBERS)), *runs, properties=draw(st.sampled_from(styles)))


@st.composite
def word_file(draw: st.DrawFn) -> bytes:
    """Return a file of paragraphs and tables; some paragraphs call a footnote."""
    content, notes = [], []
    for number, each in enumerate(draw(st.lists(paragraph_of(), min_size=1, max_size=6)), start=2):
        kind = draw(st.integers(0, 4))
        if kind == 0:
            content.append(f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>{each}</w:tc></w:tr></w:tbl>")
        elif kind == 1:
            notes.append(PLAIN_NOTE.format(id=number, text=draw(said())))
            content.append(each.replace("</w:p>", CALL.format(id=number) + run(draw(said())) + "</w:p>"))
        else:
            content.append(each)
    parts = {"word/footnotes.xml": f"<w:footnotes {SPACES}>{''.join(notes)}</w:footnotes>"} if notes else {}
    return document(paragraph(run("Opening of the meeting.")), *content, parts=parts)
