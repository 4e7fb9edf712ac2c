"""What every keeper of the clock's anchor promises: the first of a boot wins, for all; a later boot replaces it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from interp.ports import ClockAnchor
from interp.store.folder_files.service_clock import AnchorFile
from tests.fakes import MemoryAnchor

Make = Callable[[], ClockAnchor]


def in_memory(_: Path) -> Make:
    one = MemoryAnchor()
    return lambda: one


KEEPERS: dict[str, Callable[[Path], Make]] = {"memory": in_memory, "file": lambda folder: lambda: AnchorFile(folder)}


@pytest.fixture(params=KEEPERS)
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    """Return what makes one more keeper of the same anchor."""
    return KEEPERS[request.param](tmp_path / "data")


def test_the_first_of_a_boot_is_kept(make: Make) -> None:
    assert make().agreed("b1", 50, 2) == (50, 2)
    assert make().agreed("b1", 70, 9) == (50, 2)


def test_another_boot_has_its_own_and_the_earlier_is_gone(make: Make) -> None:
    make().agreed("b1", 50, 2)
    assert make().agreed("b2", 70, 1) == (70, 1)
    assert make().agreed("b2", 80, 5) == (70, 1)
    assert make().agreed("b1", 90, 6) == (90, 6)


def test_of_those_who_ask_at_once_one_is_kept(make: Make) -> None:
    together = Barrier(8)

    def ask(number: int) -> tuple[int, int]:
        together.wait(60)
        return make().agreed("b1", number, number)

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(ask, range(8)))
    assert len(answers) == 1
    assert answers == {make().agreed("b1", 99, 99)}
