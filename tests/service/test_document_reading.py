"""What attendees may read of a document: only what its filer allows, marked, in one or two languages."""

from dataclasses import replace

import pytest

from interp.domain.model.findings import Finding
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.segments import Segment
from interp.drafting.official_versions import UDHR, declare
from interp.errors import NotFound
from interp.ports import Document, SegmentRange
from interp.service.document_reading import AT_ONCE, PAGE_BLOCKS, DocumentReading, Reading
from tests.fakes_drafting import MemoryDrafts
from tests.fakes_memory import MemoryMemory
from tests.filed_statement import SENTENCES, file_statement, revision, segments

WRONG = (Finding("number", "error", "missing", "2014 is missing"),)


@pytest.fixture
def drafts() -> MemoryDrafts:
    return MemoryDrafts()


def filed(drafts: MemoryDrafts, visibility: str) -> DocumentReading:
    """Return a reader of a meeting with one statement."""
    file_statement(drafts, "m1", visibility=visibility)
    return DocumentReading(drafts)


def read(reader: DocumentReading, language: str, second: str | None = None) -> Reading:
    return reader.reading("m1", "m1-statement", language, second)


def standings(reading: Reading) -> set[tuple[str, str]]:
    """Return the language and standing of every sentence."""
    return {(line.text.language, line.text.standing) for block in reading.blocks for line in block.lines}


@pytest.mark.parametrize(
    ("visibility", "language", "seen"),
    [
        ("original", "ar", ("en", "original")), ("original", "zh", ("en", "original")),
        ("reviewed", "ar", ("ar", "reviewed")), ("reviewed", "fr", ("fr", "auto")),
        ("reviewed", "zh", ("en", "original")),
        ("drafts", "zh", ("zh", "draft")), ("drafts", "ar", ("ar", "reviewed")), ("drafts", "en", ("en", "original")),
    ],
)  # fmt: skip
def test_a_reader_sees_what_the_document_allows_and_the_original_otherwise(
    drafts: MemoryDrafts, visibility: str, language: str, seen: tuple[str, str]
) -> None:
    assert standings(read(filed(drafts, visibility), language)) == {seen}


def test_a_title_that_is_a_sentence_of_the_document_is_listed_in_each_language_that_may_be_seen(
    drafts: MemoryDrafts,
) -> None:
    assert filed(drafts, "reviewed").listing("m1")[0].titles == ()
    drafts.add(Document("d2", "m1", SENTENCES["en"][0], "a.docx", "note", "en", "reviewed"), segments(), ())
    for language in ("ar", "zh"):
        drafts.revise("d2", revision(0, language))
    newest = next(each for each in DocumentReading(drafts).listing("m1") if each.id == "d2")
    assert [(each.language, each.text, each.standing) for each in newest.titles] == [
        ("ar", SENTENCES["ar"][0], "reviewed")
    ]


@pytest.mark.parametrize(
    ("visibility", "languages"),
    [("original", ("en",)), ("reviewed", ("en", "ar", "fr")), ("drafts", ("en", "ar", "zh", "fr"))],
)
def test_the_list_says_in_which_languages_a_document_may_be_read(
    drafts: MemoryDrafts, visibility: str, languages: tuple[str, ...]
) -> None:
    assert [each.languages for each in filed(drafts, visibility).listing("m1")] == [languages]


def test_a_document_for_the_desk_is_neither_listed_nor_read(drafts: MemoryDrafts) -> None:
    reader = filed(drafts, "desk")
    assert reader.listing("m1") == ()
    with pytest.raises(NotFound):
        read(reader, "en")


def test_a_withdrawn_document_is_gone_and_comes_back(drafts: MemoryDrafts) -> None:
    reader = filed(drafts, "drafts")
    drafts.withdraw("m1-statement", True)
    assert reader.listing("m1") == ()
    with pytest.raises(NotFound):
        read(reader, "en")
    drafts.withdraw("m1-statement", False)
    assert read(reader, "en").blocks


def test_a_document_of_another_meeting_is_not_found_here(drafts: MemoryDrafts) -> None:
    reader = filed(drafts, "drafts")
    assert reader.listing("m2") == ()
    with pytest.raises(NotFound):
        reader.reading("m2", "m1-statement", "en")


def test_blocks_keep_their_kind_number_and_sentences_in_both_languages(drafts: MemoryDrafts) -> None:
    blocks = read(filed(drafts, "drafts"), "ar", "zh").blocks
    assert [(each.kind, each.number, len(each.lines)) for each in blocks] == [
        ("heading", None, 1), ("paragraph", "1.", 2), ("paragraph", "2.", 2), ("paragraph", "3.", 1),
    ]  # fmt: skip
    lines = [line for block in blocks for line in block.lines]
    assert tuple(line.text.text for line in lines) == SENTENCES["ar"]
    assert tuple(line.second.text for line in lines if line.second) == SENTENCES["zh"]


def test_an_error_keeps_back_its_sentence_alone_until_a_reviser_gives_a_reason(drafts: MemoryDrafts) -> None:
    reader = filed(drafts, "drafts")
    drafts.revise("m1-statement", revision(4, "zh", "各国通过了决议。", 2, findings=WRONG))
    lines = [line.text for block in read(reader, "zh").blocks for line in block.lines]
    assert [each.language for each in lines] == ["zh", "zh", "zh", "zh", "en", "zh"]
    drafts.revise("m1-statement", revision(4, "zh", "各国通过了决议。", 3, findings=WRONG, reason="as delivered"))
    assert read(reader, "zh").blocks[2].lines[1].text.text == "各国通过了决议。"


def test_a_translation_whose_original_changed_says_so(drafts: MemoryDrafts) -> None:
    reader = filed(drafts, "drafts")
    document = drafts.document("m1-statement")
    assert document
    changed = segments((*SENTENCES["en"][:5], "I thank you all."))
    drafts.add(document, changed, ())
    stale = [line.text.stale for block in read(reader, "ar").blocks for line in block.lines]
    assert stale == [False] * 5 + [True]


def test_the_mark_grows_with_a_revision(drafts: MemoryDrafts) -> None:
    reader = filed(drafts, "drafts")
    before = reader.mark("m1")
    drafts.revise("m1-statement", revision(1, "fr", "Monsieur le Président,", 2))
    assert reader.mark("m1") > before


def test_the_mark_of_booths_grows_also_with_what_is_filed_for_them_alone(drafts: MemoryDrafts) -> None:
    reader = filed(drafts, "drafts")
    document = drafts.document("m1-statement")
    assert document
    before = reader.mark("m1"), reader.booth_mark("m1")
    drafts.add(replace(document, id="m1-booths", release="booths"), segments(), ())
    assert reader.mark("m1") == before[0]
    assert reader.booth_mark("m1") > before[1]


def test_an_official_text_of_no_meeting_is_read_in_every_meeting_and_listed_in_none(drafts: MemoryDrafts) -> None:
    declare(drafts, MemoryMemory())
    reader = DocumentReading(drafts)
    for code in MEETING_LANGUAGES:
        read = reader.reading("m9", UDHR, code)
        assert {line.text.language for block in read.blocks for line in block.lines} == {code}
    assert reader.listing("m9") == ()
    assert reader.held("m9")["A/RES/217A(III)"] == UDHR


def test_only_what_may_be_read_is_held_and_a_change_is_seen_at_once(drafts: MemoryDrafts) -> None:
    reader = filed(drafts, "desk")
    assert (reader.held("m1"), reader.held("m2")) == ({}, {})
    drafts.set_visibility("m1-statement", "original")
    assert (reader.held("m1"), reader.held("m2")) == ({"A/HRC/31/1": "m1-statement"}, {})
    drafts.withdraw("m1-statement", True)
    assert reader.held("m1") == {}


def long(drafts: MemoryDrafts, blocks: int) -> DocumentReading:
    """Return a reader of a document of so many blocks of two sentences."""
    made = [Segment(f"s{place}", place, place // 2, f"Sentence {place}.") for place in range(2 * blocks)]
    drafts.add(Document("long", "m1", "Long", "a.docx", "note", "en", "drafts"), made, ())
    return DocumentReading(drafts)


def test_the_pages_of_a_long_document_are_all_of_it(drafts: MemoryDrafts) -> None:
    reader = long(drafts, 2 * PAGE_BLOCKS + 1)
    pages = [reader.page("m1", "long", "fr", number=number) for number in (1, 2, 3)]
    assert [(each.page, each.pages, len(each.reading.blocks)) for each in pages] == [
        (1, 3, PAGE_BLOCKS), (2, 3, PAGE_BLOCKS), (3, 3, 1)
    ]  # fmt: skip
    whole = reader.reading("m1", "long", "fr")
    assert whole.blocks == sum((each.reading.blocks for each in pages), ())
    assert reader.page("m1", "long", "fr", number=9) == pages[2]


def test_a_sentence_is_found_on_its_page(drafts: MemoryDrafts) -> None:
    reader = long(drafts, PAGE_BLOCKS + 1)
    last = 2 * PAGE_BLOCKS
    found = [reader.page_with("m1", "long", f"s{place}") for place in (0, last - 1, last, last + 9)]
    assert found == [1, 1, 2, None]


def test_a_document_without_text_has_one_empty_page(drafts: MemoryDrafts) -> None:
    page = long(drafts, 0).page("m1", "long", "fr")
    assert (page.page, page.pages, page.reading.blocks) == (1, 1, ())


def test_reading_pauses_often(drafts: MemoryDrafts) -> None:
    long(drafts, PAGE_BLOCKS)
    paused: list[int] = []
    DocumentReading(drafts, lambda: paused.append(1)).page("m1", "long", "fr")
    assert len(paused) >= 2 * PAGE_BLOCKS // AT_ONCE


def test_the_pages_of_a_version_are_divided_once(drafts: MemoryDrafts, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, asked, divide = long(drafts, PAGE_BLOCKS + 1), list[str](), drafts.ranges

    def divided(document: str, blocks: int) -> list[SegmentRange]:
        asked.append(document)
        return divide(document, blocks)

    monkeypatch.setattr(drafts, "ranges", divided)
    for number in (1, 2, 1):
        reader.page("m1", "long", "fr", number=number)
    reader.page_with("m1", "long", "s1")
    assert len(asked) <= 1
