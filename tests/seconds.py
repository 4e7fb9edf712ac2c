"""What each folder of the tests cost beside its budget, told at the end of every run, and which tests take longest.

The budgets stand in the table of docs/testing.md. A run that takes longer fails nothing: it is told in a line.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any, Protocol

from tests.sources import ROOT

PAGE = ROOT / "docs" / "testing.md"
ROW = re.compile(r"^\| `(tests/\S+)` \| (\d+) \| ([\d.]+) \| ([\d.]+) \| (\d+) \|", re.MULTILINE)
OTHERS = "tests/test_*.py"  # the files that have no row of their own
TOLD_OVER = 1.5
LONGEST = tuple(
    f"tests/browser/test_{each}.py"
    for each in (
        "written_day", "relay_walk", "cuts", "not_reached", "done", "scripts", "booth_layouts", "booth_sizes",
        "true_day", "pages",
    )
)  # fmt: skip
"""Files with a test of a quarter of a minute or more, the longest first: a run begins with them."""
SHARED = 2  # the budgets are of two workers, each with a processor; of three each second counts two thirds


class Report(Protocol):
    """What pytest says of the setup, the call or the teardown of one test."""

    nodeid: str
    duration: float
    when: str | None


@dataclass(slots=True)
class Cost:
    """What the tests of a folder took, in seconds of a worker, and what they may take; 0 where nothing is said."""

    folder: str
    budget_s: float = 0.0
    tests: int = 0
    setup_s: float = 0.0
    call_s: float = 0.0

    @property
    def seconds(self) -> float:
        """Return all of it: setup, call, teardown."""
        return self.setup_s + self.call_s

    def add(self, report: Report, share: float) -> None:
        """Count one report, its seconds by a share; what is taken down was set up."""
        if report.when == "call":
            self.tests += 1
            self.call_s += share * report.duration
        else:
            self.setup_s += share * report.duration

    def __str__(self) -> str:
        budget = f"{self.budget_s:6.0f} s" if self.budget_s else " " * 8
        taken = "  ".join(f"{each:8.1f} s" for each in (self.seconds, self.setup_s, self.call_s))
        return f"{taken}  {budget}  {self.tests:6}  {self.folder}"


HEAD = "   seconds      set up      called    budget   tests"


@cache
def planned() -> Mapping[str, Cost]:
    """Return the table of docs/testing.md: what each folder took when it was measured, and its budget."""
    rows = ROW.findall(PAGE.read_text(encoding="utf-8"))
    return {name: Cost(name, float(budget), int(tests), float(setup), float(call))
            for name, tests, setup, call, budget in rows}  # fmt: skip


def row_of(path: str) -> str:
    """Return the row of the table that a test file belongs to."""
    known, folder = planned(), "/".join(PurePosixPath(path).parts[:2])
    return next((each for each in (path, folder) if each in known), OTHERS if folder == path else folder)


def by_folder(reports: Iterable[Report], workers: int = SHARED) -> list[Cost]:
    """Return what each folder took, the dearest first, in seconds of one of two workers."""
    found: dict[str, Cost] = {}
    for each in reports:
        name = row_of(each.nodeid.partition("::")[0])
        budget = planned()[name].budget_s if name in planned() else 0.0
        found.setdefault(name, Cost(name, budget)).add(each, min(1.0, SHARED / workers))
    return sorted(found.values(), key=lambda each: -each.seconds)


def table(costs: Iterable[Cost]) -> list[str]:
    """Return a line for each folder, then their sum, then one for each folder that is over its budget by half."""
    rows = [*costs]
    whole = Cost("all", sum(each.budget_s for each in planned().values()))
    for each in rows:
        whole.tests, whole.setup_s, whole.call_s = (
            whole.tests + each.tests, whole.setup_s + each.setup_s, whole.call_s + each.call_s,
        )  # fmt: skip
    over = [each for each in rows if each.budget_s and each.seconds > TOLD_OVER * each.budget_s]
    told = [f"{each.folder} took {each.seconds:.0f} s, its budget is {each.budget_s:.0f} s" for each in over]
    return [HEAD, *map(str, rows), str(whole), *told]


def dearest_first(path: str) -> float:
    """Return where a file comes in a run: those whose tests take long come first, so that no worker ends alone."""
    if path in LONGEST:
        return LONGEST.index(path) - 1_000.0  # no test takes a thousand seconds
    row = planned().get(row_of(path))
    return -row.seconds / row.tests if row and row.tests else 0.0


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the table. Time is counted in each process, so that two at work count double."""
    reports = [each for kind in terminalreporter.stats.values() for each in kind if hasattr(each, "duration")]
    workers = int(getattr(terminalreporter.config.option, "numprocesses", None) or SHARED)
    terminalreporter.section("seconds of one of two workers, by folder")
    for line in table(by_folder(reports, workers)):
        terminalreporter.write_line(line)
