"""The benchmark of a folder's age runs and compares; how fast is for people to read."""

from pathlib import Path

import pytest

from benchmarks import age, servers
from benchmarks.age import Age
from tests.bench.conftest import running


def test_the_last_row_compares_the_largest_folder_with_the_smallest() -> None:
    ages = [Age(1, 8.0, 1.0, 1.0, 0.5, 20.0, 90.0, 40.0, 10.0), Age(60, 8.0, 5.0, 1.5, 0.6, 30.0, 99.0, 60.0, 11.0)]
    assert age.table(ages)[2:] == [
        "| 1 | 8 | 1 | 1.00 | 0.50 | 20 | 90 | 40 | 10 |", "| 60 | 8 | 5 | 1.50 | 0.60 | 30 | 99 | 60 | 11 |",
        "| **ratio** | **1.00** | **5.00** | **1.50** | **1.20** | **1.50** | **1.10** | **1.50** | **1.10** |",
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_quick_run_serves_a_folder_of_recorded_mornings_which_is_made_once(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(servers, "running", running)
    words = ["--mornings", "2", "--watched", "0.1", "--starts", "1", "--folders", str(tmp_path)]
    assert age.main(words) == 0
    rows = [line.split("|") for line in capsys.readouterr().out.splitlines() if line.startswith("|")]
    assert [row[1].strip() for row in rows[2:]] == ["2", "**ratio**"]
    again = age.made_folder(tmp_path / "mornings-2", 2)  # it was made once
    assert [f"{figure:.0f}" for figure in again] == [each.strip() for each in rows[2][2:4]]
