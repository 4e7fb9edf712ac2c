"""A test that runs in `make torture` alone names one that takes its walk in short, and that one is in `make test`."""

import ast
from collections.abc import Iterator

import pytest

from tests.sample_sizes import in_short
from tests.sources import ROOT


class Item:
    """A test as pytest collects it."""

    def __init__(self, *marks: str) -> None:
        self.marks = marks

    def get_closest_marker(self, name: str) -> str | None:
        return name if name in self.marks else None


def marked() -> Iterator[tuple[str, str, str | None]]:
    """Yield the file and name of each test with the mark, and the test that it names."""
    for path in (ROOT / "tests").rglob("test_*.py"):
        text = path.read_text(encoding="utf-8")
        if "mark.torture" not in text:
            continue
        for each in ast.walk(ast.parse(text)):
            for mark in getattr(each, "decorator_list", []):
                if "mark.torture" in ast.unparse(mark):
                    named = ast.literal_eval(mark.args[0]) if isinstance(mark, ast.Call) and mark.args else None
                    yield str(path.relative_to(ROOT)), each.name, named  # type: ignore[attr-defined]


def test_the_marked_run_in_torture_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    short, long = Item("slow"), Item("torture")
    monkeypatch.delenv("TORTURE", raising=False)
    assert in_short([short, long]) == ([short], [long])
    monkeypatch.setenv("TORTURE", "1")
    assert in_short([short, long]) == ([short, long], [])


def test_each_names_a_test_that_make_test_runs() -> None:
    all_marked = {(path, name) for path, name, _ in marked()}
    wrong = []
    for path, name, named in marked():
        file, _, test = (named or "").partition("::")
        there = (ROOT / file).is_file() and f"def {test}(" in (ROOT / file).read_text(encoding="utf-8")
        if not there or (file, test) in all_marked:
            wrong.append(f"{path}::{name} names {named}")
    assert not wrong
