"""The benchmark of a folder's age runs and compares; how fast is for people to read."""

import pytest

from benchmarks import age
from benchmarks.age import Age


def test_the_last_row_compares_the_largest_folder_with_the_smallest() -> None:
    ages = [Age(1, 8.0, 1.0, 1.0, 20.0, 90.0, 40.0, 10.0), Age(60, 8.0, 5.0, 1.5, 30.0, 99.0, 60.0, 11.0)]
    assert age.table(ages)[2:] == [
        "| 1 | 8 | 1 | 1.00 | 20 | 90 | 40 | 10 |", "| 60 | 8 | 5 | 1.50 | 30 | 99 | 60 | 11 |",
        "| **ratio** | **1.00** | **5.00** | **1.50** | **1.50** | **1.10** | **1.50** | **1.10** |",
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_quick_run_serves_a_folder_of_recorded_mornings(capsys: pytest.CaptureFixture[str]) -> None:
    assert age.main(["--mornings", "2", "--watched", "0.1"]) == 0
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("|")]
    assert [row.split("|")[1].strip() for row in rows[2:]] == ["2", "**ratio**"]
