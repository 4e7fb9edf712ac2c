"""Runs one interp command to its end, forked from an interpreter that has imported everything."""

import subprocess
from pathlib import Path
from tempfile import TemporaryFile

from interp.start import SERVING
from tests.forked_demo import ready_commands, start
from tests.processes import environment
from tests.ready_commands import TIMEOUT_S, command


def interp(*words: object, cwd: Path, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """Return how `interp WORDS` ended, with what it wrote; settings are INTERP_ names in lower case."""
    known = environment(**{f"INTERP_{name.upper()}": value for name, value in settings.items()})
    asked = [*map(str, words)]
    if next((word for word in asked if not word.startswith("-")), "") in SERVING:
        with TemporaryFile("w+") as log:
            process = start(asked, cwd, known, log)
            with process.stdout as output:
                printed = output.read()
            status = process.wait(TIMEOUT_S)
            log.seek(0)
            return subprocess.CompletedProcess(asked, status, printed, log.read())
    with TemporaryFile() as given, TemporaryFile() as said, TemporaryFile() as errors:
        given.write(typed.encode())
        given.seek(0)
        status = command(ready_commands(), asked, str(cwd), known, [each.fileno() for each in (given, said, errors)])
        texts = []
        for each in (said, errors):
            each.seek(0)
            texts.append(each.read().decode())
    return subprocess.CompletedProcess(asked, status, *texts)
