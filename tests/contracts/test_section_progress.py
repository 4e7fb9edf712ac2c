"""What the desk counts: how far each document is in each language, and who revises it."""

from dataclasses import replace

import pytest

from interp.domain.model.findings import Finding
from interp.domain.text.segments import Segment
from interp.ports import Document, Progress, Revision
from interp.ports import SectionProgress as Counts
from interp.store.section_progress import SqlSectionProgress
from tests.contracts.conftest import Section
from tests.fakes_section_progress import MemorySection

PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en", created_at=10, created_by="ana")
PARTS = [Segment(f"s{n}", n, n, f"Sentence {n}.") for n in range(4)]
ERROR = Finding("number", "error", "number_missing", "2016 is missing", ("2016",))
WARNING = Finding("dropped", "warning", "shorter", "much shorter than the original")
NOTE = Finding("caption", "info", "caption_break", "ends on “the”", ("the",))


@pytest.fixture
def counts(section: Section) -> Counts:
    """Return the counts of a meeting with one document of four segments, and one of another meeting."""
    section.drafts.add(PAPER, PARTS, [])
    section.drafts.add(replace(PAPER, id="d9", meeting="m9"), PARTS[:1], [])
    if section.database:
        return SqlSectionProgress(section.database)
    assert section.shelf is not None
    return MemorySection(section.shelf)


def draft(segment: str, **more: object) -> Revision:
    return replace(Revision(segment, "fr", 1, "…", "draft", "mt:en-fr@1.9"), **more)  # type: ignore[arg-type]


def test_segments_are_counted_by_document(counts: Counts) -> None:
    assert counts.totals("m1") == {"d1": 4}
    assert counts.totals("m0") == {}


def test_nothing_drafted_is_no_row(counts: Counts) -> None:
    assert counts.progress("m1") == {}


def test_what_is_drafted_approved_and_found_is_counted(section: Section, counts: Counts) -> None:
    for made in (
        draft("s0", standing="auto", origin="phrase"), draft("s1", standing="reviewed", findings=(ERROR,), reason="so"),
        draft("s2", findings=(WARNING,)), draft("s3", findings=(ERROR, NOTE), origin="mt:en-fr@1.9+fixture"),
    ):  # fmt: skip
        section.drafts.revise("d1", made)
    assert counts.progress("m1") == {("d1", "fr"): Progress("d1", "fr", 4, 2, 2, 1, 1)}


def test_the_newest_revision_counts(section: Section, counts: Counts) -> None:
    section.drafts.revise("d1", draft("s1", findings=(ERROR,)))
    section.drafts.revise("d1", draft("s1", revision=2, standing="reviewed"))
    section.drafts.revise("d1", draft("s1", language="es", findings=(NOTE,)))
    assert counts.progress("m1") == {
        ("d1", "fr"): Progress("d1", "fr", 1, 1),
        ("d1", "es"): Progress("d1", "es", 1),
    }


def test_an_overruled_error_is_a_finding_that_stops_nothing(section: Section, counts: Counts) -> None:
    section.drafts.revise("d1", draft("s1", findings=(ERROR,), reason="the speaker says so"))
    assert counts.progress("m1")["d1", "fr"] == Progress("d1", "fr", 1, 0, 1, 0)


def test_what_left_the_document_is_not_counted(section: Section, counts: Counts) -> None:
    section.drafts.revise("d1", draft("s1"))
    section.drafts.revise("d1", draft("s2"))
    section.drafts.add(PAPER, PARTS[2:], [])
    assert (counts.totals("m1"), counts.progress("m1")["d1", "fr"].drafted) == ({"d1": 2}, 1)


def test_a_reviser_is_named_and_another_and_nobody(section: Section, counts: Counts) -> None:
    before = section.drafts.mark("m1")
    for name in ("ana", "bob"):
        counts.assign("d1", "fr", name)
    counts.assign("d1", "es", "eve")
    counts.assign("d9", "fr", "joe")
    assert counts.assigned("m1") == {("d1", "fr"): "bob", ("d1", "es"): "eve"}
    counts.assign("d1", "fr", None)
    assert counts.assigned("m1") == {("d1", "es"): "eve"}
    assert section.drafts.mark("m1") == before + 4
