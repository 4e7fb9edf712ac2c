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


def test_a_failure_shows_what_pip_said_and_what_to_do(tmp_path: Path) -> None:
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\necho Collecting click\necho no such index\nexit 1\n", encoding="utf-8")
    python.chmod(0o755)
    (tmp_path / "a.lock").write_text("click==8.1.7 --hash=sha256:0\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, ROOT / ".ci" / "install", "a.lock"],
        cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "no such index" in done.stderr and "Run the same command again" in done.stderr
    assert "no such index" in (tmp_path / ".venv" / "install.log").read_text(encoding="utf-8")
    assert "Traceback" not in done.stderr
