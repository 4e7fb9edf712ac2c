"""The table of seconds: sums by folder, and printed whether the tests run in the first process or in another."""

import subprocess
import sys
from dataclasses import dataclass

import pytest

from tests.processes import environment
from tests.seconds import LONGEST, by_folder, dearest_first, planned, table
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
    found = by_folder(told)
    assert [(each.folder, each.tests, each.setup_s, each.call_s) for each in found] == [
        ("tests/test_*.py", 1, 0.0, 9.0), ("tests/web", 2, 1.0, 2.5),
    ]  # fmt: skip
    whole = table(found)[3].split()
    assert (whole[0], whole[2], whole[4], whole[-2:]) == ("12.5", "1.0", "11.5", ["3", "all"])


def test_of_three_workers_a_second_counts_two_thirds() -> None:
    (cost,) = by_folder([Told("tests/web/test_a.py::test_x", 3.0)], workers=3)
    assert cost.call_s == 2.0


def test_a_folder_over_its_budget_by_half_is_told_and_fails_nothing() -> None:
    budget = planned()["tests/web"].budget_s
    for seconds, over in ((1.4 * budget, False), (1.6 * budget, True)):
        lines = table(by_folder([Told("tests/web/test_a.py::test_x", seconds)]))
        assert any(line.startswith("tests/web took ") for line in lines) == over


def test_the_budgets_are_those_of_half_an_hour_of_workers_with_what_is_kept_for_later() -> None:
    assert sum(each.budget_s for each in planned().values()) <= 2 * 15 * 60
    assert {"tests/browser", "tests/web", "tests/contracts", "tests/hostile"} <= planned().keys()


def test_the_files_whose_tests_take_longest_come_first() -> None:
    files = ["tests/domain/text/test_symbols.py", "tests/browser/test_desk.py", "tests/test_bundle.py"]
    assert sorted(files, key=dearest_first) == files[::-1]
    assert sorted(["tests/test_bundle.py", *LONGEST[::-1]], key=dearest_first) == [*LONGEST, "tests/test_bundle.py"]
    assert [each for each in LONGEST if not (ROOT / each).exists()] == []


@pytest.mark.parametrize("shared", [(), ("-n", "1")], ids=["alone", "shared"])
def test_every_run_ends_with_it(shared: tuple[str, ...]) -> None:
    some = "tests/domain/text/test_symbols.py"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *shared, some]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=250, check=False
    )
    assert done.returncode == 0, done.stdout
    assert [line.split()[-1] for line in done.stdout.splitlines() if " s  " in line] == ["tests/domain", "all"]
