"""What every queue promises: the most urgent first, held by one at a time, one retry, then a visible failure."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from interp.ports import Document, DraftingQueue, Job
from tests.contracts.conftest import Section

PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")


def queue(section: Section, *jobs: Job) -> DraftingQueue:
    """Return a worker's view of a queue that holds `jobs`."""
    for document in dict.fromkeys(each.document for each in jobs):
        section.drafts.add(replace(PAPER, id=document), [], [each for each in jobs if each.document == document])
    return section.worker("first")


def job(number: int, priority: int = 50, document: str = "d1") -> Job:
    return Job(f"j{number}", document, "fr", priority)


def test_an_empty_queue_gives_nothing(section: Section) -> None:
    worker = section.worker()
    assert (worker.take(0, 10), worker.waiting(), worker.of("d1"), worker.lost("crash")) == (None, 0, [], 0)


def test_the_most_urgent_is_taken_first_then_the_oldest(section: Section) -> None:
    worker = queue(section, job(1), job(2, 10, "d2"), job(3, 50, "d3"))
    taken = [worker.take(0, 10) for _ in range(4)]
    assert [each.id if each else None for each in taken] == ["j2", "j1", "j3", None]


def test_a_job_taken_runs_with_a_lease(section: Section) -> None:
    worker = queue(section, job(1))
    taken = worker.take(100, 30)
    assert taken == replace(job(1), state="running", lease_until=130)
    assert worker.of("d1") == [taken]
    assert worker.waiting() == 1


def test_a_job_done_is_done(section: Section) -> None:
    worker = queue(section, job(1))
    worker.take(0, 10)
    worker.done("j1")
    assert worker.of("d1") == [replace(job(1), state="done")]
    assert (worker.waiting(), worker.take(999, 10)) == (0, None)


def test_a_lease_is_renewed_by_its_holder_alone(section: Section) -> None:
    worker, other = queue(section, job(1)), section.worker("second")
    worker.take(0, 10)
    assert (worker.renew("j1", 100), other.renew("j1", 200), worker.renew("j9", 100)) == (True, False, False)
    assert [each.lease_until for each in worker.of("d1")] == [100]
    assert other.take(99, 10) is None


def test_a_failure_is_tried_again_once_and_then_shown(section: Section) -> None:
    worker = queue(section, job(1))
    worker.take(0, 10)
    worker.fail("j1", "crash")
    assert worker.of("d1") == [replace(job(1), attempts=1, error="crash")]
    assert worker.take(1, 10) == replace(job(1), attempts=1, error="crash", state="running", lease_until=11)
    worker.fail("j1", "out_of_memory")
    assert worker.of("d1") == [replace(job(1), attempts=2, error="out_of_memory", state="failed")]
    assert worker.take(2, 10) is None


def test_success_at_the_second_try_leaves_no_error(section: Section) -> None:
    worker = queue(section, job(1))
    worker.take(0, 10)
    worker.fail("j1", "crash")
    worker.take(1, 10)
    worker.done("j1")
    assert worker.of("d1") == [replace(job(1), attempts=1, state="done")]


def test_a_lease_that_ran_out_counts_as_a_failure(section: Section) -> None:
    worker, other = queue(section, job(1), job(2, 50, "d2")), section.worker("second")
    worker.take(0, 10)
    assert other.take(10, 10) == replace(job(2, 50, "d2"), state="running", lease_until=20)
    again = other.take(11, 100)
    assert again == replace(job(1), attempts=1, error="lease_lost", state="running", lease_until=111)
    last = worker.take(112, 10)
    assert last and (last.id, last.attempts, last.lease_until) == ("j2", 1, 122)
    assert [each.state for each in worker.of("d1")] == ["failed"]


def test_who_lost_a_job_can_do_nothing_to_it(section: Section) -> None:
    worker, other = queue(section, job(1)), section.worker("second")
    worker.take(0, 10)
    held = other.take(11, 100)
    worker.done("j1")
    worker.fail("j1", "late")
    worker.give_way("j1")
    assert worker.of("d1") == [held]


def test_a_job_that_gives_way_waits_again_uncounted(section: Section) -> None:
    worker = queue(section, job(1))
    worker.take(0, 10)
    worker.give_way("j1")
    assert worker.of("d1") == [job(1)]


def test_what_a_dead_process_held_is_tried_again_at_once(section: Section) -> None:
    worker = queue(section, job(1), job(2, 50, "d2"))
    worker.take(0, 1_000)
    assert (section.worker("second").lost("crash"), section.worker("first").lost("crash")) == (0, 1)
    again = worker.take(1, 10)
    assert again and (again.id, again.attempts, again.error) == ("j1", 1, "crash")


def test_a_document_can_be_hurried(section: Section) -> None:
    worker = queue(section, job(1), job(2, 50, "d2"))
    worker.hurry("d2", 1)
    taken = worker.take(0, 10)
    assert taken and (taken.id, taken.priority) == ("j2", 1)


@pytest.mark.parametrize("workers", [4])
def test_no_job_is_given_to_two(section: Section, workers: int) -> None:
    queue(section, *(job(number, number % 3, f"d{number}") for number in range(30)))

    def work(name: int) -> list[str]:
        worker, had = section.worker(f"w{name}"), []
        while taken := worker.take(0, 1_000):
            had.append(taken.id)
            worker.done(taken.id)
        return had

    with ThreadPoolExecutor(workers) as pool:
        had = [each for some in pool.map(work, range(workers)) for each in some]
    assert sorted(had) == sorted(f"j{number}" for number in range(30))


def test_only_what_is_more_urgent_presses(section: Section) -> None:
    worker = queue(section, job(1, 10), job(2, 50, "d2"))
    worker.take(0, 10)
    assert (worker.pressing(job(9, 50)), worker.pressing(job(9, 51))) == (False, True)


def test_every_job_of_a_priority_begins_before_one_goes_on(section: Section) -> None:
    worker = queue(section, job(1), job(2, 50, "d2"), job(3, 90, "d3"))
    for name in ("j1", "j2"):
        taken = worker.take(0, 10)
        assert taken and (taken.id, taken.begun) == (name, False)
        worker.begun(name)
    assert worker.of("d1") == [replace(job(1), begun=True)]
    again = [worker.take(0, 10) for _ in range(3)]
    assert [(each.id, each.begun) for each in again if each] == [("j1", True), ("j2", True), ("j3", False)]


def test_what_is_begun_gives_way_to_what_is_not_at_the_same_priority(section: Section) -> None:
    worker = queue(section, job(1), job(2, 50, "d2"))
    taken = worker.take(0, 10)
    assert taken and not worker.pressing(taken)
    assert worker.pressing(replace(taken, begun=True))
    assert not worker.pressing(replace(taken, begun=True, priority=49))


def test_only_who_holds_a_job_says_that_it_is_begun(section: Section) -> None:
    worker, other = queue(section, job(1)), section.worker("second")
    held = worker.take(0, 10)
    other.begun("j1")
    assert worker.of("d1") == [held]


def test_a_job_without_models_is_put_aside_and_costs_no_attempt(section: Section) -> None:
    worker = queue(section, job(1))
    worker.take(0, 10)
    worker.park("j1", "no_translator en-fr")
    assert worker.of("d1") == [replace(job(1), state="parked", error="no_translator en-fr")]
    assert (worker.waiting(), worker.take(999, 10)) == (0, None)


def test_parked_and_failed_jobs_wait_again_when_they_may(section: Section) -> None:
    worker = queue(section, job(1), job(2, 50, "d2"), job(3, 50, "d3"))
    for _ in range(2):
        worker.take(0, 10)
        worker.fail("j1", "crash")
    worker.take(0, 10)
    worker.park("j2", "no_translator")
    before = section.drafts.mark("m1")
    assert (worker.unpark(), worker.unpark()) == (2, 0)
    assert worker.of("d1") + worker.of("d2") == [job(1), job(2, 50, "d2")]
    assert section.drafts.mark("m1") > before


def test_only_a_meetings_or_a_documents_jobs_wait_again_when_one_is_named(section: Section) -> None:
    worker = queue(section, job(1), job(2, 50, "d2"))
    section.drafts.add(replace(PAPER, id="d3", meeting="m2"), [], [job(3, 50, "d3")])
    for number in (1, 2, 3):
        worker.take(0, 10)
        worker.park(f"j{number}", "no_translator")
    assert (worker.unpark("m2", "d1"), worker.unpark("m1", "d2"), worker.unpark("m2"), worker.unpark()) == (0, 1, 1, 1)


def test_the_oldest_that_waits_says_since_when(section: Section) -> None:
    worker = queue(section, replace(job(1), since=30), replace(job(2, 10, "d2"), since=20), job(3, 90, "d3"))
    assert worker.oldest() == 20
    worker.take(40, 10)  # j2
    assert worker.oldest() == 30
    worker.take(40, 10)  # j1; of the third nobody knows
    assert worker.oldest() is None


def test_a_worker_that_starts_recalls_what_was_put_aside_and_leaves_what_failed(section: Section) -> None:
    worker = queue(section, job(1), job(2, 50, "d2"))
    for _ in range(2):
        worker.take(0, 10)
        worker.fail("j1", "hang")
    worker.take(0, 10)
    worker.park("j2", "no_translator")
    assert (worker.recall(), worker.recall()) == (1, 0)
    assert [each.state for each in worker.of("d1") + worker.of("d2")] == ["failed", "waiting"]


def test_only_who_holds_a_job_puts_it_aside(section: Section) -> None:
    worker, other = queue(section, job(1)), section.worker("second")
    worker.take(0, 10)
    other.park("j1", "no_translator")
    assert worker.of("d1")[0].state == "running"
