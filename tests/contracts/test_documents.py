"""What every store of documents promises: nothing written is lost or changed, and what has changed is known."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from interp.domain.model.findings import Finding
from interp.domain.text.segments import Segment
from interp.errors import NotFound
from interp.ports import Conflict, Document, Job, Revision
from interp.ports.documents import NOT_ORIGINAL_BY, ORIGINAL_BY, ORIGINAL_ORIGIN, foreign
from tests.contracts.conftest import Section

PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en", created_at=10, created_by="ana")
DRAFT = Revision("s1", "fr", 1, "Bonjour.", "draft", "mt:en-fr@1.9", score=-0.1, at=20)
WRONG = Finding("number", "error", "number_missing", "2016 is missing", ("2016",))


def segments(*texts: str) -> list[Segment]:
    """Return segments whose ids are their first words."""
    return [Segment(text.split()[0], ordinal, 0, text) for ordinal, text in enumerate(texts)]


ONE = [Segment("s1", 0, 0, "Good morning."), Segment("s2", 1, 1, "Thank you.", "item", "(a)", 1, 500, 900)]


def added(section: Section, parts: Sequence[Segment] = ONE, jobs: Sequence[Job] = ()) -> None:
    section.drafts.add(PAPER, parts, jobs)


def test_what_is_not_there_is_empty(section: Section) -> None:
    drafts = section.drafts
    assert (drafts.document("d1"), drafts.documents(), drafts.segments("d1")) == (None, [], [])
    assert (drafts.revisions("d1", "fr"), drafts.history("d1", "s1", "fr"), drafts.mark("m1")) == ({}, [], 0)


def test_a_document_is_kept_with_its_segments_and_jobs(section: Section) -> None:
    job = Job("j1", "d1", "fr", 30)
    added(section, jobs=[job])
    assert section.drafts.document("d1") == PAPER
    assert section.drafts.segments("d1") == ONE
    assert section.worker().of("d1") == [job]


def test_a_newer_version_leaves_who_may_see_it_and_whose_it_is(section: Section) -> None:
    added(section)
    section.drafts.set_visibility("d1", "reviewed")
    section.drafts.set_speech("d1", "s7")
    section.drafts.withdraw("d1", True)
    section.drafts.add(replace(PAPER, title="Corrected"), ONE, [])  # read before it was withdrawn
    kept = section.drafts.document("d1")
    assert kept == replace(PAPER, title="Corrected", version=2, visibility="reviewed", withdrawn=True, speech="s7")


def test_a_document_moves_into_another_meeting_and_the_numbers_of_both_grow(section: Section) -> None:
    section.drafts.add(replace(PAPER, meeting="m1", speech="s1"), ONE, [])
    before = section.drafts.marks()
    section.drafts.move("d1", "m2")
    moved = section.drafts.document("d1")
    assert moved and (moved.meeting, moved.speech) == ("m2", "s1") and section.drafts.segments("d1") == ONE
    assert section.drafts.documents("m1") == [] and section.drafts.documents("m2") == [moved]
    now = section.drafts.marks()
    assert now["m1"] > before["m1"] and now["m2"] > before.get("m2", 0)


def test_documents_are_listed_by_meeting_the_newest_first(section: Section) -> None:
    for number, meeting, at in ((1, "m1", 10), (2, "m1", 20), (3, None, 30)):
        section.drafts.add(replace(PAPER, id=f"d{number}", meeting=meeting, created_at=at), [], [])
    assert [each.id for each in section.drafts.documents("m1")] == ["d2", "d1"]
    assert [each.id for each in section.drafts.documents()] == ["d3", "d2", "d1"]


def test_a_segment_in_another_language_is_known_by_its_first_revision(section: Section) -> None:
    own = Revision("s2", "fr", 1, "Thank you.", "reviewed", "author")
    section.drafts.add(PAPER, ONE, [], [own])
    assert section.drafts.written("d1") == {"s2": "fr"}
    section.drafts.revise("d1", replace(own, revision=2, value="Merci.", origin="person", by="ana"))
    translated = replace(own, segment="s1", value="Bonjour.")
    for other in (DRAFT, replace(translated, language="es"), replace(own, language="ru", by="author")):
        section.drafts.revise("d1", other)
    assert section.drafts.written("d1") == section.drafts.written("d1", "s2") == {"s2": "fr"}
    assert section.drafts.written("d1", "s1") == {}
    section.drafts.add(PAPER, ONE[:1], [])
    assert section.drafts.written("d1") == {}
    section.drafts.add(PAPER, ONE, [])
    assert section.drafts.written("d1") == {"s2": "fr"}
    assert section.drafts.written("d2") == {}


def test_the_newest_that_a_person_says_of_a_segments_language_counts(section: Section) -> None:
    yes = Revision("s2", "fr", 1, "Thank you.", "reviewed", ORIGINAL_ORIGIN, by=ORIGINAL_BY, at=1)
    section.drafts.add(PAPER, ONE, [], [yes])
    no = replace(yes, revision=2, standing="draft", by=NOT_ORIGINAL_BY, at=2)
    section.drafts.revise_all("d1", [no, replace(yes, language="es", at=3)])
    assert section.drafts.written("d1") == section.drafts.written("d1", "s2") == {"s2": "es"}
    section.drafts.revise("d1", replace(no, language="es"))
    assert section.drafts.written("d1") == {"s2": PAPER.language}
    assert foreign(section.drafts.written("d1"), PAPER.language) == {}
    section.drafts.revise("d1", replace(yes, revision=3, at=5))
    assert section.drafts.written("d1") == {"s2": "fr"}


def test_a_revision_comes_back_as_it_went_in(section: Section) -> None:
    added(section)
    made = replace(DRAFT, findings=(WRONG,), match=87, by="ana", reason="so said")
    section.drafts.revise("d1", made)
    assert section.drafts.revisions("d1", "fr") == {"s1": made}
    assert section.drafts.revisions("d1", "es") == {}


def test_the_highest_revision_counts_and_all_are_kept(section: Section) -> None:
    added(section)
    second = replace(DRAFT, revision=2, value="Bonjour à tous.", standing="reviewed", origin="person", by="ana")
    for each in (DRAFT, second):
        section.drafts.revise("d1", each)
    assert section.drafts.revisions("d1", "fr") == {"s1": second}
    assert section.drafts.history("d1", "s1", "fr") == [DRAFT, second]


def test_every_revision_is_there_by_language_and_segment(section: Section) -> None:
    added(section)
    spanish = replace(DRAFT, segment="s2", language="es", value="Gracias.")
    second = replace(DRAFT, revision=2, value="Bonjour à tous.", standing="reviewed", origin="person", by="ana")
    for each in (DRAFT, spanish, second):
        section.drafts.revise("d1", each)
    assert section.drafts.all_revisions("d1") == [spanish, DRAFT, second]
    assert section.drafts.all_revisions("d2") == []


@pytest.mark.parametrize("number", [0, 1, 3])
def test_a_revision_must_have_the_next_number(section: Section, number: int) -> None:
    added(section)
    section.drafts.revise("d1", DRAFT)
    with pytest.raises(Conflict):
        section.drafts.revise("d1", replace(DRAFT, revision=number, value="?"))
    assert section.drafts.history("d1", "s1", "fr") == [DRAFT]


def test_a_segment_that_never_was_cannot_be_revised(section: Section) -> None:
    added(section)
    with pytest.raises(NotFound):
        section.drafts.revise("d1", replace(DRAFT, segment="s9"))


def test_of_two_revisers_at_once_one_is_told(section: Section) -> None:
    added(section)

    def revise(name: str) -> bool:
        try:
            section.drafts.revise("d1", replace(DRAFT, value=name, by=name))
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        won = list(pool.map(revise, ("ana", "bob", "eve", "joe")))
    assert sorted(won) == [False, False, False, True]
    assert len(section.drafts.history("d1", "s1", "fr")) == 1


def test_several_segments_are_revised_at_once(section: Section) -> None:
    added(section)
    section.drafts.revise("d1", DRAFT)
    made = [replace(DRAFT, revision=2, standing="final"), replace(DRAFT, segment="s2", value="Merci.")]
    before = section.drafts.mark("m1")
    section.drafts.revise_all("d1", made)
    assert section.drafts.revisions("d1", "fr") == {each.segment: each for each in made}
    assert section.drafts.history("d1", "s1", "fr") == [DRAFT, made[0]]
    assert section.drafts.mark("m1") > before


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [(replace(DRAFT, segment="s2", revision=2), Conflict), (replace(DRAFT, segment="s9"), NotFound)],
)
def test_of_several_revisions_with_a_wrong_one_none_is_kept(
    section: Section, wrong: Revision, refusal: type[Exception]
) -> None:
    added(section)
    before = section.drafts.mark("m1")
    with pytest.raises(refusal):
        section.drafts.revise_all("d1", [DRAFT, wrong])
    assert (section.drafts.revisions("d1", "fr"), section.drafts.mark("m1")) == ({}, before)


def test_official_revisions_come_with_the_document(section: Section) -> None:
    official = replace(DRAFT, standing="final", origin="official")
    section.drafts.add(PAPER, ONE, [], [official])
    assert section.drafts.revisions("d1", "fr") == {"s1": official}


def test_a_next_version_keeps_what_stays_and_marks_what_changed(section: Section) -> None:
    added(section)
    for each in (DRAFT, replace(DRAFT, segment="s2", value="Merci.")):
        section.drafts.revise("d1", each)
    section.drafts.add(replace(PAPER, as_of="8 March"), [ONE[0], Segment("s3", 1, 1, "Thank you all.")], [])
    kept = section.drafts.document("d1")
    assert kept and (kept.version, kept.as_of) == (2, "8 March")
    assert [each.id for each in section.drafts.segments("d1")] == ["s1", "s3"]
    assert [each.id for each in section.drafts.segments("d1", 1)] == ["s1", "s2"]
    revisions = section.drafts.revisions("d1", "fr")
    assert {name: each.stale for name, each in revisions.items()} == {"s1": False, "s2": True}


def test_a_sentence_that_is_back_is_no_longer_stale(section: Section) -> None:
    added(section)
    section.drafts.revise("d1", DRAFT)
    for parts in (ONE[1:], ONE):
        added(section, parts)
    assert section.drafts.revisions("d1", "fr") == {"s1": DRAFT}


def test_a_segment_with_another_text_is_stale_until_revised(section: Section) -> None:
    added(section)
    section.drafts.revise("d1", DRAFT)
    added(section, [replace(ONE[0], text="Good evening.")])
    assert section.drafts.history("d1", "s1", "fr") == [replace(DRAFT, stale=True)]
    section.drafts.revise("d1", replace(DRAFT, revision=2, value="Bonsoir."))
    assert [each.stale for each in section.drafts.history("d1", "s1", "fr")] == [True, False]


def test_other_spaces_and_quotation_marks_make_nothing_stale(section: Section) -> None:
    added(section, [Segment("s1", 0, 0, "The “right” to\u00a0life.")])
    section.drafts.revise("d1", DRAFT)
    added(section, [Segment("s1", 0, 0, 'The "right" to life.')])
    assert not section.drafts.revisions("d1", "fr")["s1"].stale


def test_a_next_version_drops_the_jobs_of_the_last(section: Section) -> None:
    added(section, jobs=[Job("j1", "d1", "fr"), Job("j2", "d1", "es")])
    worker = section.worker()
    assert worker.take(100, 50)
    added(section, jobs=[Job("j3", "d1", "fr")])
    assert [each.id for each in worker.of("d1")] == ["j3"]
    assert not worker.renew("j1", 500)


def test_visibility_and_withdrawal_change(section: Section) -> None:
    added(section)
    section.drafts.set_visibility("d1", "drafts")
    section.drafts.withdraw("d1", True)
    assert section.drafts.document("d1") == replace(PAPER, visibility="drafts", withdrawn=True)
    section.drafts.withdraw("d1", False)
    assert section.drafts.document("d1") == replace(PAPER, visibility="drafts")


def test_when_it_is_read_and_how_it_is_delivered_change_and_a_newer_version_keeps_them(section: Section) -> None:
    section.drafts.add(replace(PAPER, release="as_delivered"), ONE, [])
    section.drafts.set_delivery("d1", "check")
    held = section.drafts.document("d1")
    assert held == replace(PAPER, release="as_delivered", delivery="check") and held.is_closed
    section.drafts.deliver("d1")
    added(section)
    spoken = section.drafts.document("d1")
    assert spoken and (spoken.delivered, spoken.delivery, spoken.is_closed, spoken.version) == (True, "check", False, 2)
    section.drafts.set_release("d1", "booths")
    closed = section.drafts.document("d1")
    assert closed and closed.is_closed


def test_what_happens_to_a_closed_document_is_not_in_the_public_mark(section: Section) -> None:
    section.drafts.add(replace(PAPER, release="as_delivered"), ONE, [])
    before, closed = section.drafts.mark("m1"), section.drafts.public_marks().get("m1", 0)
    unseen: tuple[Callable[[], object], ...] = (
        lambda: section.drafts.revise("d1", DRAFT),
        lambda: section.drafts.set_delivery("d1", "verbatim"),
        lambda: section.drafts.withdraw("d1", True),
        lambda: section.drafts.withdraw("d1", False),
        lambda: section.drafts.set_release("d1", "booths"),
        lambda: section.drafts.set_release("d1", "as_delivered"),
    )
    for change in unseen:
        change()
        assert section.drafts.public_marks().get("m1", 0) == closed
    assert section.drafts.mark("m1") == before + 6
    opened = [closed]
    seen: tuple[Callable[[], object], ...] = (
        lambda: section.drafts.deliver("d1"),
        lambda: section.drafts.set_visibility("d1", "original"),
        lambda: section.drafts.set_release("d1", "desk"),  # it is closed: that is a change too
    )
    for change in seen:
        change()
        opened.append(section.drafts.public_marks()["m1"])
    assert all(one < other for one, other in zip(opened, opened[1:], strict=False))


def test_the_mark_grows_with_every_change_of_the_meeting_alone(section: Section) -> None:
    section.drafts.add(replace(PAPER, id="d2", meeting="m2"), [], [])
    added(section, jobs=[Job("j1", "d1", "fr")])
    worker, seen = section.worker(), [section.drafts.mark("m1")]
    other = section.drafts.mark("m2")
    changes: tuple[Callable[[], object], ...] = (
        lambda: section.drafts.revise("d1", DRAFT),
        lambda: section.drafts.set_visibility("d1", "drafts"),
        lambda: section.drafts.withdraw("d1", True),
        lambda: worker.take(100, 50),
        lambda: worker.hurry("d1", 1),
        lambda: worker.fail("j1", "crash"),
        lambda: added(section),
    )
    for change in changes:
        change()
        seen.append(section.drafts.mark("m1"))
    assert all(before < after for before, after in zip(seen, seen[1:], strict=False))
    assert section.drafts.mark("m2") == other
    assert section.drafts.mark() == seen[-1] + other
    assert {meeting: mark for meeting, mark in section.drafts.marks().items() if mark} == {
        meeting: mark for meeting, mark in (("m1", seen[-1]), ("m2", other)) if mark
    }


def test_a_document_that_fails_half_way_is_not_kept_at_all(section: Section) -> None:
    if section.database is None:
        pytest.skip("memory cannot fail half-way")
    added(section, jobs=[Job("j1", "d1", "fr")])
    before = section.drafts.mark()
    with pytest.raises(NotFound):
        section.drafts.add(PAPER, segments("a", "b"), [Job("j2", "d1", "fr")], [DRAFT, replace(DRAFT, segment="?")])
    assert section.drafts.segments("d1") == ONE
    assert [each.id for each in section.worker().of("d1")] == ["j1"]
    assert section.drafts.mark() == before


def test_a_document_is_read_in_ranges_of_blocks(section: Section) -> None:
    blocks = (7, 0, 0, 1, 2, 2, 2, 3)  # where a block stands is only compared with the one before
    added(section, [Segment(f"s{place}", place, block, f"Line {place}.") for place, block in enumerate(blocks)])
    drafts, french = section.drafts, replace(DRAFT, segment="s4")
    ranges = drafts.ranges("d1", 2)
    assert ranges == [(0, 2), (3, 6), (7, 7)]
    assert [[each.ordinal for each in drafts.segments("d1", within=part)] for part in ranges] == [
        [0, 1, 2], [3, 4, 5, 6], [7]
    ]  # fmt: skip
    drafts.revise("d1", french)
    assert [list(drafts.revisions("d1", "fr", part)) for part in ranges] == [[], ["s4"], []]
    assert (drafts.ordinal("d1", "s4"), drafts.ordinal("d1", "s9"), drafts.ranges("none", 2)) == (4, None, [])


def test_ranges_are_those_of_the_newest_version(section: Section) -> None:
    added(section)
    section.drafts.revise("d1", DRAFT)
    added(section, [Segment("new", 0, 0, "A word before."), Segment("s1", 1, 1, "Good morning.")])
    assert section.drafts.ordinal("d1", "s1") == 1
    assert section.drafts.ranges("d1", 1) == [(0, 0), (1, 1)]
    assert list(section.drafts.revisions("d1", "fr", section.drafts.ranges("d1", 1)[1])) == ["s1"]
