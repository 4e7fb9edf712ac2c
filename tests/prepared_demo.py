"""The data folder of a demonstration that a test run starts and stops once, so that the others import no day anew."""

import shutil
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.once_per_run import once
from tests.processes import demo

PLACE = ZoneInfo("Europe/Zurich")  # where the demonstration's day is


def copy_to(data: Path) -> None:
    """Make `data` the folder of a demonstration of today, unless there is one already."""
    if not data.exists():
        shutil.copytree(once(f"demo-{datetime.now(PLACE).date()}", _make) / "data", data)


def _make(folder: Path) -> None:
    command = (sys.executable, "-m", "interp.start")
    with demo(command, folder, settings={"INTERP_WORKER": "0"}) as running:
        running.process.terminate()
        running.process.wait(60)
