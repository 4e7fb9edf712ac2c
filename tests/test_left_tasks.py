"""A test that leaves a task in the eventlet loop of its process fails, and is named; the task is ended."""

from pathlib import Path

import pytest

from interp.config import Settings
from interp.run.app import create_app
from interp.run.assemble import assemble
from tests import left_tasks
from tests.prepared_demo import empty


@pytest.mark.parametrize(("mode", "left"), [("eventlet", True), ("threading", False)])
def test_an_app_under_eventlet_is_told_of_the_test_that_made_it(
    mode: str, left: bool, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    service = assemble(Settings(data=empty(tmp_path), async_mode=mode))  # type: ignore[arg-type]
    create_app(service)
    service.close()
    hook = left_tasks.pytest_runtest_teardown(request.node)
    next(hook)
    with pytest.raises(pytest.fail.Exception if left else StopIteration) as ended:
        hook.send(None)
    if left:
        assert str(ended.value) == f"{request.node.nodeid}: {left_tasks.ADVICE}: DirectEngine.run_pings"
    assert left_tasks.taken_out() == []


def test_it_is_asked_after_each_test(request: pytest.FixtureRequest) -> None:
    asked = request.config.hook.pytest_runtest_teardown.get_hookimpls()
    assert left_tasks.pytest_runtest_teardown in [each.function for each in asked]
