"""The table of packages is kept: imports run one way, each library has its place, names stand for one thing."""

import ast
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.packages import EMPTY_NAMES, MAY, MOST_MODULES, OWNERS, PURE, SAME_NOUN
from tests.sources import ROOT, Module, edges, modules

CLOCKS = frozenset({"now", "utcnow", "today", "fromtimestamp"})
REACHING = frozenset({"open", "print", "input", "exec", "eval", "__import__"})


def forbidden_imports(package: tuple[Module, ...]) -> list[str]:
    """Return the imports that the table does not allow."""
    known = {each.name: each.package for each in package}
    imports = [(each, name) for each in package for name in sorted(each.imports)]
    return [f"{each.path} imports {name}" for each, name in imports if not allowed(each, name, known)]


def allowed(module: Module, name: str, known: dict[str, str]) -> bool:
    """Return whether a module may import a dotted name; `known` has the package of each module."""
    top = name.partition(".")[0]
    if top == "interp":
        target = package_of(name, known)
        return target == module.package or target in MAY.get(module.package, "").split()
    if top in sys.stdlib_module_names:
        return not module.package.startswith("domain") or top in PURE
    return any(module.path.startswith(owner) for owner in OWNERS.get(top, "").split())


def package_of(name: str, known: dict[str, str]) -> str:
    """Return the package of the module that a dotted name lies in, else what its path would say."""
    inside = name.removeprefix("interp").removeprefix(".").replace(".", "/")
    while name and name not in known:
        name = name.rpartition(".")[0]
    return known[name] if known.get(name) else inside.rpartition("/")[0] or inside


def impurities(package: tuple[Module, ...]) -> list[str]:
    """Return what `domain` asks of the world: a clock, a file, a terminal."""
    return [
        f"{each.path}:{node.lineno} calls {name}"
        for each in package
        if each.package.startswith("domain")
        for node in each.nodes
        if isinstance(node, ast.Call) and (name := world(node.func))
    ]


def world(function: ast.expr) -> str:
    """Return the name of a call that reaches outside, else ''."""
    if isinstance(function, ast.Attribute):
        return function.attr if function.attr in CLOCKS else ""
    return function.id if isinstance(function, ast.Name) and function.id in REACHING else ""


def cycle(graph: dict[str, set[str]]) -> list[str]:
    """Return the nodes of one cycle, or nothing."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def between_packages(package: tuple[Module, ...]) -> dict[str, set[str]]:
    """Return for each package the packages that its modules import."""
    home = {each.name: each.package for each in package}
    found: dict[str, set[str]] = defaultdict(set)
    for name, targets in edges(package).items():
        found[home[name]] |= {home[target] for target in targets} - {home[name]}
    return found


def repeated(names: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the names that stand in several places, with the places."""
    places: dict[str, list[str]] = defaultdict(list)
    for name, place in names:
        places[name].append(place)
    return {name: found for name, found in places.items() if len(found) > 1}


def base_names(package: tuple[Module, ...]) -> list[tuple[str, str]]:
    """Return each module's file name without its ending, with its path."""
    return [(Path(each.path).stem, each.path) for each in package]


def class_names(package: tuple[Module, ...]) -> list[tuple[str, str]]:
    """Return the name of every class, with the path of its module."""
    return [(n.name, each.path) for each in package for n in each.nodes if isinstance(n, ast.ClassDef)]


def crowded(package: tuple[Module, ...]) -> dict[str, int]:
    """Return the folders with too many modules, `__init__` aside."""
    folders = Counter(str(Path(each.path).parent) for each in package if Path(each.path).stem != "__init__")
    return {folder: count for folder, count in folders.items() if count > MOST_MODULES}


def test_the_table_runs_one_way() -> None:
    assert cycle({package: set(may.split()) for package, may in MAY.items()}) == []
    assert set(" ".join(MAY.values()).split()) <= set(MAY)


def test_every_package_is_in_the_table() -> None:
    assert {each.package for each in modules()} == set(MAY)


def test_each_package_imports_only_what_it_may() -> None:
    assert forbidden_imports(modules()) == []


def test_the_domain_asks_nothing_of_the_world() -> None:
    assert impurities(modules()) == []


def test_there_are_no_import_cycles_between_modules() -> None:
    assert cycle(edges(modules())) == []


def test_there_are_no_import_cycles_between_packages() -> None:
    assert cycle(between_packages(modules())) == []


def test_no_folder_holds_more_modules_than_a_reader_can_look_over() -> None:
    assert crowded(modules()) == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [each.path for each in modules() if Path(each.path).stem in EMPTY_NAMES] == []


def test_a_base_name_stands_for_one_thing() -> None:
    assert set(repeated(base_names(modules()))) <= set(SAME_NOUN)


def test_a_class_name_has_one_meaning() -> None:
    assert repeated(class_names(modules())) == {}


def test_importing_the_package_runs_nothing() -> None:
    package = next(each for each in modules() if each.name == "interp")
    assert package.imports == frozenset()


def test_wsgi_knows_only_the_patch_and_the_app() -> None:
    tree = ast.parse((ROOT / "wsgi.py").read_text(encoding="utf-8"))
    sources = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert sources == ["interp.start", "interp.run.app"]
    assert not any(isinstance(node, ast.Import) for node in ast.walk(tree))


# --- the guards themselves: each fault, planted in a small tree, is found

FAULTS = {
    "a package above": ("domain/rules/programme_order.py", "from interp.store import event_log"),
    "a package above, at the top": ("store/event_log.py", "from interp import web"),
    "a package above, in a function": ("live/rooms.py", "def late():\n    from interp.service import meetings"),
    "a package above, for types only": ("service/a.py", "if TYPE_CHECKING:\n    import interp.store.log"),
    "a package beside, in the same folder": ("domain/text/a.py", "from interp.domain.checks import number"),
    "a library in another's place": ("web/pages/a.py", "import sqlalchemy.orm"),
    "eventlet elsewhere in its package": ("live/rooms.py", "from eventlet import sleep"),
    "a library that is not listed": ("web/pages/a.py", "import requests"),
    "the domain reading files": ("domain/rules/programme_order.py", "from pathlib import Path"),
    "a relative import": ("web/pages/a.py", "from . import api"),
    "a package that is not in the table": ("attic/box.py", "from interp import errors"),
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
    assert len(forbidden_imports(write(plant, path, text))) == 1


def test_a_good_import_is_allowed(plant: Path) -> None:
    good = "import json, flask\nfrom interp.service import meetings\nfrom interp.domain.text import symbols"
    assert forbidden_imports(write(plant, "web/pages/a.py", good)) == []


def test_a_clock_in_the_domain_is_found(plant: Path) -> None:
    assert len(impurities(write(plant, "domain/rules/programme_order.py", "def f():\n    return datetime.now()"))) == 1


def test_a_cycle_through_a_function_is_found(plant: Path) -> None:
    write(plant, "domain/text/a.py", "from interp.domain.text import b")
    found = cycle(edges(write(plant, "domain/text/b.py", "def f():\n    import interp.domain.text.a")))
    assert set(found) == {"interp.domain.text.a", "interp.domain.text.b"}


def test_a_cycle_of_packages_without_one_of_modules_is_found(plant: Path) -> None:
    write(plant, "web/pages/a.py", "from interp.web.routes import b")
    write(plant, "web/routes/b.py", "")
    tree = write(plant, "web/routes/c.py", "from interp.web.pages import a")
    assert cycle(edges(tree)) == []
    assert set(cycle(between_packages(tree))) == {"web/pages", "web/routes"}


def test_a_crowded_folder_is_found(plant: Path) -> None:
    for number in range(MOST_MODULES + 1):
        tree = write(plant, f"web/m{number}.py", "")
    assert crowded(tree) == {"web": MOST_MODULES + 1}


def test_a_repeated_name_is_found(plant: Path) -> None:
    write(plant, "web/a.py", "class Entry: ...")
    tree = write(plant, "store/a.py", "class Entry: ...")
    assert repeated(base_names(tree)) == {"a": ["store/a.py", "web/a.py"]}
    assert repeated(class_names(tree)) == {"Entry": ["store/a.py", "web/a.py"]}


def test_an_empty_tree_has_no_faults(tmp_path: Path) -> None:
    assert (modules(tmp_path), forbidden_imports(()), cycle({})) == ((), [], [])
