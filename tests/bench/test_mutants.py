"""Planting faults: which mutants count, which a seed picks, and what becomes of a tree in which one is planted."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.mutants import (
    TESTS,
    Mutant,
    NoMutant,
    changed_line,
    compiles,
    concerning,
    copied,
    keep,
    kept,
    main,
    newly_surviving,
    row,
    sample,
    tried,
    type_spans,
)
from tests.processes import environment
from tests.sources import ROOT

CODE = "def double(n):\n    return 2 * n\n"
TEST = "from interp.service.sums import double\n\n\ndef test_it() -> None:\n    assert double(3) == 6\n"
# run by itself: whoever forks has imported nothing of the tree in which faults are planted
PLANT = """
import sys
import pytest
from pathlib import Path
from benchmarks.mutants import Limits, concerning, outcome, planted

tree, module, usual = Path(sys.argv[1]), "interp/service/sums.py", Limits(cpu_s=60, wall_s=60)
print(outcome(tree, concerning(tree, module)))
for text, limits in (
    ("def double(n): return 2 + n", usual),
    ("import os; os.abort()", usual),
    ("while True: pass", Limits(cpu_s=1, wall_s=60)),
    ("import time; time.sleep(600)", Limits(cpu_s=60, wall_s=1)),
):
    with planted(tree, module, text):
        print(outcome(tree, concerning(tree, module), limits))
print(outcome(tree, concerning(tree, module), usual))
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a project of one module and its test."""
    for name, text in {
        "interp/__init__.py": "",
        "interp/service/sums.py": CODE,
        "tests/service/test_sums.py": TEST,
        "tests/service/test_other.py": "def test_true() -> None:\n    assert True\n",
        "pyproject.toml": '[tool.pytest.ini_options]\npythonpath = ["."]\naddopts = ["--import-mode=importlib"]\n',
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def mutants(number: int) -> list[Mutant]:
    return [Mutant("interp/service/sums.py", line, "core/AddNot", 0) for line in range(number)]


def test_a_seed_picks_the_same_mutants_again_and_another_seed_others() -> None:
    def picked(seed: int, size: int) -> list[int]:
        return [each.line for each in sample(mutants(100), size, seed, lambda each: each.line % 2 == 0)]

    assert picked(1, 10) == picked(1, 10) == picked(1, 20)[:10] != picked(2, 10)
    assert len(set(picked(1, 10))) == 10 and all(line % 2 == 0 for line in picked(1, 10))
    assert sorted(picked(1, 60)) == list(range(0, 100, 2))


def test_types_and_patterns_are_left_out_and_sums_are_not() -> None:
    text = (
        "E = A | b.C\nS = left | right\n\n\ndef f(x: int | None, y: dict = a | b) -> str | None:\n"
        "    z: int | str = x | y\n    match x:\n        case A() | B():\n            return isinstance(x, A | B)\n"
    )
    lines = text.splitlines()
    found = {lines[first[0] - 1][first[1] : last[1]] for first, last in type_spans(text)}
    assert found == {"A | b.C", "int | None", "dict", "str | None", "int | str", "A() | B()", "A | B"}


@pytest.mark.parametrize(("text", "reads"), [(CODE, True), ("def f(|, x): pass", False), ("f() is 3", False)])
def test_what_python_does_not_read_is_no_mutant(text: str, reads: bool) -> None:
    assert compiles(text) == reads


def test_a_modules_own_tests_run_first_and_all_that_concern_it_after(tree: Path) -> None:
    assert concerning(tree, "interp/service/sums.py") == ["tests/service/test_sums.py", "tests/service"]


def test_every_folder_and_its_tests_are_there() -> None:
    assert [path for folder, tests in TESTS.items() for path in (folder, *tests) if not (ROOT / path).exists()] == []


def test_a_fault_is_noticed_and_taken_out_again(tree: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PLANT, str(tree)], cwd=ROOT, env=environment(PYTHONPATH=str(ROOT)),
        capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n") == ["passed", *("failed", "failed", "timed out", "timed out"), "passed", ""]


def test_the_table_counts_what_was_killed() -> None:
    fared = Counter({"failed": 6, "timed out": 1, "passed": 1})
    assert row("interp/service", 90, fared) == "| `interp/service` | 90 | 8 | 7 | 1 | 1 | 87.5 % |"
    assert row("interp/service", 0, Counter()).endswith("| - |")


def test_a_survivor_is_shown_by_the_line_it_changed() -> None:
    assert changed_line(CODE, CODE.replace("*", "+")) == "return 2 + n"


def test_faults_are_planted_in_a_copy(tree: Path) -> None:
    with copied(tree) as copy:
        assert (copy / "interp/service/sums.py").read_text(encoding="utf-8") == CODE
        assert copy != tree
    assert not copy.exists()


def test_mutants_are_kept_in_a_file_with_how_they_fared(tmp_path: Path) -> None:
    odd = Mutant("interp/service/sums.py", 2, "core/NumberReplacer", 1, (("offset", 1), ("word", "a\tb")))
    fared = [(each, "failed") for each in mutants(2)] + [(odd, "passed")]
    keep(fared, tmp_path / "kept.tsv")
    assert kept(tmp_path / "kept.tsv") == fared


def test_what_was_noticed_and_is_no_longer_is_told_and_what_survived_before_is_not() -> None:
    one, two, three, new = mutants(4)
    before = [(one, "failed"), (two, "timed out"), (three, "passed")]
    assert newly_surviving(before, [(one, "passed"), (two, "failed"), (three, "passed"), (new, "passed")]) == [one]
    assert newly_surviving(before, before) == []


def test_the_kept_mutants_can_still_be_planted() -> None:
    for mutant, _ in kept():
        assert mutant.path.startswith(tuple(TESTS)) and (ROOT / mutant.path).is_file()


def test_a_mutant_whose_place_is_gone_is_told_and_ends_nothing(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def mutated(mutant: Mutant, text: str) -> str:
        raise NoMutant

    monkeypatch.setattr("benchmarks.mutants.mutated", mutated)
    monkeypatch.setattr("benchmarks.mutants.limits_of", lambda tree, folder: None)
    gone = Mutant("interp/service/sums.py", 2, "core/NumberReplacer", 9)
    assert tried(tree, "interp/service", [gone]) == []
    assert capsys.readouterr().out == f"gone: {gone}\n"


def test_a_folder_without_tests_is_not_measured(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["interp/web"])
    assert "no tests are known for interp/web" in capsys.readouterr().err
