"""Runs one interp command to its end in a separate process."""

import subprocess
import sys
from pathlib import Path

from tests.processes import environment
from tests.sources import ROOT


def interp(*words: object, cwd: Path, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """Return how `interp WORDS` ended, with what it wrote; settings are INTERP_ names in lower case."""
    command = [sys.executable, "-m", "interp.start", *map(str, words)]
    known = environment(**{f"INTERP_{name.upper()}": value for name, value in settings.items()})
    known["PYTHONPATH"] = str(ROOT)
    return subprocess.run(
        command, cwd=cwd, env=known, input=typed, capture_output=True, text=True, timeout=60, check=False
    )
