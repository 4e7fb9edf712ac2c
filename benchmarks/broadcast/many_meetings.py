"""Opens further meetings in a data folder before a server starts on it."""

from pathlib import Path

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.run.assemble import assemble
from tests.builders import plan

STAFF = Actor("staff", "Staff")


def open_meetings(folder: Path, count: int) -> list[str]:
    """Return the ids of so many new meetings, each open and with somebody at the floor."""
    folder.mkdir(parents=True, exist_ok=True)
    service = assemble(Settings(data=folder, async_mode="threading"))
    names = [f"other{number}" for number in range(count)]
    try:
        for name in names:
            service.services.meetings.handle(SYSTEM, name, "plan", plan(id=name))
            service.services.meetings.handle(STAFF, name, "begin", do.AdvanceFloor(None))
    finally:
        service.close()
    return names
