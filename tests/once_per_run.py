"""Makes expensive files once in a test run, in the first process that needs them."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder of this test run that `make` has filled; look, but change nothing in it.

    The other processes wait for the first one. When `make` fails, the next that asks tries again.
    """
    one_of_many = "PYTEST_XDIST_WORKER" in os.environ
    shared = factory.getbasetemp().parent if one_of_many else factory.getbasetemp()
    folder, done = shared / f"once-{name}", shared / f"once-{name}.done"
    with (shared / f"once-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
