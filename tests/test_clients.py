"""Runs the two clients that docs/protocol.md shows against a real server, as a reader would."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.forked_demo import QUIET, forked_demo
from tests.prepared_demo import copy_to
from tests.sources import ROOT
from tests.test_docs import blocks, text

NODE = shutil.which("node")
MODULES = ROOT / "node_modules/socket.io-client"


def program(folder: Path, name: str, language: str) -> str:
    """Write the example of one language into a folder and return its path."""
    (code,) = [each for each in blocks(text("protocol.md"), language) if "connect" in each]
    (folder / name).write_text(code, encoding="utf-8")
    return str(folder / name)


def arguments(said: dict[str, Any]) -> list[str]:
    """Return address, meeting and console token of the demonstration's first meeting."""
    first = said["meetings"][0]
    return [said["url"], first["id"], first["tokens"]["console"]]


@pytest.mark.slow
def test_the_python_client_of_the_protocol_page_gives_the_floor(tmp_path: Path) -> None:
    script = program(tmp_path, "follow.py", "python")
    copy_to(tmp_path / "data")
    with forked_demo(tmp_path, QUIET) as running:
        run = subprocess.run(
            [sys.executable, script, *arguments(running.said)], capture_output=True, text=True, timeout=30, check=False
        )
    assert run.returncode == 0, run.stderr
    said = run.stdout.splitlines()
    assert said[0].endswith("nobody has the floor")
    assert any("'ok': True" in line for line in said)
    assert not said[-1].endswith("nobody has the floor")


@pytest.mark.slow
@pytest.mark.skipif(NODE is None or not MODULES.exists(), reason="needs node and the npm packages")
def test_the_javascript_client_of_the_protocol_page_follows(tmp_path: Path) -> None:
    script = program(tmp_path, "follow.mjs", "js")
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    copy_to(tmp_path / "data")
    with forked_demo(tmp_path, QUIET) as running:
        command = [str(NODE), script, *arguments(running.said)[:2]]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as reader:
            assert reader.stdout is not None
            assert reader.stdout.readline().endswith("nobody has the floor\n")
            advance = [sys.executable, program(tmp_path, "follow.py", "python"), *arguments(running.said)]
            subprocess.run(advance, check=True, timeout=30, capture_output=True)
            assert "nobody" not in reader.stdout.readline()
            reader.kill()
