"""No test compares time that passed with a constant: what is quick here is slow on another machine, or a busy one."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.sources import ROOT

CLOCKS = frozenset(
    "monotonic monotonic_ns perf_counter perf_counter_ns process_time process_time_ns thread_time time time_ns"
    " getrusage ru_utime ru_stime times".split()
)
FOLDERS = ("tests",)
MEASURES = ("tests/bench/",)  # for people to read

TOO_QUICK = """
from time import monotonic

def took():
    began = monotonic()
    return monotonic() - began

def test_direct():
    began = monotonic()
    assert monotonic() - began < 5

def test_by_name():
    seconds = monotonic() - 1
    passed_ms = seconds * 1000
    assert 0 <= passed_ms <= LIMIT

def test_by_function():
    assert took() < 2

def test_of_a_thing(server):
    assert min(server.took() for _ in range(3)) < 0.05
"""
PATIENT = """
import time

def test_guard():
    end = time.monotonic() + 60
    while time.monotonic() < end:
        pass

def test_calibrated():
    began = time.process_time()
    first = time.process_time() - began
    second = time.process_time() - began
    assert second / first < 10
    assert second < 10 * first
    assert len([second]) < 3
"""


def comparisons(tree: ast.Module, timers: frozenset[str] = frozenset()) -> list[int]:
    """Return the lines that compare a clock's reading, or what was made of one, with nothing but constants."""
    timed = CLOCKS | timers
    lines = set()
    for function in _functions(tree):
        names = _timed_names(function, timed)
        for node in ast.walk(function):
            if isinstance(node, ast.Compare):
                sides = [_is_timed(side, names, timed) for side in (node.left, *node.comparators)]
                lines |= {node.lineno} if sum(sides) == 1 else set()
    return sorted(lines)


def timers(tree: ast.Module) -> frozenset[str]:
    """Return the functions that return how long something took."""
    found = set()
    for function in _functions(tree):
        names = _timed_names(function, CLOCKS)
        said = [node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value]
        if any(isinstance(each, ast.BinOp | ast.Name) and _is_timed(each, names, CLOCKS) for each in said):
            found.add(function.name)
    return frozenset(found)


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _timed_names(function: ast.FunctionDef, timed: frozenset[str]) -> frozenset[str]:
    """Return the local names that hold a clock's reading or a sum made of some."""
    names: frozenset[str] = frozenset()
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and _is_timed(node.value, names, timed):
            names |= {each.id for target in node.targets for each in ast.walk(target) if isinstance(each, ast.Name)}
    return names


def _is_timed(node: ast.expr, names: frozenset[str], timed: frozenset[str]) -> bool:
    """Return whether an expression is seconds: a quotient of two is none, nor is what another function makes of it."""
    if isinstance(node, ast.BinOp):
        sides = _is_timed(node.left, names, timed), _is_timed(node.right, names, timed)
        return sides == (True, False) if isinstance(node.op, ast.Div) else any(sides)
    if isinstance(node, ast.Call):
        name = _name(node.func)
        inner = name in ("abs", "min", "max", "round", "sum", "int") and any(
            _is_timed(each, names, timed) for each in node.args
        )
        return name in timed or inner
    if isinstance(node, ast.GeneratorExp):
        return _is_timed(node.elt, names, timed)
    return isinstance(node, ast.Name) and node.id in names or isinstance(node, ast.Attribute) and node.attr in timed


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def sources() -> dict[Path, str]:
    found = (path.relative_to(ROOT) for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))
    return {path: (ROOT / path).read_text("utf-8") for path in found if not str(path).startswith(MEASURES)}


def using(texts: Mapping[Path, str], names: frozenset[str]) -> dict[Path, ast.Module]:
    """Return the sources that call one of these names or read it of something: no other can hold a clock's reading."""
    any_name = "|".join(sorted(names))
    use = re.compile(rf"\b(?:{any_name})\s*\(|\.\s*(?:{any_name})\b")
    return {path: ast.parse(text) for path, text in texts.items() if use.search(text)}


def test_no_test_compares_time_with_a_constant() -> None:
    texts = sources()
    assert len(texts) > 200
    known = frozenset(name for tree in using(texts, CLOCKS).values() for name in timers(tree))
    trees = using(texts, CLOCKS | known)
    assert Path("tests/test_no_seconds.py") in trees
    assert [f"{path}:{line}" for path, tree in trees.items() for line in comparisons(tree, known)] == []


def test_a_source_that_uses_no_clock_is_not_read() -> None:
    texts = {Path("a.py"): "x = took()", Path("b.py"): "x = a.ru_utime", Path("c.py"): "# monotonic, time\n"}
    assert [*using(texts, CLOCKS)] == [Path("b.py")]
    assert [*using(texts, CLOCKS | {"took"})] == [Path("a.py"), Path("b.py")]


def test_each_way_to_compare_is_seen() -> None:
    tree = ast.parse(TOO_QUICK)
    assert timers(tree) == {"took"}
    assert [TOO_QUICK.splitlines()[line - 1].strip() for line in comparisons(tree, timers(tree))] == [
        "assert monotonic() - began < 5", "assert 0 <= passed_ms <= LIMIT", "assert took() < 2",
        "assert min(server.took() for _ in range(3)) < 0.05",
    ]  # fmt: skip


def test_a_guard_against_waiting_for_ever_and_a_calibration_are_none() -> None:
    assert comparisons(ast.parse(PATIENT)) == []
