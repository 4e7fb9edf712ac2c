"""Nothing under the GPL or AGPL is locked, bundled or imported."""

import ast
import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata

import pytest

from tests.processes import python
from tests.sources import ROOT

LOCKS = ("requirements.lock", "requirements-build.lock", "requirements-dev.lock")
LEFT_OUT = "minisbd"
STRONG = re.compile(r"\bA?GPL|GNU (Affero )?General Public", re.IGNORECASE)
WITHOUT_IT = """
import sys
from importlib.util import find_spec
from pathlib import Path
from interp.drafting.machine.argos_import import package
assert find_spec("minisbd") is None
read = package(next(Path(sys.argv[1]).glob("translate-en_fr*")))
print(read.from_code, read.to_code, bool(read.tokenizer.encode("Peace")))
"""


EVERY_LOCK = ("requirements*.lock", "package-lock.json", "benchmarks/peers/package-lock.json")


@pytest.mark.parametrize("pattern", EVERY_LOCK)
def test_a_lock_holds_names_versions_and_hashes_and_no_address(pattern: str) -> None:
    found = sorted(ROOT.glob(pattern))
    assert found and [each.name for each in found if "://" in each.read_text("utf-8")] == []


def test_no_package_of_others_is_kept_here() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert "node_modules/" in ignored  # at any depth


def locked(lock: str) -> list[str]:
    """Return the names of the packages of a lock."""
    return re.findall(r"^([A-Za-z0-9][\w.-]*)(?:\[[\w,]+\])?==", (ROOT / lock).read_text("utf-8"), re.MULTILINE)


def licence(name: str) -> str:
    """Return what an installed package says of its licence in short; nothing for one this machine does not have."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return ""
    short = (said["License-Expression"] or said["License"] or "").partition("\n")[0]
    return " | ".join([short, *(each for each in said.get_all("Classifier") or [] if each.startswith("License"))])


def is_strong(said: str) -> bool:
    """Return whether the GPL or AGPL is the only licence said: "MIT OR GPL" leaves the choice, the LGPL is another."""
    choices = re.split(r"\bOR\b", said.partition(" | ")[0]) if " OR " in said else [said]
    return all(STRONG.search(each) for each in choices)


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_package_under_the_gpl_or_agpl(lock: str) -> None:
    names = locked(lock)
    said = {name: licence(name) for name in names}
    assert LEFT_OUT not in names
    assert sum(map(bool, said.values())) >= min(40, len(names) // 2)
    assert {name: each for name, each in said.items() if is_strong(each)} == {}


def test_a_package_under_the_lgpl_is_allowed_by_name() -> None:
    table = (ROOT / "docs/decisions.md").read_text("utf-8").partition("## Libraries, and why each")[2]
    weak = {name for name in locked("requirements.lock") if "LGPL" in licence(name)}
    assert weak == {"psycopg", "psycopg-binary"}
    assert "| psycopg, psycopg-binary | LGPL-3.0-only |" in table


def test_the_wheel_asks_for_nothing_that_would_bring_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert not [each for each in project["project"]["dependencies"] if each.startswith(("argos", LEFT_OUT))]
    assert project["tool"]["uv"]["exclude-dependencies"] == [LEFT_OUT]


@pytest.mark.parametrize(
    "file", ["Makefile", ".ci/install", "deploy/Containerfile", "deploy/install.sh", "deploy/bundle.py"]
)
def test_what_is_installed_from_a_lock_is_the_lock_and_no_more(file: str) -> None:
    lines = (ROOT / file).read_text("utf-8").replace("\\\n", " ").splitlines()
    installing = [line for line in lines if "--require-hashes" in line]
    assert installing and all("--no-deps" in line for line in installing)


def test_no_module_imports_it() -> None:
    paths = [path for folder in ("interp", "tests", "benchmarks", "deploy") for path in (ROOT / folder).rglob("*.py")]
    texts = {path.name: text for path in paths if LEFT_OUT in (text := path.read_text("utf-8"))}
    named = {name: _imported(ast.parse(text)) for name, text in texts.items()}
    assert len(paths) > 300 and "test_licences.py" in named
    assert {name for name, modules in named.items() if LEFT_OUT in modules} == set()


def _imported(tree: ast.Module) -> set[str]:
    nodes = [*ast.walk(tree)]
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    taken = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in plain | taken}


def test_the_librarys_reader_of_packages_works_without_it(fixture_models: object) -> None:
    done = python(WITHOUT_IT, str(fixture_models))
    assert (done.stdout, done.returncode) == ("en fr True\n", 0), done.stderr


# --- the readers themselves


@pytest.mark.parametrize(
    ("said", "strong"),
    [
        ("AGPL-3.0", True), ("GPL-3.0-or-later", True), ("GNU General Public License v3", True), ("MIT", False),
        ("LGPL-2.1", False), ("MIT OR GPL-3.0", False),
        (" | License :: OSI Approved :: GNU Affero General Public License v3", True),
        ("BSD | License :: OSI Approved :: BSD License", False),
    ],
)  # fmt: skip
def test_a_strong_licence_is_known(said: str, strong: bool) -> None:
    assert is_strong(said) == strong


def test_an_import_is_seen() -> None:
    assert _imported(ast.parse("def f():\n    from minisbd.models import x\nimport a.b")) == {"minisbd", "a"}
