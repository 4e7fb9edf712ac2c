"""A later release: a copy of this code with a table, a command and an event of its own, which this one cannot read."""

import shutil
from pathlib import Path

from interp.store.meetings_database import HEAD
from tests.sources import ROOT

NEXT = f"{int(HEAD) + 1:04}"
MIGRATION = f'''"""Creates a table that only the later release reads."""

import sqlalchemy as sa
from alembic import op

revision, down_revision, oldest = "{NEXT}", "{HEAD}", "{HEAD}"


def upgrade() -> None:
    """Create it."""
    op.create_table("later", sa.Column("name", sa.Text, primary_key=True))
'''
ADDED = {
    "domain/model/commands/room.py": '''

@dataclass(frozen=True, slots=True)
class DimRoom(Command):
    """Dim the room's screen."""

    name: ClassVar[str] = "room.dim"
    may: ClassVar[frozenset[str]] = STAFF
''',
    "domain/model/events/room.py": f'''

@dataclass(frozen=True, slots=True)
class RoomDimmed(Event):
    name: ClassVar[str] = "room.dimmed"
    version: ClassVar[int] = 1
    since: ClassVar[str] = "{NEXT}"
''',
    "domain/rules/decide/room.py": '''

@decides(do.DimRoom)
def dim(state: Meeting, command: do.DimRoom, context: Context) -> Events:
    """Return the dimming of the screen."""
    return (ev.RoomDimmed(),)
''',
    "domain/rules/evolve/room.py": '''

@evolves(ev.RoomDimmed)
def dimmed(state: Meeting, event: ev.RoomDimmed, logged: ev.Logged) -> Meeting:
    return replace(state, blank=True)
''',
    "web/static/css/console.css": "\n/* of the later release */\n",
}


def made(place: Path) -> str:
    """Make the release in a folder; return the code that has a process load it in the place of this one."""
    shutil.copytree(ROOT / "interp", place / "interp")
    (place / "locales").symlink_to(ROOT / "locales")
    for name, more in ADDED.items():
        with (place / "interp" / name).open("a") as file:
            file.write(more)
    (place / f"interp/store/migrations/versions/v{NEXT}_later.py").write_text(MIGRATION)
    database = place / "interp/store/meetings_database.py"
    database.write_text(database.read_text().replace(f'HEAD = "{HEAD}"', f'HEAD = "{NEXT}"'))
    return f"import os, sys; sys.path.insert(0, {str(place)!r}); os.environ['PYTHONPATH'] = {str(place)!r}"
