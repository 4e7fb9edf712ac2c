"""The program that installs: one line of progress, what failed and what to do."""

import importlib.util
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.sources import ROOT


@pytest.fixture
def install() -> ModuleType:
    """The program as a module."""
    loader = SourceFileLoader("install_program", str(ROOT / ".ci" / "install"))
    spec = importlib.util.spec_from_loader("install_program", loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    loader.exec_module(module)
    sys.dont_write_bytecode = written
    return module


def test_it_counts_the_packages_that_pip_fetches(install: ModuleType) -> None:
    count = install.Count(2)
    assert count.words("Collecting click==8.1.7 (from -r requirements.lock (line 3))\n") == (
        "fetching packages, 1 of 2: click"
    )
    assert count.words("  Downloading click-8.1.7-py3-none-any.whl\n") is None
    assert count.words("Collecting flask==3.0.0\n") == "fetching packages, 2 of 2: flask"
    assert count.words("Installing collected packages: click, flask\n") == "installing 2 packages"


def test_every_package_of_a_lock_is_counted(install: ModuleType) -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    named = {line.split("==")[0] for line in text.splitlines() if "==" in line and line[0].isalnum()}
    assert {found.removesuffix("==") for found in install.PACKAGE.findall(text)} == named


class Terminal:
    """A standard output that keeps what is written."""

    def __init__(self, is_terminal: bool) -> None:
        """`is_terminal`: what isatty() says."""
        self.is_terminal, self.text = is_terminal, ""

    def isatty(self) -> bool:
        """Return what it was made with."""
        return self.is_terminal

    def write(self, text: str) -> int:
        """Keep the text."""
        self.text += text
        return len(text)

    def flush(self) -> None:
        """Do nothing."""


def said(install: Any, monkeypatch: pytest.MonkeyPatch, is_terminal: bool) -> str:
    """Return what a line of three steps writes."""
    out = Terminal(is_terminal)
    monkeypatch.setattr(sys, "stdout", out)
    line = install.Line(install.time.time() - 12)
    for what in ("one", "two", "three"):
        line.says(what)
    line.ends("all is installed")
    return out.text


def test_on_a_terminal_it_is_one_line_which_is_gone_in_the_end(
    install: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = said(install, monkeypatch, True)
    assert "12 s  three" in text and "\n" not in text and text.endswith("\r\033[K")


def test_elsewhere_a_line_is_printed_now_and_then(install: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(install, monkeypatch, False).splitlines() == ["== 12 s: one", "== 12 s: all is installed"]


PIP = """#!/bin/sh
for each; do case $each in *.lock) cat "$each" >> "$each.pip";; .) echo itself >> .venv/itself;; esac; done
"""


def test_each_package_is_installed_once_with_its_hashes_by_one_of_two_that_run_at_once(tmp_path: Path) -> None:
    one, two, three = "a==1 \\\n    --hash=x:0 \\\n    --hash=x:1\n", "b[x]==2 --hash=x:2\n", "c==3 --hash=x:3\n"
    done = installed(tmp_path, PIP, f"# Names.\n{one}{two}{three}", three)
    assert done.returncode == 0, done.stderr
    parts = [each.read_text(encoding="utf-8") for each in sorted((tmp_path / ".venv").glob("part-*.lock.pip"))]
    assert parts == [one + three, two]
    assert (tmp_path / ".venv" / "itself").read_text(encoding="utf-8") == "itself\n"
    assert "3 packages and interp are installed" in done.stdout


def installed(folder: Path, pip: str, *locks: str) -> subprocess.CompletedProcess[str]:
    """Run the program on locks, with a script in place of the environment's Python."""
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(pip, encoding="utf-8")
    python.chmod(0o755)
    names = [f"{number}.lock" for number in range(len(locks))]
    for name, text in zip(names, locks, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    return subprocess.run(
        [sys.executable, ROOT / ".ci" / "install", *names],
        cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_a_failure_shows_what_pip_said_and_what_to_do(tmp_path: Path) -> None:
    fails = "#!/bin/sh\ncase $* in *part-0*) echo no such index; exit 1;; esac\nexec sleep 600\n"
    done = installed(tmp_path, fails, "click==8.1.7 --hash=sha256:0\nflask==3.0.0 --hash=sha256:0\n")
    assert done.returncode == 1
    assert "no such index" in done.stderr and "Run the same command again" in done.stderr
    assert "no such index" in (tmp_path / ".venv" / "install.log").read_text(encoding="utf-8")
    assert "Traceback" not in done.stderr
