"""The benchmark runs, reaches every client of both servers, and compares them; how fast is for people to read."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import report
from tests.processes import environment
from tests.sources import ROOT

pytestmark = pytest.mark.slow
VIEWS = (100 + 6 + 1) * 5  # captions, booths and console, in five rounds


@pytest.fixture(scope="module")
def quick() -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "benchmarks/fanout.py", "--quick"]
    known = environment(PYTHONPATH=str(ROOT))
    return subprocess.run(command, cwd=ROOT, env=known, capture_output=True, text=True, timeout=110, check=False)


def cells(said: str, server: str) -> list[str]:
    """Return the cells of the row of a server."""
    rows = [[cell.strip() for cell in line.strip("| \n").split("|")] for line in said.splitlines()]
    return next(row for row in rows if len(row) > 1 and row[1 if row[0] == "100" else 0] == server)


def test_the_quick_run_ends_well(quick: subprocess.CompletedProcess[str]) -> None:
    assert quick.returncode == 0, quick.stderr


@pytest.mark.parametrize("server", ["interp", "stock"])
def test_every_client_gets_every_view_once(quick: subprocess.CompletedProcess[str], server: str) -> None:
    received, lost = cells(quick.stdout, server)[-2:]
    assert (int(received), int(lost)) == (VIEWS, 0)
    assert "Views that came twice: 0." in quick.stdout


def test_both_servers_send_the_same_bytes(quick: subprocess.CompletedProcess[str]) -> None:
    ours, stock = (float(cells(quick.stdout, name)[-3]) for name in ("interp", "stock"))
    assert ours == pytest.approx(stock, rel=0.1)  # the booths' and the console's own views are a little longer


def test_the_table_ends_each_size_with_ratios(quick: subprocess.CompletedProcess[str]) -> None:
    ratios = [cell.strip("*") for cell in cells(quick.stdout, "**ratio**")]
    assert len([each for each in ratios if each.replace(".", "").isdigit()]) >= 10


def test_the_document_keeps_its_text_around_the_table(tmp_path: Path) -> None:
    document = tmp_path / "performance.md"
    document.write_text(f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n", encoding="utf-8")
    report.write(document, "new")
    assert document.read_text(encoding="utf-8") == f"before\n{report.BEGIN}\nnew\n{report.END}\nafter\n"


def test_the_percentile_is_the_nearest_rank() -> None:
    assert [report.percentile([4, 1, 3, 2], share) for share in (0.5, 0.75, 0.99)] == [2, 3, 4]
