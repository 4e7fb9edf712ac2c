"""Fixtures: the corpus measured once, and one real server for its uploads."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.once_per_run import once
from tests.processes import environment
from tests.server import Outside, Server, serving
from tests.sources import ROOT


@pytest.fixture(scope="session", params=["propose", "segments"])
def weighed(request: pytest.FixtureRequest) -> dict[str, dict[str, Any]]:
    """Return what came of each sample, by its id, each read in a process of its own: as a programme and as segments."""
    folder = once("measured", measure)
    rows = map(json.loads, (folder / "rows.jsonl").read_text(encoding="utf-8").splitlines())
    return {row["id"]: row for row in rows if row["reader"] == request.param}


def measure(folder: Path) -> None:
    """Write what each reader made of each sample."""
    words = [sys.executable, "-m", "tests.hostile.measure_reading"]
    known = environment() | {"PYTHONPATH": str(ROOT)}
    with (folder / "rows.jsonl").open("w") as rows:
        done = subprocess.run(
            words, cwd=ROOT, env=known, stdout=rows, stderr=subprocess.PIPE, text=True, timeout=800, check=False
        )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a running server."""
    with serving(Path(tmp_path_factory.mktemp("hostile"))) as running:
        yield running


@pytest.fixture(scope="module")
def outside(server: Server) -> Iterator[Outside]:
    """Yield the server's folder as a second process sees it."""
    opened = server.outside()
    yield opened
    opened.close()
