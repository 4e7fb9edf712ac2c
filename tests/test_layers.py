"""The table of allowed imports: the room is in the path, imports run downward, each library has a room."""

import ast
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.sources import ROOT, Module, edges, modules

# room -> the rooms it may import, itself aside; `start` alone looks up, to hand on to cli
MAY = {
    "": "",
    "errors": "",
    "languages": "",
    "owner_only": "",
    "config": "errors languages",
    "domain": "errors languages",
    "seed": "errors languages domain",
    "ports": "errors languages domain",
    "wire": "errors languages domain",
    "service": "errors languages domain ports wire",
    "store": "owner_only errors languages config domain ports wire",
    "live": "errors languages config domain ports wire",
    "drafting": "owner_only errors languages config domain ports wire",
    "web": "owner_only errors languages config domain ports wire service live drafting",
    "worker": "errors languages config domain ports wire service store drafting seed",
    "run": "owner_only errors languages config domain ports wire service store live drafting web worker seed",
    "cli": "owner_only errors languages config domain ports wire service store live drafting web worker run",
    "start": "cli",
}

# library -> where it may be imported; a library that is not here has no business in the house
OWNERS = {
    "alembic": "store/",
    "argon2": "service/",
    "argostranslate": "drafting/",
    "babel": "web/",
    "click": "cli",
    "ctranslate2": "drafting/",
    "defusedxml": "drafting/",
    "docx": "drafting/",
    "engineio": "live/broadcast.py",
    "eventlet": "live/broadcast.py start.py",
    "flask": "web/ run/app.py",
    "flask_socketio": "web/routes/sockets.py run/assemble.py run/app.py",
    "itsdangerous": "service/",
    "jinja2": "web/ run/app.py",
    "markupsafe": "web/",
    "msgspec": "wire.py service/ store/ live/ drafting/ web/ cli",
    "numpy": "drafting/",
    "prometheus_client": "web/ live/",
    "pypdf": "drafting/",
    "rapidfuzz": "store/ drafting/",
    "redis": "live/wake_up.py",
    "segno": "web/ run/demo.py",
    "sentencepiece": "drafting/",
    "socketio": "live/broadcast.py",
    "sqlalchemy": "store/",
    "structlog": "service/ store/ live/ drafting/ web/ worker run/ cli",
    "werkzeug": "web/ run/app.py live/broadcast.py",
}

PURE = frozenset(
    "__future__ collections dataclasses datetime enum functools hashlib itertools math re typing unicodedata".split()
)
CLOCKS = frozenset({"now", "utcnow", "today", "fromtimestamp"})
DOORS = frozenset({"open", "print", "input", "exec", "eval", "__import__"})
EMPTY_NAMES = frozenset({"utils", "helpers", "base", "manager", "common", "misc", "interp"})


def strangers(house: tuple[Module, ...]) -> list[str]:
    """Return the imports that the table does not allow."""
    imports = [(each, name) for each in house for name in sorted(each.imports)]
    return [f"{each.path} imports {name}" for each, name in imports if not allowed(each, name)]


def allowed(module: Module, name: str) -> bool:
    """Return whether a module may import a dotted name."""
    top, _, rest = name.partition(".")
    if top == "interp":
        target = rest.partition(".")[0]
        return target == module.room or target in MAY.get(module.room, "").split()
    if top in sys.stdlib_module_names:
        return module.room != "domain" or top in PURE
    return any(module.path.startswith(owner) for owner in OWNERS.get(top, "").split())


def impurities(house: tuple[Module, ...]) -> list[str]:
    """Return what the domain asks of the world: a clock, a file, a terminal."""
    return [
        f"{each.path}:{node.lineno} calls {name}"
        for each in house
        if each.room == "domain"
        for node in ast.walk(each.tree)
        if isinstance(node, ast.Call) and (name := world(node.func))
    ]


def world(function: ast.expr) -> str:
    """Return the name of a call that reaches outside, else ''."""
    if isinstance(function, ast.Attribute):
        return function.attr if function.attr in CLOCKS else ""
    return function.id if isinstance(function, ast.Name) and function.id in DOORS else ""


def knot(house: tuple[Module, ...]) -> list[str]:
    """Return the modules of one import cycle, or nothing."""
    try:
        TopologicalSorter(edges(house)).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_the_table_runs_downward_only() -> None:
    TopologicalSorter({room: may.split() for room, may in MAY.items()}).prepare()
    assert set(" ".join(MAY.values()).split()) <= set(MAY)


def test_every_room_of_the_house_is_in_the_table() -> None:
    assert {each.room for each in modules()} <= set(MAY)


def test_each_room_imports_only_what_it_may() -> None:
    assert strangers(modules()) == []


def test_the_domain_asks_nothing_of_the_world() -> None:
    assert impurities(modules()) == []


def test_there_are_no_import_cycles() -> None:
    assert knot(modules()) == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [each.path for each in modules() if Path(each.path).stem in EMPTY_NAMES] == []


def test_importing_the_package_runs_nothing() -> None:
    package = next(each for each in modules() if each.name == "interp")
    assert package.imports == frozenset()


@pytest.mark.skipif(not (ROOT / "wsgi.py").exists(), reason="wsgi.py is not written yet")
def test_wsgi_knows_only_the_patch_and_the_app() -> None:
    tree = ast.parse((ROOT / "wsgi.py").read_text(encoding="utf-8"))
    sources = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert sources == ["interp.start", "interp.run.app"]
    assert not any(isinstance(node, ast.Import) for node in ast.walk(tree))


# --- the guards themselves: each fault, planted in a small tree, is found

FAULTS = {
    "a room above": ("domain/rules/decide/floor.py", "from interp.store import log"),
    "a room above, at the top of the package": ("store/event_log.py", "from interp import web"),
    "a room above, in a function": ("live/rooms.py", "def late():\n    from interp.service import meetings"),
    "a room above, for types only": ("service/a.py", "if TYPE_CHECKING:\n    import interp.store.event_log"),
    "a library in another's room": ("web/pages/meeting_pages.py", "import sqlalchemy.orm"),
    "eventlet elsewhere in its room": ("live/rooms.py", "from eventlet import sleep"),
    "a library nobody owns": ("web/pages/meeting_pages.py", "import requests"),
    "the domain reading files": ("domain/rules/decide/floor.py", "from pathlib import Path"),
    "a relative import": ("web/pages/meeting_pages.py", "from . import api"),
    "a room that is not in the table": ("attic/box.py", "from interp import errors"),
}


@pytest.fixture
def plant(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "interp").mkdir()
    yield tmp_path / "interp"


def write(package: Path, path: str, text: str) -> tuple[Module, ...]:
    """Add one file to a small tree and read the tree again."""
    (package / path).parent.mkdir(exist_ok=True, parents=True)
    (package / path).write_text(text, encoding="utf-8")
    return modules(package.parent)


@pytest.mark.parametrize(("path", "text"), FAULTS.values(), ids=FAULTS)
def test_a_bad_import_is_found(plant: Path, path: str, text: str) -> None:
    assert len(strangers(write(plant, path, text))) == 1


def test_a_good_import_is_let_be(plant: Path) -> None:
    good = "import json, flask\nfrom interp.service import meetings"
    assert strangers(write(plant, "web/pages/meeting_pages.py", good)) == []


def test_a_clock_in_the_domain_is_found(plant: Path) -> None:
    assert len(impurities(write(plant, "domain/rules/decide/floor.py", "def f():\n    return datetime.now()"))) == 1


def test_a_cycle_through_a_function_is_found(plant: Path) -> None:
    write(plant, "domain/a.py", "from interp.domain import b")
    assert set(knot(write(plant, "domain/b.py", "def f():\n    import interp.domain.a"))) == {
        "interp.domain.a",
        "interp.domain.b",
    }


def test_an_empty_tree_has_no_faults(tmp_path: Path) -> None:
    assert (modules(tmp_path), strangers(()), knot(())) == ((), [], [])
