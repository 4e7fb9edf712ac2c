"""Data folders made once in a test run: of a demonstration that was started and stopped, and of a service without data.

So the others import no day anew, and migrate no tables.
"""

import shutil
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from interp import owner_only
from interp.config import Settings
from interp.store.open_stores import open_stores
from tests.once_per_run import once
from tests.processes import demo

PLACE = ZoneInfo("Europe/Zurich")  # where the demonstration's day is


def copy_to(data: Path) -> None:
    """Make `data` the folder of a demonstration of today, unless there is one already."""
    if not data.exists():
        shutil.copytree(once(f"demo-{datetime.now(PLACE).date()}", _make) / "data", data)


def empty(data: Path) -> Path:
    """Put the newest tables, with nothing in them, into a data folder that has none; return the folder."""
    owner_only.data_folder(data)
    for file in once("empty", _empty).glob("*.sqlite"):
        if not (data / file.name).exists():
            shutil.copy(file, data)
    return data


def _empty(folder: Path) -> None:
    open_stores(Settings(data=folder)).close()


def _make(folder: Path) -> None:
    command = (sys.executable, "-m", "interp.start")
    with demo(command, folder, settings={"INTERP_WORKER": "0"}) as running:
        running.process.terminate()
        running.process.wait(60)
