"""The desk's tasks wait in the lane of who waits at a screen, but those that store what came back."""

from interp.domain.translation.term_entries import MergedTerms
from interp.ports import HelperTask
from interp.ports.helper_work import FILING, SCREEN
from interp.service.review_desk import desk_tasks

TASKS = {name: task for name, task in vars(desk_tasks).items() if isinstance(task, HelperTask)}


def test_what_stores_is_filed_and_all_else_is_waited_for() -> None:
    assert {name for name, task in TASKS.items() if task.lane == FILING} == {"take_returned", "take_comments"}
    assert {task.lane for name, task in TASKS.items() if not name.startswith("take_")} == {SCREEN}


def test_the_result_of_a_task_is_what_its_function_says() -> None:
    assert TASKS["desk_text"].result is bytes
    assert TASKS["terms_in"].result is MergedTerms
