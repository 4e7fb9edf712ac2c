"""What we replace of eventlet, Engine.IO and Socket.IO is in the table of docs/decisions.md, and in the libraries."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import NamedTuple

import pytest

from tests.processes import python
from tests.sources import ROOT

BROADCAST = ROOT / "interp/live/broadcast"
LIBRARIES = ("eventlet", "engineio", "socketio", "ssl")
ROW = re.compile(r"^\| `((?:eventlet|engineio|socketio|ssl)\.[\w.]+)` \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
OURS = ("__init__", "__module__", "__doc__", "__annotations__")


class Row(NamedTuple):
    """A name of a library, the modules that rely on it, why, and what would take its place."""

    name: str
    modules: frozenset[str]
    why: str
    instead: str


@cache
def rows() -> tuple[Row, ...]:
    """Return the rows of the table."""
    text = (ROOT / "docs/decisions.md").read_text(encoding="utf-8")
    return tuple(
        Row(name, frozenset(re.findall(r"`([^`]+)`", files)), *rest) for name, files, *rest in ROW.findall(text)
    )


def missing(row: Row) -> str:
    """Return what to say of a name that the installed library does not have; nothing if it has it."""
    owner, last = _owner(row.name)
    if hasattr(owner, last) or re.search(rf"\bself\.{last}\b|[\"']{last}[\"']", _source(owner)):
        return ""
    library = row.name.partition(".")[0]
    needed = f"{', '.join(sorted(row.modules))} need it: {row.why}. Instead: {row.instead}"
    return f"{library} has no {row.name} any more; {needed}"


def _owner(name: str) -> tuple[object, str]:
    """Return the module or class that a dotted name is looked for in, and the last part of the name."""
    parts = name.split(".")
    for length in range(len(parts) - 1, 0, -1):
        try:
            owner: object = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:-1]:
            owner = getattr(owner, part, None)
        return owner, parts[-1]
    return None, parts[-1]


def _source(owner: object) -> str:
    """Return the text of a class and of what it inherits, as its instances have fields that it does not name."""
    if not isinstance(owner, type):
        return ""
    return "".join(inspect.getsource(each) for each in owner.__mro__ if each.__module__.split(".")[0] in LIBRARIES)


def replaced(module: ModuleType) -> Iterator[str]:
    """Yield each name of a library's class that a class of the module defines anew."""
    for made in vars(module).values():
        if isinstance(made, type) and made.__module__ == module.__name__:
            bases = [base for base in made.__mro__[1:] if base.__module__.split(".")[0] in LIBRARIES]
            yield from (name for name in vars(made) if name not in OURS and any(name in vars(base) for base in bases))


def private(tree: ast.AST) -> Iterator[str]:
    """Yield each private name that is asked of another object and that no class of ours defines."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or ast.unparse(node.value) == "self":
            continue
        if re.match("_[^_]", node.attr) and node.attr not in own():
            yield node.attr


@cache
def own() -> frozenset[str]:
    """Return the private names of the classes and functions of the package."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in BROADCAST.glob("*.py")]
    return frozenset(
        node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
    ) - frozenset(row.name.rpartition(".")[2] for row in rows())  # fmt: skip


def listed(module: str) -> frozenset[str]:
    """Return the names that the table lists for a module."""
    return frozenset(row.name.rpartition(".")[2] for row in rows() if module in row.modules)


def test_a_name_that_moved_is_told_with_what_would_take_its_place() -> None:
    gone = Row("ssl.SSLSocket._moved", frozenset(("outlet.py",)), "writes TLS", "a BIO")
    assert missing(gone) == "ssl has no ssl.SSLSocket._moved any more; outlet.py need it: writes TLS. Instead: a BIO"


COMPARES = """
import importlib, tests.test_library_internals as it
for path in sorted(it.BROADCAST.glob("[!_]*.py")):
    module = importlib.import_module(f"interp.live.broadcast.{path.stem}")
    names = {*it.replaced(module), *it.private(it.ast.parse(path.read_text(encoding="utf-8")))}
    for name in sorted(names - it.listed(path.name)):
        print(f"{path.name}: {name} is not in the table")
print(*filter(None, map(it.missing, it.rows())), len(it.rows()), sep="\\n")
"""


def test_what_the_code_replaces_is_in_the_table_and_the_table_in_the_libraries() -> None:
    assert python(COMPARES).stdout == f"{len(rows())}\n"  # in a process of its own, as it loads eventlet
    assert len(rows()) > 40


@pytest.mark.parametrize("code", ["engine._async = 1", "x = self.server._sockets"])
def test_a_private_name_that_is_asked_for_is_found(code: str) -> None:
    assert list(private(ast.parse(code)))


def test_each_module_of_a_row_names_it() -> None:
    wrong = [
        f"{module}: {row.name}" for row in rows() for module in sorted(row.modules)
        if not re.search(rf"\b{row.name.rpartition('.')[2]}\b", (BROADCAST / module).read_text(encoding="utf-8"))
    ]  # fmt: skip
    assert not wrong
