"""The benchmark of switches under load runs, drafting is at work, statements arrive; speed is for people to read."""

import pytest

from benchmarks import load
from benchmarks.load import Deeds, Pair, Switches, Wait, deeds_table, table, waits_table
from tests.bench.conftest import Run

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]


def rows(text: str) -> list[list[str]]:
    """Return the cells of every row of the tables in a text."""
    return [[cell.strip() for cell in line.strip()[1:-1].split("|")] for line in text.splitlines() if "|" in line]


def test_the_quick_run_switches_at_rest_and_at_work_and_sees_a_statement_arrive(
    quick: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    deeds = Deeds({"record": [0.1]}, [0.01])
    monkeypatch.setattr(load, "waited_for", lambda *_: (deeds, deeds))
    for name in ("from_memory", "behind_a_queue"):
        monkeypatch.setattr(load, name, lambda *_: [])
    assert quick(lambda: load.main(["--quick"])) == 0
    found = rows(capsys.readouterr().out)
    assert [tuple(row[1:3]) for row in found[2:5]] == [("at rest", "2"), ("full load", "2"), ("**ratio**", "")]
    assert found[-1][:2] == ["stand-in", "none"] and float(found[-1][2]) > 0


@pytest.mark.torture(
    "tests/bench/test_load.py::test_the_quick_run_switches_at_rest_and_at_work_and_sees_a_statement_arrive"
)
def test_the_quick_run_measures_what_people_wait_for_and_sees_every_statement_arrive(
    quick: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert quick(lambda: load.main(["--quick"])) == 0
    found = rows(capsys.readouterr().out)
    assert [tuple(row[1:3]) for row in found[2:5]] == [("at rest", "2"), ("full load", "2"), ("**ratio**", "")]
    deeds = ["two sentences are filed", "a document opens", "record", "transcript", "a switch, p99"]
    assert [tuple(row[:2]) for row in found[7:12]] == [(each, "2") for each in deeds]
    waits = found[14:]
    assert [tuple(row[:2]) for row in waits] == [("stand-in", "none"), ("the memory", "none"), ("stand-in", "long")]
    assert all(float(row[2]) > 0 for row in waits)


def test_the_tables_compare_medians() -> None:
    rest, busy = Switches([1.0, 2.0, 9.0], [10.0, 20.0, 90.0], [0.0]), Switches([4.0], [30.0], [0.9])
    assert rows("\n".join(table([Pair("default", rest, busy)])))[2:] == [
        ["default", "at rest", "3", "2.0", "20.0", "90.0", "90.0", "0 %"],
        ["default", "full load", "1", "4.0", "30.0", "30.0", "30.0", "90 %"],
        ["default", "**ratio**", "", "**2.00**", "**1.50**", "**0.33**", "**0.33**", ""],
    ]
    alone = Deeds({"record": [0.1, 0.2, 0.9]}, [0.010, 0.012])
    beside = Deeds({"record": [0.5, 0.1, 0.3]}, [0.011, 0.018])
    assert rows("\n".join(deeds_table(alone, beside)))[2:] == [
        ["record", "3", "200", "300", "**1.50**", "2"], ["a switch, p99", "2", "12", "18", "**1.50**", "1.5"],
    ]  # fmt: skip
    waits = [Wait("stand-in", "none", 3.0, 5.0), Wait("stand-in", "none", 1.0, 4.0), Wait("stand-in", "none", 2.0, 6.0)]
    assert rows("\n".join(waits_table(waits)))[2:] == [["stand-in", "none", "3.00", "2.00", "5.00"]]
