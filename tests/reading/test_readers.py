"""Documents of other programs become lines; what would harm or deceive is refused with a reason."""

import io
import zipfile
from contextlib import suppress

import pytest

from interp.errors import BadRequest
from interp.reading.files.file_lines import extract
from interp.reading.files.html_lines import html_texts
from interp.reading.files.odt_lines import odt_texts
from interp.reading.files.pdf_lines import pdf_texts
from interp.reading.files.rtf_lines import rtf_texts
from tests.growth import TOO_STEEP, growth
from tests.reading.formats import ODT_KIND, as_pdf, odt
from tests.row_by_row import row_by_row
from tests.sample_sizes import size

LOCKED = (
    b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\n"
    b"3 0 obj\n<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>\nendobj\n"
    b"trailer<</Size 4/Root 1 0 R/Encrypt 3 0 R/ID[<41><41>]>>\nstartxref\n0\n%%EOF"
)


def reason(data: bytes, name: str) -> str:
    with pytest.raises(BadRequest) as caught:
        extract(data, name)
    return caught.value.reason


def said(texts: list[str]) -> list[str]:
    return [text for text in texts if text.strip()]


def zipped(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "."), data)
    return buffer.getvalue()


def test_an_odt_keeps_tabs_lists_cells_and_puts_notes_at_the_end() -> None:
    body = (
        "<text:p>one<text:tab/>two<text:s text:c='2'/>three<text:line-break/>four</text:p>"
        "<text:list><text:list-item><text:p>a point</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>left</text:p></table:table-cell>"
        "<table:table-cell><text:p>right</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>word<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>the note</text:p></text:note-body></text:note> goes on</text:p>"
    )
    assert said(odt_texts(odt(body))) == [
        "one\ttwo  three", "four", "• a point", "left", "right", "word goes on", "*****", "the note",
    ]  # fmt: skip


def test_an_odt_leaves_out_comments_and_deleted_words() -> None:
    deleted = "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
    comment = "<text:p>kept<office:annotation><text:p>aside</text:p></office:annotation></text:p>"
    assert said(odt_texts(odt(deleted + comment))) == ["kept"]


def test_an_odt_of_any_depth_is_read() -> None:
    depth = 20_000
    nested = "<text:section>" * depth + "<text:p>deep</text:p>" + "</text:section>" * depth
    assert said(odt_texts(odt(nested))) == ["deep"]


def test_a_page_keeps_blocks_lists_and_cells_and_drops_scripts() -> None:
    page = (
        "<html><head><title>no</title><style>p{}</style></head><body><p>one\n  line</p>two<br>three<ul><li>a point"
        "<script>alert('x')</script></ul><table><tr><td>Chair:<td>Ms. A&nbsp;B</table><pre>x\ny</pre><!-- no -->"
    )
    assert said(html_texts(page.encode())) == ["one line", "two", "three", "• a point", "Chair:", "Ms. A B", "x", "y"]


def test_a_page_is_read_in_the_encoding_it_declares() -> None:
    page = '<meta charset="windows-1251"><p>Председатель</p>'
    assert said(html_texts(page.encode("cp1251"))) == ["Председатель"]
    assert said(html_texts(b'<meta charset="rot13"><p>chair</p>')) == ["chair"]


def test_an_rtf_keeps_letters_of_every_code_page_and_escape() -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}"
        rb"{\f1\fcharset204 B;}{\f2\fcharset134 C;}{\f3\fcharset2 S;}}"
        rb"{\*\generator x;}{\info{\title no}}\uc1 caf\'e9 \u8211? \f1\'cf\'f0\f0\par {\pntext\f3\'b7\tab}point\par"
        rb"\f2\'d6\'d0\f0\par\uc2\u-10179??\u-8702??!\line a\tab b\~c \{x\}}"
    )
    assert said(rtf_texts(data)) == ["café – Пр", "•\tpoint", "中", "😂!", "a\tb\u00a0c {x}"]


def test_an_rtf_puts_its_footnotes_at_the_end() -> None:
    assert said(rtf_texts(rb"{\rtf1 one{\footnote the note} two\par}")) == ["one two", "*****", "the note"]


def test_a_pdf_is_read_page_by_page_without_page_numbers_and_running_lines() -> None:
    running = "Order of the day, 7 March 2016"
    lines = [line for page in "123" for line in (running, f"page {page} says", f"more {page}", page)]
    assert said(pdf_texts(as_pdf(lines, a_page=4))) == [
        running, "page 1 says", "more 1", "page 2 says", "more 2", "page 3 says", "more 3",
    ]  # fmt: skip


def test_a_pdf_keeps_letters_beyond_latin_and_parts_ligatures() -> None:
    lines = ["Ghadīr Żółć 主席", "oﬃce of ﬁne ﬂags"]
    assert said(pdf_texts(as_pdf(lines))) == ["Ghadīr Żółć 主席", "office of fine flags"]


@row_by_row(
    ("data", "name", "expected"),
    [
        (b"text", "a.odt", "mislabelled_file"),
        (b"text", "a.pdf", "mislabelled_file"),
        (b"no tag at all", "a.html", "mislabelled_file"),
        (b"%PDF-1.7", "a.html", "mislabelled_file"),
        (b"text", "a.rtf", "mislabelled_file"),
        (zipped(mimetype=b"application/epub+zip", content__xml=b"<a/>"), "a.odt", "mislabelled_file"),
        (zipped(mimetype=ODT_KIND.encode()), "a.odt", "mislabelled_file"),
        (zipped(content__xml=b"<a><b></a>"), "a.odt", "unreadable_file"),
        (zipped(content__xml=b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///x'>]><a>&b;</a>"), "a.odt", "unsafe_file"),
        (zipped(content__xml=b" " * (8 * 1024 * 1024)), "a.odt", "unsafe_file"),
        (odt("", manifest="<manifest:encryption-data/>"), "a.odt", "encrypted_file"),
        (b"\xd0\xcf\x11\xe0 and so on", "a.odt", "encrypted_file"),
        (b"%PDF-1.7 and nothing more", "a.pdf", "unreadable_file"),
        (LOCKED, "a.pdf", "encrypted_file"),
        (as_pdf(["x"] * 300, a_page=1), "a.pdf", "file_too_long"),
        (as_pdf([" "]), "a.pdf", "empty_file"),
        (b"<p>\x00", "a.html", "unreadable_file"),
        (b"<b>" * 500_000, "a.html", "unsafe_file"),
        (b"<p> </p>", "a.htm", "empty_file"),
        (b"{\\rtf1" + b"{" * 1000, "a.rtf", "unsafe_file"),
        (b"{\\rtf1 a\\bin4 xxxx}", "a.rtf", "unreadable_file"),
        (b"{\\rtf1 }", "a.rtf", "empty_file"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_paper_is_refused_with_a_reason(data: bytes, name: str, expected: str) -> None:
    assert reason(data, name) == expected


def test_a_pdf_that_unpacks_to_too_much_is_refused() -> None:
    assert reason(as_pdf(["x" * 1_500_000]), "a.pdf") == "unsafe_file"


HOSTILE = (
    ("html", b"<" * 800_000),
    ("html", b"<!--" * 300_000),
    ("html", b"<p " + b"a" * 800_000),
    ("html", b"&" * 400_000),
    ("html", b"<p>" + b"<a" * 300_000),
    ("rtf", b"{\\rtf1 " + b"\\'" * 300_000),
    ("rtf", b"{\\rtf1 " + b"\\u1" * 300_000),
    ("rtf", b"{\\rtf1 " + b"}" * 300_000),
    ("pdf", b"%PDF-1.7" + b" 1 0 obj" * 100_000),
    ("pdf", b"%PDF-1.7" + b"<<" * 200_000),
    ("pdf", b"%PDF-1.7 startxref" * 50_000),
)


@pytest.mark.parametrize(("kind", "data"), HOSTILE, ids=lambda value: value if isinstance(value, str) else "")
def test_a_hostile_document_is_no_more_work_than_it_is_long(kind: str, data: bytes) -> None:
    def read(data: bytes) -> None:
        with suppress(BadRequest):
            extract(data, f"a.{kind}")

    assert growth(read, data[: len(data) // size(2, torture=1)]) < TOO_STEEP
