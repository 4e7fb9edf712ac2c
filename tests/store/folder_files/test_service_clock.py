"""Contract of the service clock: unaffected by restarts and wall clock changes, set again after a reboot."""

import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from interp.store.folder_files.service_clock import FILE, AnchoredClock, AnchorFile
from tests.moments import SLEW_MS

HOUR = 3_600_000


@dataclass
class Machine:
    """A machine with a wall clock that can jump, an uptime, and a boot."""

    wall: int = 50 * HOUR
    uptime: int = 2 * HOUR
    boot: str = "b1"

    def passes(self, ms: int) -> None:
        self.wall += ms
        self.uptime += ms

    def reboots(self) -> None:
        self.boot, self.uptime = "b2", 0

    def clock(self, folder: Path) -> AnchoredClock:
        return AnchoredClock(AnchorFile(folder), lambda: self.wall, lambda: self.uptime, lambda: self.boot)


@pytest.fixture
def machine() -> Machine:
    return Machine()


def test_the_first_clock_is_wall_time_and_goes_on(machine: Machine, tmp_path: Path) -> None:
    clock = machine.clock(tmp_path / "new")
    assert clock.now_ms() == 50 * HOUR
    machine.passes(1_234)
    assert clock.now_ms() == 50 * HOUR + 1_234


@pytest.mark.parametrize("jump", [HOUR, -HOUR])
def test_a_jump_of_the_wall_clock_moves_nothing(machine: Machine, tmp_path: Path, jump: int) -> None:
    clock = machine.clock(tmp_path)
    machine.wall += jump
    assert clock.now_ms() == 50 * HOUR


@pytest.mark.parametrize("jump", [0, HOUR, -HOUR])
def test_a_restart_keeps_the_timeline_whatever_the_wall_clock_says(machine: Machine, tmp_path: Path, jump: int) -> None:
    machine.clock(tmp_path)
    machine.passes(1_000)
    machine.wall += jump
    assert machine.clock(tmp_path).now_ms() == 50 * HOUR + 1_000


def test_after_a_reboot_it_is_wall_time_again(machine: Machine, tmp_path: Path) -> None:
    machine.clock(tmp_path)
    machine.wall += HOUR
    machine.reboots()
    assert machine.clock(tmp_path).now_ms() == 51 * HOUR


@pytest.mark.parametrize("kept", ["", "{", "[]", "{}", '{"boot": "b1", "wall_ms": "x", "uptime_ms": 1}', "\x00"])
def test_an_anchor_that_cannot_be_read_is_set_anew(machine: Machine, tmp_path: Path, kept: str) -> None:
    (tmp_path / FILE).write_text(kept)
    assert machine.clock(tmp_path).now_ms() == 50 * HOUR
    machine.wall += HOUR
    assert machine.clock(tmp_path).now_ms() == 50 * HOUR


def test_the_machines_own_clock_is_near_its_wall_time(tmp_path: Path) -> None:
    before_ms = time.time() * 1000
    now = AnchoredClock(AnchorFile(tmp_path)).now_ms()
    assert before_ms - SLEW_MS <= now <= time.time() * 1000 + SLEW_MS
