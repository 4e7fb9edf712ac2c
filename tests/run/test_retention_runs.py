"""The daily run of retention: an hour after the start, then each day, whatever became of the one before."""

from collections.abc import Callable
from typing import Any

import pytest
from structlog.testing import capture_logs

from interp.run.retention_runs import EVERY_S, FIRST_S, LOOK_S, run_daily


class Ended:
    """A process that runs for one look and ends with a status."""

    def __init__(self, status: int) -> None:
        self._answers = iter((None, status))

    def poll(self) -> int | None:
        """Return the status once it has ended."""
        return next(self._answers)


def fails() -> Any:
    raise OSError("no process is left")


@pytest.mark.parametrize(
    ("start", "told"),
    [(lambda: Ended(0), []), (lambda: Ended(1), ["retention_failed"]), (fails, ["retention_not_started"])],
)
def test_it_runs_an_hour_after_the_start_and_then_each_day(start: Callable[[], Any], told: list[str]) -> None:
    pauses: list[float] = []
    with capture_logs() as logs:
        run_daily(start, lambda: len(pauses) < 3, pauses.append)
    waits = [each for each in pauses if each != LOOK_S]
    assert waits == [FIRST_S, EVERY_S, EVERY_S][: len(waits)] and waits
    assert [each["event"] for each in logs][:1] == told
