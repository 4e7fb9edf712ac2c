"""What the public may see of a document, by its visibility; what is wrong or stale it may not."""

from dataclasses import replace

import pytest

from interp.domain.model.findings import Finding
from interp.ports import Document, Revision
from interp.service.public_texts import is_for_booths, is_open, may_read, may_release, usable
from tests.speech_scripts import SENTENCES, said

PAPER = Document("d1", "m1", "Statement", "s.docx", "statement", "en", "drafts")
DRAFT = Revision("s0", "fr", revision=1, standing="draft", origin="mt:en-fr@1.9", value="Un")
WRONG = Finding("number", "error", "number.lost", "A number is missing: 12", ("12",))


@pytest.mark.parametrize("visibility, languages", [
    ("desk", None), ("original", ["en"]), ("reviewed", ["en", "fr"]), ("drafts", ["ar", "en", "fr"]),
])  # fmt: skip
def test_only_what_may_be_seen_is_released(visibility: str, languages: list[str] | None) -> None:
    found = may_release(SENTENCES[0], visibility)
    assert (found and [text.language for text in found.texts]) == languages


@pytest.mark.parametrize("standing", ["auto", "reviewed", "final"])
def test_what_is_approved_or_official_may_be_seen_as_reviewed(standing: str) -> None:
    unit = SENTENCES[0].with_texts(said("好", "zh", standing))
    found = may_release(unit, "reviewed")
    assert found and found.text("zh")


@pytest.mark.parametrize(
    ("visibility", "draft", "approved"),
    [("desk", False, False), ("original", False, False), ("reviewed", False, True), ("drafts", True, True)],
)
def test_a_draft_is_read_where_drafts_may_be_seen_and_an_approved_text_also_as_reviewed(
    visibility: str, draft: bool, approved: bool
) -> None:
    assert may_read(DRAFT, visibility) == draft
    assert may_read(replace(DRAFT, standing="reviewed"), visibility) == approved


def test_an_error_hides_a_text_until_somebody_says_why_it_is_none() -> None:
    wrong = replace(DRAFT, findings=(WRONG,))
    assert (may_read(wrong, "drafts"), usable(wrong)) == (False, False)
    overruled = replace(wrong, reason="The figure is right")
    assert (may_read(overruled, "drafts"), usable(overruled)) == (True, True)


def test_a_stale_text_is_read_but_is_no_caption() -> None:
    stale = replace(DRAFT, stale=True)
    assert (may_read(stale, "drafts"), usable(stale)) == (True, False)


@pytest.mark.parametrize(
    ("paper", "open_in"),
    [
        (PAPER, {"m1"}), (replace(PAPER, visibility="desk"), set()), (replace(PAPER, withdrawn=True), set()),
        (replace(PAPER, meeting=None, kind="official"), {"m1", "m2"}), (replace(PAPER, meeting=None), set()),
    ],
)  # fmt: skip
def test_a_document_is_open_in_its_meeting_and_an_official_text_of_none_in_every_one(
    paper: Document, open_in: set[str]
) -> None:
    assert {meeting for meeting in ("m1", "m2") if is_open(paper, meeting)} == open_in


def test_a_statement_is_for_the_booths_of_its_meeting_unless_it_is_withdrawn_or_for_the_desk_alone() -> None:
    statement = replace(PAPER, speech="s1", release="booths")
    assert is_for_booths(statement, "m1")
    for other in (
        replace(statement, withdrawn=True), replace(statement, release="desk"), replace(statement, speech=None),
    ):  # fmt: skip
        assert not is_for_booths(other, "m1")
    assert not is_for_booths(statement, "m2")
