"""A data folder at version 0001 of the tables, for tests of migration."""

import shutil
import sqlite3
from pathlib import Path

from tests.sources import ROOT

RELEASE = ROOT / "tests/releases/0.1.0"


def before_the_guard(folder: Path) -> Path:
    """Return a copy of the release's folder with its tables at version 0001."""
    made = Path(shutil.copytree(RELEASE, folder))
    database = sqlite3.connect(made / "meetings.sqlite")
    for name in ("event_no_update", "event_no_delete"):
        database.execute(f"DROP TRIGGER {name}")
    database.execute("UPDATE alembic_version SET version_num = '0001'")
    database.commit()
    database.close()
    return made
