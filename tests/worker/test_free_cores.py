"""On how many cores drafting works: those that are idle, and its own."""

from pathlib import Path

import pytest

from interp.worker.free_cores import TICKS, FreeCores, free_cores, idle_in, limited


class Machine:
    """Cores whose idle time passes as told."""

    def __init__(self) -> None:
        self.now = self.idle = self.own = 0.0

    def passes(self, seconds: float, idle: float, own: float = 0.0) -> None:
        self.now, self.idle, self.own = self.now + seconds, self.idle + idle * seconds, self.own + own * seconds

    def cores(self, most: int = 2) -> FreeCores:
        return FreeCores(most, lambda: self.idle, lambda: self.own, lambda: self.now)


@pytest.mark.parametrize(
    ("idle", "own", "expected"),
    [(2.0, 0.0, 2), (0.0, 2.0, 2), (1.0, 0.9, 2), (0.6, 1.0, 1), (0.0, 0.4, 1), (0.0, 0.0, 1)],
)
def test_a_core_that_nobody_else_uses_is_counted(idle: float, own: float, expected: int) -> None:
    machine = Machine()
    cores = machine.cores()
    assert cores() == 1  # nothing is known yet
    machine.passes(1.0, idle, own)
    assert cores() == expected


def test_no_more_than_the_most_are_used() -> None:
    machine = Machine()
    four, one = machine.cores(4), machine.cores(1)
    machine.passes(1.0, 16.0)
    assert (four(), one()) == (4, 1)


def test_an_answer_holds_for_a_moment_and_follows_the_machine() -> None:
    machine = Machine()
    cores = machine.cores()
    machine.passes(1.0, 2.0)
    assert cores() == 2
    machine.passes(0.1, 0.0)
    assert cores() == 2
    machine.passes(0.4, 0.0)
    assert cores() == 1


def test_idle_time_is_that_of_the_cores_that_may_be_used() -> None:
    stat = "cpu 9 9 9 900 90 0\ncpu0 1 1 1 300 10 0\ncpu1 1 1 1 500 20 0\nintr 1"
    assert idle_in(stat, {0}) == 310 / TICKS
    assert idle_in(stat, {0, 1}) == 830 / TICKS
    with pytest.raises(KeyError):
        idle_in(stat, {2})


@pytest.mark.parametrize(("limit", "expected"), [("max 100000", False), ("150000 100000", True)])
def test_a_processor_limit_of_a_group_around_this_process_is_noticed(
    tmp_path: Path, limit: str, expected: bool
) -> None:
    (tmp_path / "system.slice/interp.service").mkdir(parents=True)
    (tmp_path / "system.slice/cpu.max").write_text(limit)
    assert limited("0::/system.slice/interp.service\n", tmp_path) is expected
    assert not limited("1:cpu:/old\n", tmp_path)


def test_this_machine_can_be_asked() -> None:
    cores = free_cores()
    assert 1 <= cores() <= cores.most
