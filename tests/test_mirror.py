"""Holds tests/ to the layout of interp/: every module of the inner folders has a test file of its name."""

from pathlib import Path

import pytest

from tests.sources import ROOT, Module, modules

FOLDERS = ("domain", "live", "service", "store", "worker")
# types and nothing else, held by the golden files of the wire; migrations are held by the tables they make
APART = ("domain/model/", "store/migrations/", "store/drafts_migrations/")


def file_of_tests(path: str) -> str:
    """Return where the tests of a module stand, both below their roots."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/test_{name}"


def missing(package: tuple[Module, ...], tests: Path) -> list[str]:
    """Return the modules that have no test file of their name."""
    inside = [each.path for each in package if each.path.partition("/")[0] in FOLDERS]
    held = [path for path in inside if not path.endswith("__init__.py")]
    return [path for path in held if not path.startswith(APART) and not (tests / file_of_tests(path)).is_file()]


def test_every_module_has_a_test_file_of_its_name() -> None:
    assert missing(modules(), ROOT / "tests") == []


@pytest.mark.parametrize(
    ("path", "tested", "lacks"),
    [
        ("domain/text/figures.py", "domain/text/test_figures.py", False),
        ("domain/text/figures.py", "domain/text/test_numbers.py", True),
        ("domain/text/figures.py", "text/test_figures.py", True),
        ("domain/text/__init__.py", "", False),
        ("domain/model/state.py", "", False),
        ("store/migrations/env.py", "", False),
        ("web/sockets.py", "", False),
        ("worker/supervisor.py", "", True),
    ],
)
def test_a_module_without_its_test_is_seen(tmp_path: Path, path: str, tested: str, lacks: bool) -> None:
    for made in (f"interp/{path}", *([f"tests/{tested}"] if tested else [])):
        (tmp_path / made).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / made).touch()
    assert missing(modules(tmp_path), tmp_path / "tests") == ([path] if lacks else [])
