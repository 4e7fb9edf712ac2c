"""The data folder of a demonstration that was started and stopped once, so that tests need not import its day anew."""

import shutil
import sys
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from tests.processes import demo

PLACE = ZoneInfo("Europe/Zurich")  # where the demonstration's day is


def copy_to(data: Path) -> None:
    """Make `data` the folder of a demonstration of today, unless there is one already."""
    if not data.exists():
        shutil.copytree(Path(_made(datetime.now(PLACE).date()).name) / "data", data)


@cache
def _made(day: date) -> TemporaryDirectory[str]:
    """Return a folder with such a data folder; it is removed when this process ends."""
    folder = TemporaryDirectory(prefix=f"interp-demo-{day}-")
    command = (sys.executable, "-m", "interp.start")
    with demo(command, Path(folder.name), settings={"INTERP_WORKER": "0"}) as running:
        running.process.terminate()
        running.process.wait(60)
    return folder
