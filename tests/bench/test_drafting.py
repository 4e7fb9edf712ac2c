"""The drafting benchmark runs, both sides write the same words; speed is for people to read."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import drafting
from interp.drafting.machine import fixture_model_weights
from tests.processes import environment
from tests.sources import ROOT

pytestmark = pytest.mark.slow


def test_both_sides_write_the_same_words(tmp_path: Path) -> None:
    lines, ways = drafting.note()[:4], (drafting.WAYS[0], drafting.WAYS[2])
    drafting.prepare(tmp_path / "models", lines, fixture_model_weights.SMALL, 3_000, drafting.TARGETS[:1])
    taken = drafting.measure(tmp_path / "models", lines, 1, ways)
    assert min(drafting.likeness(taken).values()) == 1
    assert drafting.table(taken, lines)


@pytest.mark.torture("tests/bench/test_drafting.py::test_both_sides_write_the_same_words")
def test_the_quick_run_ends_well_and_compares_both() -> None:
    command = [sys.executable, "benchmarks/drafting.py", "--quick"]
    known = environment(PYTHONPATH=str(ROOT))
    done = subprocess.run(command, cwd=ROOT, env=known, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stderr
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in done.stdout.splitlines() if "|" in line]
    assert [row[0] for row in rows[4:]] == [
        "order", "---", "interp", "one language after the other", "**ratio**",
    ]  # fmt: skip
    assert done.stdout.count("\nB19: ") == 2
    assert [(row[0], row[1]) for row in rows[2:4]] == [("interp", "4"), ("argostranslate, one thread", "4")]
    assert "the same words as interp: at least 100%" in done.stdout
    assert "MB more" in done.stdout
