"""Reads Python sources for the tests that hold the layout: which modules there are and what each imports."""

import ast
import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = "interp"


@dataclass(frozen=True, slots=True)
class Module:
    """One source file: its dotted name, its path below the package and its syntax tree."""

    name: str
    path: str
    text: str
    tree: ast.Module

    @property
    def package(self) -> str:
        """Return its folder, or for a module of the top level its own name; the package itself is ''."""
        folder, _, name = self.path.rpartition("/")
        return folder or name.removesuffix(".py").replace("__init__", "")

    @property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Return every node of its syntax tree."""
        return _walked(self.tree)

    @property
    def imports(self) -> frozenset[str]:
        """Return every dotted name imported anywhere in it: top, function or TYPE_CHECKING alike."""
        return frozenset(_imported(self.nodes))

    @property
    def functions(self) -> Iterator[tuple[str, int]]:
        """Return name and length in lines of every function, nested ones included."""
        for node in self.nodes:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{self.path}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def modules(root: Path = ROOT) -> tuple[Module, ...]:
    """Return the modules of the package below `root`; none when there is no package yet."""
    return _own() if root == ROOT else _below(root)


@cache
def _own() -> tuple[Module, ...]:
    """Return the modules of this project, which no test changes."""
    return _below(ROOT)


def _below(root: Path) -> tuple[Module, ...]:
    with trees_growing():
        return tuple(_read(path, root / PACKAGE) for path in sorted((root / PACKAGE).rglob("*.py")))


@contextmanager
def trees_growing() -> Iterator[None]:
    """Look for no garbage meanwhile: Python would go through all trees again and again, in 8 s instead of 2."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def edges(package: tuple[Module, ...]) -> dict[str, set[str]]:
    """Return for each module the modules of the same package that it imports."""
    names = {each.name for each in package}
    found = {each.name: {_module(name, names) for name in each.imports} for each in package}
    return {name: targets - {"", name} for name, targets in found.items()}


def _read(path: Path, package: Path) -> Module:
    inside = path.relative_to(package).as_posix()
    text = path.read_text(encoding="utf-8")
    dotted = f"{PACKAGE}/{inside}".removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return Module(dotted, inside, text, ast.parse(text))


@cache
def _walked(tree: ast.Module) -> tuple[ast.AST, ...]:
    """Return the nodes of a tree: many tests go through all of them."""
    return tuple(ast.walk(tree))


def _imported(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = "." * node.level + (node.module or "")
            yield from (f"{source}.{alias.name}" for alias in node.names)


def _module(name: str, names: set[str]) -> str:
    """Return the longest prefix of a dotted name that is a module of the package, or ''."""
    while name and name not in names:
        name = name.rpartition(".")[0]
    return name
