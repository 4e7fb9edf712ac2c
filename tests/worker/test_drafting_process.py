"""The child's loop over a queue: how each job ends, whatever drafting does."""

from collections.abc import Callable

import pytest

from interp.errors import NoTranslator, Unavailable
from interp.ports import Job
from interp.worker.drafting_process import DraftingProcess, is_out_of_memory, why_failed
from tests.fakes_text import CountingJobs
from tests.row_by_row import row_by_row

JOB = Job("J", "D", "fr")


class Draft:
    """Drafts by doing what it was told to."""

    def __init__(self, does: Callable[[Callable[[], None]], None], whole: bool = True) -> None:
        self.does, self.whole = does, whole

    def draft(self, job: Job, progress: Callable[[], None]) -> bool:
        self.does(progress)
        return self.whole


def worked(does: Callable[[Callable[[], None]], None], jobs: CountingJobs) -> list[dict[str, object]]:
    """Work one job and return what was said to the supervisor."""
    said: list[dict[str, object]] = []
    DraftingProcess(jobs, Draft(does), lambda: 0, said.append).work(JOB)
    return said


def raising(error: Exception) -> Callable[[Callable[[], None]], None]:
    def does(progress: Callable[[], None]) -> None:
        raise error

    return does


def test_a_drafted_job_is_done_and_every_batch_is_heard_of() -> None:
    jobs = CountingJobs()
    assert worked(lambda progress: progress(), jobs) == [
        {"job": "J"}, {"beat": True}, {"drafted": True}, {"job": None},
    ]  # fmt: skip
    assert jobs.finished == ["J"]


def test_before_each_batch_it_rests_for_who_waits_at_a_screen_and_then_is_heard_of() -> None:
    order: list[object] = []

    def twice(progress: Callable[[], None]) -> None:
        progress()
        progress()

    process = DraftingProcess(
        CountingJobs(), Draft(twice), lambda: 0, order.append, rest=lambda: order.append("rest")
    )  # fmt: skip
    process.work(JOB)
    assert order == [{"job": "J"}, "rest", {"beat": True}, "rest", {"beat": True}, {"drafted": True}, {"job": None}]
    order.clear()
    process.run(iter([True, False]).__next__, order.append)
    assert order[0] == "rest"


def test_a_job_of_which_more_is_left_waits_behind_those_not_begun() -> None:
    jobs = CountingJobs()
    DraftingProcess(jobs, Draft(lambda _: None, whole=False), lambda: 0, lambda _: None).work(JOB)
    assert (jobs.stepped, jobs.finished) == (["J"], [])


def test_models_are_loaded_ahead_while_there_is_no_job_without_a_pause_in_between() -> None:
    pauses: list[float] = []
    left = [True, True, False]
    process = DraftingProcess(
        CountingJobs(), Draft(lambda _: None), lambda: 0, lambda _: None, load_ahead=lambda: left.pop(0)
    )
    process.run(lambda: not pauses, pauses.append)
    assert (left, len(pauses)) == ([], 1)


def test_it_gives_way_to_what_is_more_urgent() -> None:
    jobs = CountingJobs()
    jobs.urgent = True
    worked(lambda progress: progress(), jobs)
    assert (jobs.returned, jobs.finished, jobs.failures) == (["J"], [], [])


def test_a_job_that_is_no_longer_ours_is_let_go() -> None:
    jobs = CountingJobs()
    jobs.ours = False
    worked(lambda progress: progress(), jobs)
    assert (jobs.returned, jobs.finished, jobs.failures) == ([], [], [])


def test_missing_models_put_the_job_aside_and_say_which() -> None:
    jobs = CountingJobs()
    worked(raising(NoTranslator(source="fr", target="ar", missing=("fr-en", "en-ar"))), jobs)
    assert jobs.parked == [("J", "no_translator fr-en en-ar")]


@pytest.mark.parametrize(("error", "code"), [(ValueError("x"), "ValueError"), (Unavailable(), "unavailable")])
def test_any_other_failure_costs_one_attempt(error: Exception, code: str) -> None:
    jobs = CountingJobs()
    said = worked(raising(error), jobs)
    assert jobs.failures == [("J", code)]
    assert said[-2:] == [{"failed": "other"}, {"job": None}]


@row_by_row(
    ("error", "why"),
    [
        (ModuleNotFoundError("No module named 'ctranslate2'"), "library"), (MemoryError(), "out_of_memory"),
        (OSError(28, "No space left on device"), "disk_full"), (Unavailable("database or disk is full"), "disk_full"),
        (ImportError("libgomp.so: failed to map segment from shared object"), "out_of_memory"),
        (KeyError("x"), "other"),
    ],
)  # fmt: skip
def test_a_failure_says_why(error: Exception, why: str) -> None:
    assert why_failed(error) == why


def test_a_queue_that_cannot_be_read_for_a_full_disk_is_told() -> None:
    class Full(CountingJobs):
        def take(self, *_: object) -> None:
            raise Unavailable("database or disk is full")

    said: list[object] = []
    process = DraftingProcess(Full(), Draft(lambda _: None), lambda: 0, said.append)
    process.run(iter([True, False]).__next__, lambda _: None)
    assert said == [{"failed": "disk_full"}]


def test_out_of_memory_costs_one_attempt_and_ends_the_process_with_all_it_has_loaded() -> None:
    jobs = CountingJobs()
    with pytest.raises(SystemExit):
        worked(raising(MemoryError()), jobs)
    assert jobs.failures == [("J", "out_of_memory")]


def test_new_models_let_jobs_wait_again() -> None:
    class Aside(CountingJobs):
        unparked = recalled = 0

        def recall(self) -> int:
            self.recalled += 1
            return 0

        def unpark(self, meeting: str | None = None, document: str | None = None) -> int:
            self.unparked += 1
            return 0

    jobs, here = Aside(), [("a",), ("a",), ("b",)]
    DraftingProcess(jobs, Draft(lambda _: None), lambda: 0, lambda _: None, lambda: here.pop(0)).run(
        lambda: bool(here), lambda _: None
    )
    assert (jobs.recalled, jobs.unparked) == (1, 1)


def test_an_empty_queue_is_asked_again_after_a_pause() -> None:
    pauses: list[float] = []
    said: list[dict[str, object]] = []
    DraftingProcess(CountingJobs(), Draft(lambda _: None), lambda: 0, said.append).run(
        lambda: len(pauses) < 2, pauses.append
    )
    assert said == [{"idle": True}] * 2


@pytest.mark.parametrize(
    ("error", "refused"),
    [
        (MemoryError(), True),
        (ImportError("libmkl.so: failed to map segment from shared object"), True),
        (RuntimeError("can't start new thread"), True),
        (ImportError("No module named 'ctranslate2'"), False),
        (RuntimeError("the model is damaged"), False),
        (ValueError("cannot allocate memory"), False),
    ],
)
def test_memory_that_is_refused_is_told_from_other_faults(error: Exception, refused: bool) -> None:
    assert is_out_of_memory(error) is refused
