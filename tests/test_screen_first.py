"""Drafting rests while the server works for somebody at a screen, and no longer than it may."""

import subprocess
import sys
from pathlib import Path

from interp.screen_first import LATELY_S, LOOK_S, REST_S, DraftingRest, ScreenWork, works_for_a_screen
from tests.processes import python


def test_drafting_sees_that_somebody_waits_until_the_last_of_them_has_what_they_want(tmp_path: Path) -> None:
    screen, seen = ScreenWork(tmp_path), [works_for_a_screen(tmp_path)]
    with screen:
        seen.append(works_for_a_screen(tmp_path))
        with screen:
            seen.append(works_for_a_screen(tmp_path))
        seen.append(works_for_a_screen(tmp_path))
    assert [*seen, works_for_a_screen(tmp_path)] == [False, True, True, True, False]


DIES = """
import os, sys
from pathlib import Path
from interp.screen_first import ScreenWork, works_for_a_screen
ScreenWork(Path(sys.argv[1])).__enter__()
print(works_for_a_screen(Path(sys.argv[1])), flush=True)
os._exit(1)
"""


def test_a_server_that_died_keeps_nobody_from_drafting(tmp_path: Path) -> None:
    assert python(DIES, str(tmp_path)).stdout == "True\n"
    assert not works_for_a_screen(tmp_path)


LOOKS = """
import sys
from pathlib import Path
from interp.screen_first import works_for_a_screen
print(flush=True)
while True:
    works_for_a_screen(Path(sys.argv[1]))
"""


def test_a_server_is_told_of_also_where_drafting_looks_all_the_time(tmp_path: Path) -> None:
    screen, told = ScreenWork(tmp_path), []
    with subprocess.Popen([sys.executable, "-c", LOOKS, str(tmp_path)], stdout=subprocess.PIPE) as looks:
        assert looks.stdout is not None
        looks.stdout.readline()
        for _ in range(20_000):
            with screen:
                told.append(works_for_a_screen(tmp_path))
        looks.kill()
    assert told == [True] * 20_000


def test_a_folder_that_is_gone_keeps_nobody_from_anything(tmp_path: Path) -> None:
    with ScreenWork(tmp_path / "gone"):
        pass
    assert not works_for_a_screen(tmp_path / "gone")


class Clock:
    """A clock that goes on while somebody rests; `waits` says for how long somebody waits at a screen."""

    def __init__(self, waits: float) -> None:
        self.now, self.waits, self.rests = 100.0, 100.0 + waits, 0
        self.rest = DraftingRest(lambda: self.now < self.waits, lambda: self.now, self.pause)

    def pause(self, seconds: float) -> None:
        self.now += seconds
        self.rests += 1


def test_it_rests_until_nobody_waits() -> None:
    clock = Clock(4 * LOOK_S)
    clock.rest()
    assert clock.rests in (4, 5)
    clock.rest()
    assert clock.rests in (4, 5)


def test_it_rests_no_longer_than_a_lease_allows_and_again_after_the_next_batch() -> None:
    clock = Clock(10 * REST_S)
    clock.rest()
    rested = clock.now - 100
    clock.rest()
    assert REST_S <= rested < REST_S + 2 * LOOK_S
    assert clock.now - 100 > 1.9 * rested


def test_for_a_minute_after_somebody_waited_the_next_is_expected() -> None:
    clock = Clock(LOOK_S / 2)
    before = clock.rest.soon()
    clock.rest()
    during = clock.rest.soon()
    clock.now += LATELY_S
    assert (before, during, clock.rest.soon()) == (False, True, False)
