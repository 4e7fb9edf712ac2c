"""What each folder of the tests cost: a table at the end of every run, also of one shared among processes."""

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any, Protocol


class Report(Protocol):
    """What pytest says of the setup, the call or the teardown of one test."""

    nodeid: str
    duration: float
    when: str | None


def by_folder(reports: Iterable[Report]) -> list[tuple[str, int, float]]:
    """Return (folder, tests, seconds) of each folder, the dearest first; a file that lies in none stands for itself."""
    seconds: Counter[str] = Counter()
    tests: Counter[str] = Counter()
    for each in reports:
        folder = "/".join(PurePosixPath(each.nodeid.partition("::")[0]).parts[:2])
        seconds[folder] += each.duration  # type: ignore[assignment]
        tests[folder] += each.when == "call"
    return [(folder, tests[folder], taken) for folder, taken in seconds.most_common()]


def table(rows: Iterable[tuple[str, int, float]]) -> list[str]:
    """Return the rows as lines, their sum last."""
    kept = [*rows]
    whole = ("all", sum(row[1] for row in kept), sum(row[2] for row in kept))
    return [f"{seconds:9.1f} s  {tests:5}  {folder}" for folder, tests, seconds in (*kept, whole)]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the table. Time is counted in each process, so that two at work count double."""
    reports = [each for kind in terminalreporter.stats.values() for each in kind if hasattr(each, "duration")]
    terminalreporter.section("seconds, tests, folder")
    for line in table(by_folder(reports)):
        terminalreporter.write_line(line)
