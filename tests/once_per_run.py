"""Makes expensive files once in a test run, in the first process that needs them."""

import fcntl
import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

RUN = "TEST_RUN_FOLDER"  # in the environment: the folder that all processes of a test run share


def once(name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder of this test run, or of this process outside one, that `make` has filled; change nothing in it.

    The other processes wait for the first one. When `make` fails, the next that asks tries again.
    """
    shared = run_folder()
    folder, done = shared / f"once-{name}", shared / f"once-{name}.done"
    with (shared / f"once-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


def run_folder() -> Path:
    """Return the folder that all processes of this test run share, or one of this process outside a run."""
    return Path(os.environ.get(RUN) or _own().name)


@cache
def _own() -> TemporaryDirectory[str]:
    """Return a folder that is removed when this process ends."""
    return TemporaryDirectory(prefix="interp-once-")
