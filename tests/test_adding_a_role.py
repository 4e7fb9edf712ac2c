"""Follows the section on roles of docs/adding-a-part.md on a copy of the project, and runs the tests it names there."""

import re
import sys
from pathlib import Path

import pytest

from tests import test_walk as walk
from tests.sources import ROOT

PAGE = ROOT / "docs/adding-a-part.md"
TITLE = "A role, or a scope of one"


def section() -> str:
    """Return the text of the section."""
    found = re.search(rf"^## {TITLE}\n(.*?)(?=^## |\Z)", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = walk.copied(tmp_path_factory.mktemp("role") / "project")
    for step in walk.STEP.finditer(section()):
        file = folder / (step["new"] or step["path"])
        before = "" if step["new"] else file.read_text(encoding="utf-8")
        assert file.exists() != bool(step["new"]), file
        file.write_text(walk.applied(before, step) if before else step["code"], encoding="utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.timeout(1_000)
def test_a_made_up_role_with_a_scope_works_and_breaks_nothing(copy: Path) -> None:
    walk.make(copy, "schema")
    walk.lint(copy)
    (suite,) = [line.replace("\\\n", " ").strip() for line in walk.RUN.findall(section())]
    quick = walk.pytest_in(copy, suite.removeprefix("pytest "))
    assert quick.returncode == 0, quick.stdout[-20_000:] + quick.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "declaration", "says"),
    [
        ("model/commands/floor.py", '{"delegation": "delegation"}', "YieldFloor.bound: wrong [], missing"),
        ("views/audiences.py", 'joining("delegation"), quick=True, scope="delegation"', "delegation is made for ''"),
    ],
)
def test_without_its_declaration_the_import_stops(copy: Path, path: str, declaration: str, says: str) -> None:
    file = copy / "interp/domain" / path
    text = file.read_text(encoding="utf-8")
    assert declaration in text
    without = "{}" if "{" in declaration else declaration.rsplit(",", 1)[0]
    file.write_text(text.replace(declaration, without), encoding="utf-8")
    ran = walk.run(copy, f"{sys.executable} -m tests.domain.views.test_delegation")
    file.write_text(text, encoding="utf-8")
    assert ran.returncode != 0 and says in ran.stdout + ran.stderr


def test_the_section_has_no_block_that_is_not_followed() -> None:
    blocks = re.findall(r"^```\w+$", section(), re.MULTILINE)
    assert len([*walk.STEP.finditer(section())]) + len(walk.RUN.findall(section())) == len(blocks) > 1
