"""Runs a Node test file on cases made in Python."""

import json
import os
import subprocess
from pathlib import Path

from tests.paint.table import FOLDER


def node(script: str, folder: Path, cases: object) -> None:
    """Run a test file with its cases. Fails with what node says."""
    given = folder / "paint.json"
    given.write_text(json.dumps(cases), encoding="utf-8")
    ran = subprocess.run(
        ["node", "--test", str(FOLDER / "js" / script)], env=os.environ | {"PAINT": str(given)},
        capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "# fail 0" in ran.stdout and "# tests 0" not in ran.stdout
