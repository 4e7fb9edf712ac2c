"""The queue at the desk: by when each text is needed, with how far it is, what is wrong with it and whose it is."""

from dataclasses import replace

import pytest

from interp.domain.model.commands import AdvanceFloor, OpenMeeting
from interp.domain.model.findings import Finding
from interp.domain.rules.permissions import ATTENDEE
from interp.errors import NotAllowed
from interp.ports import Job, Revision
from interp.ports.documents import NOT_ORIGINAL_BY, ORIGINAL_BY, ORIGINAL_ORIGIN
from tests.builders import MINUTE
from tests.translation_section import ANA, STAFF, Bureau

ERROR = Finding("number", "error", "number_missing", "2016 is missing", ("2016",))
SHORT = "We shall all be heard by the Council."


def test_nothing_filed_is_nothing_to_do(bureau: Bureau) -> None:
    assert bureau.tasks() == []


def test_texts_come_in_the_order_in_which_they_are_heard(bureau: Bureau) -> None:
    at_leisure, later, soon = (bureau.file(speech=speech) for speech in (None, "s3", "s2"))
    bureau.does(OpenMeeting(), AdvanceFloor(None))
    tasks = bureau.tasks()
    assert list(dict.fromkeys(each.document for each in tasks)) == [soon.id, later.id, at_leisure.id]
    assert [each.language for each in tasks[:5]] == ["ar", "zh", "fr", "ru", "es"]
    assert [tasks[place].needed_in_ms for place in (0, 5, 10)] == [5 * MINUTE, 13 * MINUTE, None]


def test_a_task_says_how_far_it_is(bureau: Bureau) -> None:
    filed = bureau.file()
    bureau.draft(filed, 0, "Déclaration", standing="auto", origin="phrase")
    bureau.draft(filed, 1, "Merci", origin="mt:en-fr@1.9+fixture")
    bureau.draft(filed, 2, "En 2015", findings=(ERROR,))
    task = next(each for each in bureau.tasks() if each.language == "fr")
    assert (task.segments, task.drafted, task.approved, task.findings, task.errors, task.fixture) == (4, 3, 1, 1, 1, 1)
    assert (task.state, task.attempts, task.error) == ("waiting", 0, None)


def test_a_task_says_what_its_job_lacks(bureau: Bureau) -> None:
    bureau.file()
    job = bureau.jobs.take(bureau.clock.now, 1_000)
    assert job
    bureau.jobs.park(job.id, "en-ar")
    task = next(each for each in bureau.tasks() if each.language == job.language)
    assert (task.state, task.error) == ("parked", "en-ar")
    assert bureau.worklist.retry(ANA, "m1") == 1
    assert {each.state for each in bureau.tasks()} == {"waiting"}


def test_of_a_paper_in_two_languages_only_what_is_in_another_one_now_counts(bureau: Bureau) -> None:
    filed = bureau.file()
    own, other, *_ = bureau.drafts.segments(filed.id)
    said = Revision("", "fr", 1, "", "reviewed", ORIGINAL_ORIGIN, by=ORIGINAL_BY)
    bureau.shelf.jobs["j9"] = Job("j9", filed.id, "en")
    assert "en" not in {each.language for each in bureau.tasks()}
    for each in (own, other):
        bureau.drafts.revise(filed.id, replace(said, segment=each.id, value=each.text))
    bureau.draft(filed, 0, "Statement", "en", standing="reviewed")
    bureau.draft(filed, 1, "Thank you", "en", findings=(ERROR,))
    bureau.drafts.revise(filed.id, replace(said, segment=own.id, value=own.text, revision=2, by=NOT_ORIGINAL_BY))
    task = next(each for each in bureau.tasks() if each.language == "en")
    assert (task.segments, task.drafted, task.approved, task.findings, task.errors) == (1, 1, 0, 1, 1)


def test_what_is_done_comes_last(bureau: Bureau) -> None:
    soon, later = bureau.file(SHORT, speech="s2"), bureau.file(speech="s3")
    bureau.revise(soon, 0, "Nous serons tous entendus par le Conseil.", approve=True)
    tasks = bureau.tasks()
    assert (tasks[0].document, tasks[4].document) == (soon.id, later.id)
    assert (tasks[-1].document, tasks[-1].language, tasks[-1].is_done) == (soon.id, "fr", True)


def test_a_withdrawn_text_is_no_work(bureau: Bureau) -> None:
    filed = bureau.file()
    bureau.materials.withdraw(STAFF, "m1", filed.id)
    assert bureau.tasks() == []


def test_an_attendee_retries_nothing(bureau: Bureau) -> None:
    with pytest.raises(NotAllowed):
        bureau.worklist.retry(ATTENDEE, "m1")


def test_documents_are_counted_again_only_when_one_has_changed(bureau: Bureau) -> None:
    filed = bureau.file()
    bureau.tasks()
    asked = bureau.section.asked
    bureau.tasks()
    assert bureau.section.asked == asked
    bureau.draft(filed, 0, "Déclaration")
    assert bureau.tasks()[0].drafted + bureau.tasks()[2].drafted == 1
    assert bureau.section.asked == asked + 1
