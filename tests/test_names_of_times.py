"""`at` is a time in milliseconds and nothing else: no index, no place, no text."""

import ast
from collections.abc import Iterator

import pytest

from tests.sources import Module, modules

TIMES = {"int", "int | None"}
COUNTING = {"enumerate", "range", "reversed"}


def misnamed(house: tuple[Module, ...]) -> list[str]:
    """Return where `at` is a function, a parameter or field that is no int, or what a loop counts."""
    return [f"{each.path}:{line}" for each in house for line in sorted(set(_lines(each.tree)))]


def _lines(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        named = isinstance(node, ast.FunctionDef) and node.name == "at"
        typed = isinstance(node, ast.arg) and node.arg == "at" and _no_time(node.annotation)
        field = isinstance(node, ast.AnnAssign) and _is_at(node.target) and _no_time(node.annotation)
        if named or typed or field:
            yield node.lineno  # type: ignore[attr-defined]
        if isinstance(node, ast.For | ast.comprehension) and _counts(node.iter) and _is_at(node.target):
            yield node.target.lineno


def _no_time(annotation: ast.expr | None) -> bool:
    return annotation is None or ast.unparse(annotation) not in TIMES


def _is_at(target: ast.expr) -> bool:
    return any(isinstance(each, ast.Name) and each.id == "at" for each in ast.walk(target))


def _counts(iterated: ast.expr) -> bool:
    return isinstance(iterated, ast.Call) and isinstance(iterated.func, ast.Name) and iterated.func.id in COUNTING


def test_at_is_a_time_everywhere() -> None:
    assert misnamed(modules()) == []


@pytest.mark.parametrize(
    "text",
    [
        "def at(revision): ...",
        "def f(at: str): ...",
        "def f(at): ...",
        "class A:\n    at: float = 0.0",
        "for at, each in enumerate('ab'): ...",
        "x = [at for at in range(3)]",
        "f = lambda at: at",
    ],
)
def test_an_at_that_is_no_time_is_found(text: str) -> None:
    assert len(misnamed((Module("interp.x", "x.py", text, ast.parse(text)),))) == 1


def test_a_time_is_let_be() -> None:
    text = "class A:\n    at: int\ndef f(at: int | None = None): ...\nfor at in moments: ..."
    assert misnamed((Module("interp.x", "x.py", text, ast.parse(text)),)) == []
