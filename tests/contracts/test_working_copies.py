"""Working copies: each browser of an account has its own, the newest words count, nothing else erases them."""

from dataclasses import replace

import pytest

from interp.domain.text.segments import Segment
from interp.ports import Conflict, CopyPlace, Document, WorkingCopies, WorkingCopy
from interp.store.working_copies import SqlWorkingCopies
from tests.contracts.conftest import Section
from tests.fakes_working_copies import MemoryCopies

PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")
PARTS = [Segment("s0", 0, 0, "Sentence."), Segment("s1", 1, 0, "Another.")]
WHERE = CopyPlace("d1", "fr", "link:ana")
COPY = WorkingCopy("s0", "laptop", "Une phr", 0, 1_000)


@pytest.fixture
def copies(section: Section) -> WorkingCopies:
    """Return the copies of a section with one document."""
    section.drafts.add(PAPER, PARTS, [])
    if section.database:
        return SqlWorkingCopies(section.database)
    assert section.shelf
    return MemoryCopies(section.shelf)


def test_the_newest_words_of_a_sentence_are_kept_as_typed(copies: WorkingCopies) -> None:
    newer = replace(COPY, words="  Une phrase\u00a0: «\u202fإ\u202f» 句 \n", base=3, saved_at=2_000)
    copies.keep(WHERE, [COPY])
    copies.keep(WHERE, [newer, replace(COPY, sentence="s1", words="")])
    assert copies.of(WHERE) == [newer, replace(COPY, sentence="s1", words="")]
    assert copies.count(WHERE) == 2


def test_each_browser_language_and_account_has_its_own(copies: WorkingCopies) -> None:
    others = [replace(WHERE, language="es"), replace(WHERE, account="link:bob")]
    phone = replace(COPY, device="phone", words="Une phrase dite", saved_at=3_000)
    copies.keep(WHERE, [COPY, phone])
    for where in others:
        copies.keep(where, [replace(COPY, words=where.account)])
    assert copies.of(WHERE) == [phone, COPY]
    assert [copies.of(where)[0].words for where in others] == ["link:ana", "link:bob"]


def test_only_what_is_named_is_erased(copies: WorkingCopies) -> None:
    other, phone = replace(COPY, sentence="s1"), replace(COPY, device="phone")
    copies.keep(WHERE, [COPY, other, phone])
    copies.keep(replace(WHERE, account="link:bob"), [COPY])
    copies.erase(WHERE, "laptop", {"s0": None, "s9": None})
    copies.erase(WHERE, "phone", {})
    assert sorted((each.sentence, each.device) for each in copies.of(WHERE)) == [("s0", "phone"), ("s1", "laptop")]
    assert copies.count(replace(WHERE, account="link:bob")) == 1


def test_a_copy_that_was_kept_again_since_it_was_read_stays(copies: WorkingCopies) -> None:
    other, newer = replace(COPY, sentence="s1"), replace(COPY, words="Une phrase", saved_at=2_000)
    copies.keep(WHERE, [COPY, other])
    copies.keep(WHERE, [newer])
    copies.erase(WHERE, "laptop", {"s0": COPY.saved_at, "s1": other.saved_at})
    assert copies.of(WHERE) == [newer]
    copies.erase(WHERE, "phone", {"s0": newer.saved_at})
    assert copies.of(WHERE) == [newer]
    copies.erase(WHERE, "laptop", {"s0": newer.saved_at})
    assert copies.of(WHERE) == []


def test_a_copy_is_no_change_of_the_document_and_no_translation(section: Section, copies: WorkingCopies) -> None:
    before = section.drafts.mark("m1")
    copies.keep(WHERE, [COPY])
    copies.erase(WHERE, "laptop", {"s0": None})
    assert section.drafts.mark("m1") == before
    assert section.drafts.revisions("d1", "fr") == {}


def test_a_newer_version_of_the_document_erases_none(section: Section, copies: WorkingCopies) -> None:
    copies.keep(WHERE, [COPY])
    section.drafts.add(PAPER, PARTS[1:], [])
    assert copies.of(WHERE) == [COPY]


def test_of_an_unknown_document_nothing_is_kept(copies: WorkingCopies) -> None:
    with pytest.raises(Conflict):
        copies.keep(replace(WHERE, document="d9"), [COPY])
    copies.keep(replace(WHERE, document="d9"), [])
    assert copies.count(replace(WHERE, document="d9")) == 0
