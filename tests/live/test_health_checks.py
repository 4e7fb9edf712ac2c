"""The checks of the service's parts: what each measure makes of a part, at its limits; time is a clock that is set."""

from pathlib import Path

import pytest

from interp.errors import Unavailable
from interp.live import health_checks
from interp.ports import WELL, PartState, WorkerSign
from tests.fakes import FixedClock
from tests.fakes_text import MemorySigns
from tests.row_by_row import row_by_row


def away() -> int:
    raise Unavailable("store")


@pytest.mark.parametrize(
    ("lag", "found"),
    [(250.0, WELL), (251.2, PartState("late", 2, 251)), (1_000, PartState("late", 2, 1_000)),
     (1_001, PartState("late", 3, 1_001))],
)  # fmt: skip
def test_the_beat_is_late_from_a_quarter_of_a_second(lag: float, found: PartState) -> None:
    assert health_checks.beat_check(lambda: lag)() == found


@pytest.mark.parametrize(
    ("free", "found"),
    [(1_000_000_000, WELL), (900_000_000, PartState("disk", 2, 900)), (100_000_000, PartState("disk", 3, 100))],
)
def test_a_full_disk_grows_worse(free: int, found: PartState) -> None:
    assert health_checks.room(free) == found


def test_a_disk_that_can_be_written_is_no_read_only_one(tmp_path: Path) -> None:
    assert health_checks.disk_check(tmp_path)().code in (None, "disk")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs Linux")
def test_a_disk_that_is_gone_raises_which_is_a_trouble_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        health_checks.disk_check(tmp_path / "gone")()


def test_the_log_is_read_its_tables_compared_and_its_last_write_asked_for() -> None:
    assert health_checks.log_check(lambda: True, lambda: 0)() == WELL
    assert health_checks.log_check(lambda: bool(away()), lambda: 0)() == PartState("log_unreadable", 3)
    assert health_checks.log_check(lambda: False, lambda: 0)() == PartState("tables_old", 3)
    assert health_checks.log_check(lambda: True, lambda: 4)() == PartState("log_unwritable", 3, 4)


def test_the_drafts_are_read() -> None:
    assert health_checks.drafts_check(lambda: 7)() == WELL
    assert health_checks.drafts_check(away)() == PartState("drafts_unavailable", 3)


def test_models_are_missed_only_where_this_server_drafts() -> None:
    assert health_checks.models_check(lambda: 10, expected=True)() == WELL
    assert health_checks.models_check(lambda: 0, expected=True)() == PartState("no_models", 1)
    assert health_checks.models_check(lambda: 0, expected=False)() == WELL


def test_models_that_cannot_be_read_are_a_trouble() -> None:
    def denied() -> int:
        raise PermissionError

    assert health_checks.models_check(denied, expected=False)() == PartState("models_unreadable", 2)


@pytest.mark.parametrize(("waited_ms", "found"), [(5_000, WELL), (5_001, PartState("wake_up_unanswered", 3, 5))])
def test_a_notification_that_nobody_takes_is_a_trouble(waited_ms: int, found: PartState) -> None:
    assert health_checks.wake_up_check(lambda: waited_ms)() == found


# --- drafting

NOW = FixedClock().now


def drafting(*signs: WorkerSign, waiting: int = 0, expected: bool = True, passed_ms: int = 0) -> PartState:
    """Return what the check finds some time after the server's start, which is long after the service was built."""
    clock, held = FixedClock(), MemorySigns()
    for each in signs:
        held.leave(each)
    clock.passes(-60_000)
    check = health_checks.worker_check(held.signs, lambda: waiting, clock.now_ms, expected)
    clock.passes(60_000)
    check()
    clock.passes(passed_ms)
    return check()


def sign(owner: str = "a", **values: int | str | None) -> WorkerSign:
    """Return the sign of a process that works, with other values where given."""
    known: dict[str, int | str | None] = {"at": NOW, "started_at": NOW - 60_000, "heard_at": NOW - 100}
    return WorkerSign(owner, **(known | values))  # type: ignore[arg-type]


def test_a_process_that_reports_is_well() -> None:
    assert drafting(sign(), waiting=9) == WELL


def test_a_process_that_has_not_reported_yet_is_starting() -> None:
    assert drafting(sign(heard_at=None)) == PartState("drafting_starts")


def test_the_first_death_at_a_start_is_a_trouble_and_stays_one_during_the_next_start() -> None:
    assert drafting(sign(heard_at=None, deaths=1)) == PartState("worker_dies", 2, 1)


def test_a_process_that_hangs_at_its_start_is_a_trouble_after_half_a_minute() -> None:
    assert drafting(sign(heard_at=None, quiet_ms=30_000)) == PartState("drafting_starts")
    assert drafting(sign(heard_at=None, quiet_ms=30_001)) == PartState("worker_silent", 2, 30)


@row_by_row(
    ("failing", "fails", "state"),
    [
        ("library", 1, PartState("worker_library", 2, 1)), ("disk_full", 1, PartState("worker_disk_full", 2, 1)),
        ("out_of_memory", 1, WELL), ("out_of_memory", 2, PartState("worker_out_of_memory", 2, 2)),
        ("killed", 1, WELL), ("killed", 2, PartState("worker_killed", 2, 2)),
        ("other", 3, WELL), ("other", 4, PartState("worker_other", 2, 4)),
    ],
)  # fmt: skip
def test_drafts_that_fail_one_after_the_other_are_a_trouble_with_their_reason(
    failing: str, fails: int, state: PartState
) -> None:
    assert drafting(sign(failing=failing, fails=fails)) == state


def test_one_worker_that_drafts_is_enough() -> None:
    assert drafting(sign("a", heard_at=None, deaths=5), sign("b")) == WELL


def test_an_expected_worker_may_take_eight_seconds_to_come() -> None:
    assert drafting(passed_ms=8_000, waiting=2) == PartState("drafting_starts")
    assert drafting(passed_ms=8_001, waiting=2) == PartState("worker_absent", 2, 2)


def test_a_sign_that_is_no_longer_written_is_none() -> None:
    assert drafting(sign(), passed_ms=8_000) == WELL
    assert drafting(sign(), passed_ms=8_001) == PartState("worker_absent", 2, 0)


def test_where_no_worker_is_configured_that_is_said_and_is_a_trouble_only_for_waiting_drafts() -> None:
    assert drafting(expected=False, passed_ms=60_000) == PartState("no_drafting")
    assert drafting(expected=False, waiting=3) == PartState("worker_absent", 2, 3)


def test_a_queue_that_cannot_be_read_is_the_drafts_trouble_and_not_the_workers() -> None:
    check = health_checks.worker_check(tuple, away, FixedClock().now_ms, False)
    assert check() == PartState("no_drafting")
