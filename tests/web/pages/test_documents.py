"""Documents and transcripts as attendees get them over HTTP: allowed ones only, marked, in two languages, as files."""

import re
from collections.abc import Iterator

import pytest

from interp.domain.text.segments import Segment
from interp.drafting.official_versions import declare
from interp.ports import Document
from interp.service.document_reading import PAGE_BLOCKS
from interp.store.documents import SqlDocuments
from interp.web.pages.transcript_files import FILES
from tests.fakes_memory import MemoryMemory
from tests.filed_statement import SENTENCES, file_statement, revision, section
from tests.server import Answer, Server, until
from tests.socket_screen import Hall

ARROWS = "-->"


@pytest.fixture(scope="module")
def drafts(server: Server) -> Iterator[SqlDocuments]:
    """Yield the translation section's documents as a second process sees them."""
    with section(server.data) as made:
        yield made


def get(hall: Hall, what: str, token: str | None = None, **headers: str) -> Answer:
    return hall.server.get(f"/api/meetings/{hall.meeting}/{what}", token, **headers)


def spoken(hall: Hall, drafts: SqlDocuments, visibility: str = "drafts") -> str:
    """Give the floor to a speech whose statement is filed, step through all of it, and return the document."""
    console = hall.console()
    console.press("floor.advance", {"from_speech": None})
    speech = get(hall, "view").json["view"]["speech"]["id"]
    document = file_statement(drafts, hall.meeting, speech, visibility)
    until(lambda: get(hall, "view").json["view"]["following"]["visible"])
    for number in range(1, len(SENTENCES["en"]) + 1):
        console.press("caption.follow", {"action": "jump", "position": number, "speech": speech})
        until(lambda: get(hall, f"captions?language=en&after={number - 1}").json["cues"])  # noqa: B023
    return document


MADE_UP = "Demonstration: statements and lists of speakers are made up."


def test_files_of_a_demonstration_say_of_every_line_that_it_is_made_up(hall: Hall, drafts: SqlDocuments) -> None:
    hall.meeting = hall.outside.plan(demonstration=True)
    document = spoken(hall, drafts)
    files = {kind: get(hall, f"transcript?language=en&format={kind}").body for kind in ("txt", "vtt", "srt")}
    assert MADE_UP in files["txt"] and MADE_UP in files["vtt"]
    for kind in ("vtt", "srt"):
        assert files[kind].count("[Demonstration") == files[kind].count(ARROWS) > 0
    assert MADE_UP in get(hall, f"documents/{document}/transcript?language=en&format=txt").body


def test_a_transcript_has_a_link_for_every_kind_of_file(hall: Hall) -> None:
    page = hall.server.get(f"/m/{hall.meeting}/en/documents").body
    found = dict(re.findall(r'/transcript\?language=en&amp;format=(\w+)"><bdi>([^<]+)</bdi>', page))
    assert list(found) == list(FILES) and (found["txt"], found["srt"]) == ("Text", "SubRip")


def test_documents_are_listed_as_far_as_they_may_be_read(hall: Hall, drafts: SqlDocuments) -> None:
    file_statement(drafts, hall.meeting, visibility="reviewed", name="open")
    file_statement(drafts, hall.meeting, visibility="desk", name="closed")
    rows = get(hall, "documents").json["documents"]
    assert [(row["id"], row["languages"]) for row in rows] == [(f"{hall.meeting}-open", ["en", "ar", "fr"])]
    assert get(hall, f"documents/{hall.meeting}-closed?language=en").json["error"]["code"] == "not_found"


def test_a_document_comes_in_two_languages_each_text_with_its_origin(hall: Hall, drafts: SqlDocuments) -> None:
    document = file_statement(drafts, hall.meeting)
    found = get(hall, f"documents/{document}?language=ar&second=zh").json
    line = found["blocks"][1]["lines"][0]
    assert (line["text"]["text"], line["text"]["standing"]) == (SENTENCES["ar"][1], "reviewed")
    assert (line["second"]["text"], line["second"]["origin"]) == (SENTENCES["zh"][1], "mt:en-zh@1.9+fixture")


def test_a_document_has_a_tag_that_holds_until_something_changes(hall: Hall, drafts: SqlDocuments) -> None:
    path = f"documents/{file_statement(drafts, hall.meeting)}?language=ar"
    tag = get(hall, path).headers["etag"]
    assert get(hall, path, If_None_Match=tag).status == 304
    drafts.set_visibility(f"{hall.meeting}-statement", "original")
    again = get(hall, path, If_None_Match=tag)
    assert again.status == 200
    assert again.json["blocks"][1]["lines"][0]["text"]["language"] == "en"


@pytest.mark.parametrize("query", ["", "?language=de", "?language=ar&second=xx"])
def test_a_language_that_is_none_of_the_six_is_refused(hall: Hall, drafts: SqlDocuments, query: str) -> None:
    answer = get(hall, f"documents/{file_statement(drafts, hall.meeting)}{query}")
    assert (answer.status, answer.json["error"]["args"]["reason"]) == (400, "language")


@pytest.mark.parametrize(
    "what",
    [
        "documents", "documents/x?language=en", "documents/x/transcript?language=en",
        "transcript?language=en&format=vtt",
    ],
)  # fmt: skip
def test_what_belongs_to_a_private_meeting_is_for_those_with_a_link(hall: Hall, what: str) -> None:
    hall.meeting = hall.outside.plan(private=True)
    assert get(hall, what).status == 401
    assert get(hall, what, hall.token("attendee")).status in (200, 404)


@pytest.mark.parametrize("path", ["documents", "documents/{}-statement", "documents/{}-statement?second=zh"])
def test_pages_of_documents_are_whole_without_scripts(hall: Hall, drafts: SqlDocuments, path: str) -> None:
    file_statement(drafts, hall.meeting)
    page = hall.server.get(f"/m/{hall.meeting}/ar/{path.format(hall.meeting)}")
    assert page.status == 200
    assert "Statement on the rights of the child" in page.body
    if "statement" in path:
        assert SENTENCES["ar"][1] in page.body
        assert (SENTENCES["zh"][1] in page.body) == ("second" in path)
    if "second" in path:
        assert "ترجمة آلية" in page.body


def test_a_symbol_in_a_document_leads_to_the_readers_version_here_or_else_outside(
    hall: Hall, drafts: SqlDocuments
) -> None:
    document = file_statement(drafts, hall.meeting)
    declare(drafts, MemoryMemory())
    said = "انظر A/HRC/31/1 و A/RES/70/1 والقرار 217 ألف أي A/RES/217 A(III) و A/RES/217A(III)."
    drafts.revise(document, revision(4, "ar", said, 2))
    page = hall.server.get(f"/m/{hall.meeting}/ar/documents/{document}").body
    assert f'<a class="symbol" href="/m/{hall.meeting}/ar/documents/{document}"' in page
    assert page.count(f'href="/m/{hall.meeting}/ar/documents/udhr"') == 2
    assert 'href="https://undocs.org/ar/A/RES/70/1" hreflang="ar" rel="noopener noreferrer"' in page
    assert '<p class="outside-note" id="outside">' in page
    declaration = hall.server.get(f"/m/{hall.meeting}/zh/documents/udhr")
    assert (declaration.status, "人人生而自由" in declaration.body) == (200, True)
    assert '<bdi lang="zh-Hans" dir="ltr">世界人权宣言</bdi></h1>' in declaration.body
    assert '<p class="outside-note" id="outside" hidden>' in declaration.body


def test_a_transcript_in_arabic_says_what_is_reviewed_and_in_chinese_what_is_a_draft(
    hall: Hall, drafts: SqlDocuments
) -> None:
    spoken(hall, drafts)
    arabic = get(hall, "transcript?language=ar&format=txt")
    assert arabic.headers["content-type"] == "text/plain; charset=utf-8"
    lines = [line for line in arabic.body.splitlines() if line.startswith("[")]
    assert [SENTENCES["ar"][n] in lines[n] for n in range(6)] == [True] * 6
    assert all("\u2068" in line and "\u2069" in line for line in lines)
    vtt = get(hall, "transcript?language=zh&format=vtt")
    assert vtt.headers["content-type"] == "text/vtt; charset=utf-8"
    assert vtt.body.startswith("WEBVTT\n\nNOTE\n")
    assert vtt.body.count(ARROWS) == 6
    assert "NOTE\n草稿 · 机器翻译 · 样例模型，仅供演示" in vtt.body
    assert vtt.body.count("[草稿] ") == 6


def test_a_webvtt_file_escapes_what_players_would_read_as_marks(hall: Hall, drafts: SqlDocuments) -> None:
    spoken(hall, drafts)
    body = get(hall, "transcript?language=en&format=vtt").body
    assert "Information &amp; technology" in body.replace("\n", " ")
    assert "&lt; or harm &gt;" in body.replace("\n", " ")
    assert "<v " in body
    srt = get(hall, "transcript?language=en&format=srt").body
    assert srt.startswith("1\n00:00:00,000 --> ")


def test_what_was_withdrawn_is_in_no_transcript(hall: Hall, drafts: SqlDocuments) -> None:
    document = spoken(hall, drafts)
    assert len(get(hall, "transcript?language=en").json["lines"]) == 6
    drafts.withdraw(document, True)
    until(lambda: get(hall, "transcript?language=en").json["lines"] == [])
    assert ARROWS not in get(hall, "transcript?language=en&format=vtt").body


def test_a_speechs_transcript_holds_what_was_said_in_it_and_no_more(hall: Hall, drafts: SqlDocuments) -> None:
    spoken(hall, drafts)
    speech = get(hall, "view").json["view"]["speech"]["id"]
    other = next(
        each["speech"]["id"] for row in get(hall, "programme").json["items"] for each in row["speeches"]
        if each["speech"]["id"] != speech
    )  # fmt: skip
    mine = get(hall, f"transcript?language=en&speech={speech}").json["lines"]
    assert ([each["start_ms"] for each in mine][:1], len(mine)) == ([0], 6)
    assert get(hall, f"transcript?language=en&speech={other}").json["lines"] == []
    assert get(hall, "transcript?language=en&speech=nobody").json["error"]["code"] == "not_found"


def test_a_documents_transcript_is_there_before_it_is_spoken_as_far_as_it_may_be_read(
    hall: Hall, drafts: SqlDocuments
) -> None:
    document = file_statement(drafts, hall.meeting, visibility="drafts")
    path = f"documents/{document}/transcript?language=zh"
    vtt = get(hall, f"{path}&format=vtt").body
    assert vtt.startswith("WEBVTT\n\nNOTE\n") and "时间按文本长度估算。" in vtt
    assert (vtt.count("[草稿] "), vtt.count("NOTE\n草稿 · 机器翻译 · 样例模型，仅供演示")) == (6, 1)
    text = get(hall, f"{path}&format=txt")
    assert f"1.\u2069 {SENTENCES['zh'][1]}{SENTENCES['zh'][2]} [草稿 · 机器翻译 · 样例模型，仅供演示]" in text.body
    assert f'filename="{document}-zh.txt"' in text.headers["content-disposition"]
    drafts.set_visibility(document, "reviewed")
    assert {each["text"]["language"] for each in get(hall, path).json["lines"]} == {"en"}
    drafts.set_visibility(document, "desk")
    assert get(hall, path).json["error"]["code"] == "not_found"


def test_an_unknown_format_is_refused(hall: Hall) -> None:
    assert get(hall, "transcript?language=en&format=pdf").json["error"]["args"]["field"] == "format"


def test_earlier_captions_are_fetched_by_number(hall: Hall, drafts: SqlDocuments) -> None:
    spoken(hall, drafts)
    cues = get(hall, "captions?language=zh&after=1&before=4").json["cues"]
    assert [each["number"] for each in cues] == [2, 3]


def test_the_documents_that_the_paper_names_are_listed_with_links_to_the_public_ones(hall: Hall) -> None:
    found = hall.server.get("/api/meetings/hrc31-1/documents").json["references"]
    assert [each["symbol"] for each in found] == [
        "A/HRC/RES/28/19", "A/HRC/31/34", "A/HRC/RES/7/29", "A/RES/44/25", "A/RES/54/263"
    ]  # fmt: skip
    page = hall.server.get("/m/hrc31-1/ar/documents").body
    assert all(f'href="https://undocs.org/ar/{each["symbol"]}"' in page for each in found)
    assert 'class="outside-note" id="outside">' in page
    assert get(hall, "documents").json["references"] == []
    assert 'data-slot="references"' not in hall.server.get(f"/m/{hall.meeting}/en/documents").body


def file_long(hall: Hall, drafts: SqlDocuments) -> str:
    """File a document of two pages and a block, and return its id."""
    made = [Segment(f"s{place}", place, place, f"Sentence {place}.") for place in range(2 * PAGE_BLOCKS + 1)]
    drafts.add(Document(f"{hall.meeting}-long", hall.meeting, "Long", "a.docx", "note", "en", "drafts"), made, ())
    return f"{hall.meeting}-long"


def test_a_long_document_comes_by_pages_that_lead_to_each_other(hall: Hall, drafts: SqlDocuments) -> None:
    path = f"/m/{hall.meeting}/ar/documents/{file_long(hall, drafts)}"
    first, middle, last = (hall.server.get(f"{path}?second=en&page={number}").body for number in (1, 2, 3))
    assert "Sentence 0." in first and f"Sentence {PAGE_BLOCKS}." not in first
    assert f"Sentence {PAGE_BLOCKS}." in middle and f'href="{path}?second=en&amp;page=3"' in middle
    assert f'rel="prev" href="{path}?second=en"' in middle
    assert f"Sentence {2 * PAGE_BLOCKS}." in last and "Sentence 0." not in last
    assert hall.server.get(f"{path}?second=en&page=77").body.count("data-segment") == last.count("data-segment")
    assert hall.server.get(f"{path}?page=0").status == 400


def test_a_link_to_a_sentence_leads_to_its_page(hall: Hall, drafts: SqlDocuments) -> None:
    path = f"/m/{hall.meeting}/ar/documents/{file_long(hall, drafts)}"
    there = hall.server.get(f"{path}?second=en&segment=s{PAGE_BLOCKS}")
    assert (there.status, there.headers["location"]) == (302, f"{path}?second=en&page=2#segment-s{PAGE_BLOCKS}")
    assert f'id="segment-s{PAGE_BLOCKS}"' in hall.server.get(f"{path}?second=en&page=2").body
    assert hall.server.get(f"{path}?segment=nothing").headers["location"] == path


def test_a_page_of_a_document_as_json_says_which_it_is_and_the_whole_is_as_ever(
    hall: Hall, drafts: SqlDocuments
) -> None:
    path = f"documents/{file_long(hall, drafts)}?language=ar"
    page, whole = get(hall, f"{path}&page=3").json, get(hall, path).json
    assert (page["page"], page["pages"], len(page["blocks"])) == (3, 3, 1)
    assert len(whole["blocks"]) == 2 * PAGE_BLOCKS + 1 and not {"page", "pages"} & set(whole)
    assert [*whole] == ["rehearsal", "mark", "document", "language", "second", "blocks"]


def test_a_page_of_a_document_has_a_tag_and_that_of_a_private_meeting_is_kept_nowhere(
    hall: Hall, drafts: SqlDocuments
) -> None:
    path = f"/m/{hall.meeting}/ar/documents/{file_statement(drafts, hall.meeting)}"
    first = hall.server.get(path)
    assert first.headers["cache-control"] == "no-cache"
    assert hall.server.get(path, If_None_Match=first.headers["etag"]).status == 304
    assert hall.server.get(path, hall.token("staff")).body == first.body  # it says nothing of who reads it
    drafts.withdraw(f"{hall.meeting}-statement", True)
    assert hall.server.get(path, If_None_Match=first.headers["etag"]).status == 404
    hall.meeting = hall.outside.plan(private=True)
    private = f"/m/{hall.meeting}/ar/documents/{file_statement(drafts, hall.meeting)}"
    found = hall.server.get(private, hall.token("attendee"))
    assert (found.status, found.headers["cache-control"]) == (200, "no-store")
    assert hall.server.get(private).status == 401  # though it is kept here
