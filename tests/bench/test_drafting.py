"""The drafting benchmark runs, both sides write the same words, its splitter splits; speed is for people to read."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import environment, python
from tests.sources import ROOT

pytestmark = pytest.mark.slow
SPLIT = """
import json, sys
from pathlib import Path
from benchmarks.splitter import splitter
Path(sys.argv[1]).write_bytes(splitter())
from minisbd import SBDetect
print(json.dumps([sentence.strip() for sentence in SBDetect(sys.argv[1], use_gpu=False).sentences(sys.argv[2])]))
"""


def test_the_quick_run_ends_well_and_compares_both() -> None:
    command = [sys.executable, "benchmarks/drafting.py", "--quick"]
    known = environment(PYTHONPATH=str(ROOT))
    done = subprocess.run(command, cwd=ROOT, env=known, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stderr
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in done.stdout.splitlines() if "|" in line]
    assert [(row[0], row[1]) for row in rows[2:]] == [
        ("interp", "4"), ("argostranslate", "4"), ("argostranslate, one thread", "4"),
        ("interp", "1"), ("argostranslate", "1"), ("argostranslate, one thread", "1"),
    ]  # fmt: skip
    assert "the same words as interp: at least 100%" in done.stdout
    assert "MB more" in done.stdout


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One thing. Another thing? Yes.", ["One thing.", "Another thing?", "Yes."]),
        ("H.E. Mr. Choi spoke. He left.", ["H.E. Mr. Choi spoke.", "He left."]),
        ("It cost 1.5 million, e.g. in paras. 12 and 13.", ["It cost 1.5 million, e.g. in paras. 12 and 13."]),
        ("He said “no.” Then he left.", ["He said “no.”", "Then he left."]),
    ],
)
def test_the_handwritten_splitter_is_one_that_the_library_accepts(
    text: str, sentences: list[str], tmp_path: Path
) -> None:
    done = python(SPLIT, str(tmp_path / "rules.onnx"), text, HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(sentences).replace("'", '"').encode("ascii", "backslashreplace").decode()
