"""Makes the data folder of this release: `python tests/releases/make.py` once before each release, then committed."""

import json
import shutil
import sqlite3
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from interp.config import Settings  # noqa: E402
from interp.domain.model.state import Meeting  # noqa: E402
from interp.domain.rules.evolve import replay  # noqa: E402
from interp.ports import EventLog  # noqa: E402
from interp.run import demo  # noqa: E402
from interp.run.assemble import assemble  # noqa: E402
from interp.store.folder_files.service_clock import FILE as CLOCK  # noqa: E402
from interp.store.meetings_database import FILE  # noqa: E402
from interp.store.signing_key import KEY  # noqa: E402
from tests.releases.day import MORNING, perform  # noqa: E402

DAYS = 36_500
NO_SECRET = b"signs the links of this fixture.\n"[:32]


def make(folder: Path) -> None:
    """Write the folder again, with its content beside it as JSON."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / KEY).write_bytes(NO_SECRET)
    service = assemble(Settings(data=folder, async_mode="threading"))
    demo.prepare(service.services)
    perform(service.services.meetings, service.services.proposals, lambda ms: None)
    service.services.access.add_user("amina", "staff", "a long password")
    token = service.services.access.make_link("release", "chair", MORNING, None, DAYS, "release")
    held = {"token": token, "streams": summary(service.stores.log)}
    service.close()
    one_file(folder)
    beside = folder.with_name(f"{folder.name}.json")
    beside.write_text(json.dumps(held, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def summary(log: EventLog) -> dict[str, Any]:
    """Return what a person would say of each stream, in words that outlive a change of the types."""
    return {stream: _told(replay(log.read(stream, 0))) for stream in log.streams()}


def _told(state: Meeting) -> dict[str, Any]:
    floor, clock = state.floor, state.floor.speech_clock
    speaking = state.speeches.get(floor.speech or "")
    title = state.texts["meeting.title"]
    return {
        "seq": state.seq, "status": state.status.value, "title": title.value,
        "titles": {code: version.value for code, version in title.versions},
        "items": [[item.title, item.status.value] for item in state.items],
        "speeches": [[each.party.name, each.status.value, each.limit_ms] for each in state.speeches.values()],
        "floor": [floor.item, speaking.party.name if speaking else None, floor.language, floor.armed],
        "clock": [clock.status.value, clock.started_at, clock.paused_ms, clock.limit_ms] if clock else None,
        "switches": len(state.switches), "blank": state.blank,
    }  # fmt: skip


def one_file(folder: Path) -> None:
    """Bring the write-ahead log into the database, and let the clock's anchor be that of another machine."""
    connection = sqlite3.connect(folder / FILE)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("VACUUM")
    connection.close()
    (folder / CLOCK).write_text(json.dumps({"boot": "another machine's", "wall_ms": 0, "uptime_ms": 0}) + "\n")


if __name__ == "__main__":
    make(HERE / version("interp"))
