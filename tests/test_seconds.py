"""The table of seconds: sums by folder, and printed whether one process runs the tests or two."""

import subprocess
import sys
from dataclasses import dataclass

import pytest

from tests.processes import environment
from tests.seconds import by_folder, table
from tests.sources import ROOT


@dataclass
class Told:
    """A report."""

    nodeid: str
    duration: float
    when: str | None = "call"


def test_seconds_are_summed_by_folder_and_the_dearest_comes_first() -> None:
    told = [
        Told("tests/web/test_a.py::test_x", 1.0, "setup"), Told("tests/web/test_a.py::test_x", 0.5),
        Told("tests/web/deep/test_b.py::test_x[a/b]", 2.0), Told("tests/test_c.py::test_y", 9.0),
    ]  # fmt: skip
    assert by_folder(told) == [("tests/test_c.py", 1, 9.0), ("tests/web", 2, 3.5)]
    assert table(by_folder(told))[-1].split() == ["12.5", "s", "3", "all"]


@pytest.mark.parametrize("shared", [(), ("-n", "2")], ids=["alone", "shared"])
def test_every_run_ends_with_it(shared: tuple[str, ...]) -> None:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        *shared,
        "tests/domain/model/test_speaking_clock.py",
    ]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=250, check=False
    )
    assert done.returncode == 0, done.stdout
    assert [line.split()[-1] for line in done.stdout.splitlines() if " s  " in line] == ["tests/domain", "all"]
