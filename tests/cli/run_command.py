"""Runs one interp command to its end: forked from an interpreter that has imported everything, but for what serves."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile

from interp.start import SERVING
from tests.forked_demo import ready_commands
from tests.processes import environment
from tests.ready_commands import command
from tests.sources import ROOT

OWN_PROCESS = (*SERVING, "worker")


def interp(*words: object, cwd: Path, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """Return how `interp WORDS` ended, with what it wrote; settings are INTERP_ names in lower case."""
    known = environment(**{f"INTERP_{name.upper()}": value for name, value in settings.items()})
    asked = [*map(str, words)]
    if next((word for word in asked if not word.startswith("-")), "") in OWN_PROCESS:
        known["PYTHONPATH"] = str(ROOT)
        run = [sys.executable, "-m", "interp.start", *asked]
        return subprocess.run(
            run, cwd=cwd, env=known, input=typed, capture_output=True, text=True, timeout=60, check=False
        )
    with TemporaryFile() as given, TemporaryFile() as said, TemporaryFile() as errors:
        given.write(typed.encode())
        given.seek(0)
        status = command(ready_commands(), asked, str(cwd), known, [each.fileno() for each in (given, said, errors)])
        texts = []
        for each in (said, errors):
            each.seek(0)
            texts.append(each.read().decode())
    return subprocess.CompletedProcess(asked, status, *texts)
