"""The work of reading a file is bounded by counts: what is just within is read, what is just beyond is refused."""

from collections.abc import Callable
from typing import Any

import pytest

from interp.errors import BadRequest
from interp.reading.files import file_blocks as blocks_module
from interp.reading.files import html_lines, pdf_lines, rtf_lines, text_blocks, zip_guard
from interp.reading.files.file_blocks import blocks
from interp.reading.files.file_lines import extract
from interp.reading.papers import paper_to_proposal
from interp.reading.papers.paper_to_proposal import propose
from tests.hostile.pdf_files import FORM, WORDS, page, stream
from tests.reading.formats import as_docx, as_pdf, odt

SHOWN = "(x) Tj "
DRAWING = f"BT /F 9 Tf 40 700 Td {SHOWN} ET "


def reason(read: Callable[[bytes, str], Any], data: bytes, name: str) -> str:
    """Return why a file is refused, or nothing."""
    try:
        read(data, name)
    except BadRequest as refused:
        return refused.reason
    return ""


@pytest.mark.parametrize("read", [extract, blocks])
@pytest.mark.parametrize(
    ("limit", "most", "make"),
    [
        ("MAX_PAGES", 5, lambda count: as_pdf(["A line."] * count, a_page=1)),
        ("MAX_OPERATORS", 60, lambda count: page(DRAWING + "q Q " * ((count - 5) // 2) + "q" * (1 - count % 2))),
        ("MAX_SHOWN", 40, lambda count: page(f"BT /F 9 Tf 40 700 Td {SHOWN * count} ET")),
        ("MAX_PAGE_BYTES", 400, lambda count: page(DRAWING.ljust(count - 1))),  # pypdf ends it with a line
        ("MAX_DRAWN_BYTES", 500, lambda count: page(f"/X Do {DRAWING}".ljust(count - 101), stream(" " * 100, FORM))),
    ],
)  # fmt: skip
def test_a_printed_page(
    read: Callable[[bytes, str], Any], limit: str, most: int, make: Callable[[int], bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(pdf_lines, limit, most)
    assert reason(read, make(most), "a.pdf") == ""
    assert reason(read, make(most + 2), "a.pdf") in ("unsafe_file", "file_too_long")


def test_what_a_form_draws_counts_each_time_and_is_not_passed_over() -> None:
    """pypdf passes over what is raised within a form; the page must be refused all the same."""
    form = stream("q Q " * 1_000, FORM)
    assert reason(extract, page("/X Do " * 39 + WORDS, form), "a.pdf") == ""
    assert reason(extract, page(WORDS + "/X Do " * 41, form), "a.pdf") == "unsafe_file"


def test_a_page_of_a_million_words_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_lines, "_text", lambda *_: pytest.fail("it was read"))
    assert reason(extract, page(WORDS * 60_000), "a.pdf") == "unsafe_file"
    assert reason(extract, page("BT /F 9 Tf " + SHOWN * 40_001 + "ET"), "a.pdf") == "unsafe_file"


@pytest.mark.parametrize("read", [extract, blocks])
@pytest.mark.parametrize(
    ("module", "limit", "most", "name", "make", "why"),
    [
        (zip_guard, "MAX_PARAGRAPHS", 20, "a.docx", lambda count: as_docx(["x"] * count), "file_too_long"),
        (zip_guard, "MAX_MARKS", 400, "a.odt", lambda count: odt("<text:p>x</text:p>" * (count // 2 - 10)),
         "unsafe_file"),
        (html_lines, "MAX_TAGS", 50, "a.html", lambda count: b"<p>x" * count, "unsafe_file"),
        (rtf_lines, "MAX_TOKENS", 50, "a.rtf", lambda count: b"{\\rtf1 x" + b"\\b " * (count - 3), "unsafe_file"),
    ],
)  # fmt: skip
def test_other_kinds(
    read: Callable[[bytes, str], Any], module: Any, limit: str, most: int, name: str, make: Callable[[int], bytes],
    why: str, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(module, limit, most)
    assert reason(read, make(most - 2 if limit != "MAX_MARKS" else most), name) == ""
    assert reason(read, make(most + 1 if limit != "MAX_MARKS" else most + 40), name) == why


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_plain_text(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_blocks, "MAX_LINES", 20)
    assert reason(blocks, b"x" + b"\n" * 19, name) == ""
    assert reason(blocks, b"x" + b"\n" * 20, name) == "file_too_long"


@pytest.mark.parametrize(("name", "head"), [("a.srt", ""), ("a.vtt", "WEBVTT\n\n")])
def test_subtitles(name: str, head: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks_module, "MAX_BLOCKS", 20)
    cue = "00:00:01.000 --> 00:00:02.000\n{}\n\n"
    for said in ("x", ""):  # one that says nothing is counted too
        assert reason(blocks, (head + cue.format("y") + cue.format(said) * 19).encode(), name) == ""
        assert reason(blocks, (head + cue.format("y") + cue.format(said) * 20).encode(), name) == "file_too_long"


def test_a_programme_of_many_meetings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_to_proposal, "MAX_MEETINGS", 3)
    panel = "Morning panel (9 a.m. - 12 p.m.)\nChair: Mr. John Carr, Secretary\n"
    assert reason(propose, ("A day\n\n" + panel * 3).encode(), "a.txt") == ""
    assert reason(propose, ("A day\n\n" + panel * 4).encode(), "a.txt") == "file_too_long"
