"""Reading and storing a filed document needs no meeting: what was decided before comes with the order."""

import json
from dataclasses import replace

import pytest

from interp.domain.rules.permissions import Actor
from interp.domain.text.segments import LeftOut
from interp.errors import Refused, TooMany
from interp.ports import Document, Revision
from interp.service.document_filing import (
    DocumentFiling,
    FilingOrder,
    VersionCounts,
    jobs_of,
)
from tests.translation_section import TEXT, Bureau, paper, read

BLANK = Document("d1", "m1", "", "", "statement", "", "reviewed", "s1", created_at=7, created_by="Ana")
ORDER = FilingOrder(BLANK, Actor("staff", "Ana"), 9, 12)


def test_a_document_gets_its_title_name_and_language_from_the_file() -> None:
    bureau = Bureau()
    filed = bureau.filing(read).file(paper(), ORDER)
    assert filed.document == replace(BLANK, title="Statement of the Chair", name="statement.txt", language="en")
    assert bureau.drafts.document("d1") == filed.document
    assert {(job.priority, job.since) for job in bureau.jobs.of("d1")} == {(12, 9)}
    assert [(each.at, each.actor, each.name) for each in bureau.acts.of("m1")] == [(9, "Ana", "document.filed")]


def test_a_version_is_counted_against_the_stored_one() -> None:
    bureau = Bureau()
    filing = bureau.filing(read)
    order = replace(ORDER, document=filing.file(paper(), ORDER).document)
    assert filing.file_version(paper(TEXT.replace("47", "48")), order) == VersionCounts(3, 1, 0, 0)
    assert filing.file_version(paper(TEXT.replace("47", "48")), order) == VersionCounts(4, 0, 0, 0)
    assert [each.name for each in bureau.acts.of("m1")] == ["document.filed", "document.version_filed"]


def test_a_version_beside_a_sentences_first_text_is_tried_again_and_keeps_the_layout_of_the_one_before() -> None:
    bureau, layouts = Bureau(), list[str]()
    filing = DocumentFiling(
        bureau.drafts, read, lambda *_: 0, keep_layout=lambda paper, document, parts: layouts.append(paper.name),
        lookup=lambda document, parts, have: [Revision(each.id, "fr", 2, "Merci.", "auto", "tm") for each in parts],
    )  # fmt: skip
    order = replace(ORDER, document=bureau.filing(read).file(paper(), ORDER).document)
    with pytest.raises(TooMany, match="busy"):
        filing.file_version(paper(TEXT.replace("47", "48")), order)
    assert layouts == []


def test_a_file_that_is_read_while_its_meeting_is_archived_is_not_stored() -> None:
    bureau, archived = Bureau(), set[str]()

    def may_store(meeting: str) -> None:
        if meeting in archived:
            raise Refused("archived", meeting=meeting)

    def attach(segments: object, done: object) -> int:
        raise AssertionError(segments, done)

    filing = DocumentFiling(bureau.drafts, read, attach, may_store=may_store)
    order = replace(ORDER, document=filing.file(paper(), ORDER).document)
    archived.add("m1")
    before = bureau.drafts.segments("d1"), len(bureau.acts.of("m1"))
    for work, given in (
        (filing.file, replace(ORDER, document=replace(BLANK, id="d2"))), (filing.file_version, order),
    ):  # fmt: skip
        with pytest.raises(Refused, match="archived"):
            work(paper(TEXT.replace("47", "48")), given)
    with pytest.raises(Refused, match="archived"):
        filing.attach_official(replace(paper(), language="fr"), order)
    assert bureau.drafts.document("d2") is None
    assert (bureau.drafts.segments("d1"), len(bureau.acts.of("m1"))) == before


def test_each_language_has_a_job_of_its_own() -> None:
    jobs = jobs_of(BLANK, ["fr", "es"], 3, 5)
    assert [(each.document, each.language, each.priority, each.since) for each in jobs] == [
        ("d1", "fr", 3, 5), ("d1", "es", 3, 5),
    ]  # fmt: skip
    assert len({each.id for each in jobs}) == 2


def test_what_was_left_out_goes_with_the_answer_and_its_numbers_into_the_record() -> None:
    bureau = Bureau()
    left = (LeftOut("hidden", 2, ("a secret", "another")), LeftOut("comment", 1, ("why?",)))
    filing = bureau.filing(lambda data, name: replace(read(data, name), left_out=left))
    filed = filing.file(paper(), ORDER)
    counts = filing.file_version(paper(TEXT.replace("47", "48")), replace(ORDER, document=filed.document))
    french = paper(TEXT.replace("heard", "entendu"), language="fr")
    official = filing.attach_official(french, replace(ORDER, document=filed.document))
    assert (filed.left_out, counts.left_out, official.left_out) == (left, left, left)
    assert [json.loads(each.body)["left_out"] for each in bureau.acts.of("m1")] == [{"hidden": 2, "comment": 1}] * 3
