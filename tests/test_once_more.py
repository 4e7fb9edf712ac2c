"""`.ci/once-more`: who fails beside the others runs once more, alone; who fails again, or with many, fails the run."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import environment
from tests.sources import ROOT

STEADY = "def test_steady():\n    pass\n"
ONCE = """
from pathlib import Path

def test_once():
    mark = Path("mark")
    seen = mark.exists()
    mark.touch()
    assert seen
"""
ALWAYS = "def test_always():\n    assert False\n"
MANY = "import pytest\n\n@pytest.mark.parametrize('number', range(6))\ndef test_many(number):\n    assert False\n"
UNREADABLE = "this is no Python\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tests", "status", "said"),
    [
        (STEADY, 0, []),
        (STEADY + ONCE, 0, ["1 failed: once more, alone", "not steady", "   test_it.py::test_once"]),
        (ONCE + ALWAYS, 1, ["2 failed: once more, alone"]),
        (MANY, 1, []),
        (UNREADABLE, 2, []),
    ],
    ids=["steady", "once", "always", "many", "unreadable"],
)
def test_a_failure_beside_others_is_tried_alone_and_named(
    tests: str, status: int, said: list[str], tmp_path: Path
) -> None:
    (tmp_path / "test_it.py").write_text(tests)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    run = ["bash", str(ROOT / ".ci/once-more"), sys.executable, "-q"]
    done = subprocess.run(run, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
    found = [each.removeprefix("== ") for each in done.stdout.splitlines() if each.startswith(("== ", "   test_"))]
    found = [each for each in found if not each.endswith("=")]
    assert (done.returncode, len(found)) == (status, len(said)), done.stdout
    assert all(each.startswith(start) for each, start in zip(found, said, strict=True)), found
