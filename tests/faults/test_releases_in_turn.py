"""Two releases are served in turn on the same data through a meeting, each waiting for the other's goodbye.

The later one is a copy of this code with a table and an event of its own, which this one cannot read.
"""

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interp.store.meetings_database import HEAD
from tests.postgresql_server import bare, programs
from tests.processes import environment
from tests.sample_sizes import size
from tests.server import Server
from tests.socket_screen import Screen
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
KINDS = ("sqlite", "postgresql") if programs() else ("sqlite",)
TRIED = size(KINDS[-1:], torture=KINDS)
PRESSES = size(3, torture=12)  # of each turn


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what has a process load the later release."""
    place = tmp_path_factory.mktemp("later")
    shutil.copytree(ROOT / "interp", place / "interp")
    (place / "locales").symlink_to(ROOT / "locales")
    for name, more in ADDED.items():
        with (place / "interp" / name).open("a") as file:
            file.write(more)
    (place / f"interp/store/migrations/versions/v{NEXT}_later.py").write_text(MIGRATION)
    database = place / "interp/store/meetings_database.py"
    database.write_text(database.read_text().replace(f'HEAD = "{HEAD}"', f'HEAD = "{NEXT}"'))
    return f"import os, sys; sys.path.insert(0, {str(place)!r}); os.environ['PYTHONPATH'] = {str(place)!r}"


class Site:
    """Servers of two releases on the same data and port, and the screens of a meeting."""

    def __init__(self, folder: Path, later: str, settings: dict[str, str]) -> None:
        self.serves = Server(folder, settings, forked=True).start()
        self.waits = Server(folder, settings, prelude=later, port=self.serves.port)
        self.token = self.serves.meeting["tokens"]["console"]
        self.about: dict[str, Any] = {}

    def turn(self) -> None:
        """Have the other release start, wait for the goodbye of the one that serves, and go on."""
        starts = threading.Thread(target=self.waits.start)
        starts.start()
        assert self.serves.stop() == 0
        starts.join()
        self.serves, self.waits = self.waits, self.serves

    def press(self, name: str, **args: object) -> dict[str, Any]:
        """Press a key at a console that has just come back; return the answer."""
        screen = Screen(self.serves.url)
        try:
            joined = screen.join("hrc31-1", "console", token=self.token)
            assert joined["ok"], joined
            assert self.about.setdefault("epoch", joined["epoch"]) == joined["epoch"]  # no page has to be loaded again
            return dict(screen.press(name, dict(args)))
        finally:
            screen.close()

    def says(self, *words: str, later: bool = False, status: int = 0) -> str:
        """Return what a command of one release says."""
        prelude = self.serves.prelude or self.waits.prelude if later else ""
        known = environment(**self.serves.settings)
        code = f"{prelude}\nfrom interp.start import main; main()"
        words = (*words, "--data", str(self.serves.data))
        done = subprocess.run(
            [sys.executable, "-c", code, *words], env=known, cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == status or words[0] == "check", done
        return done.stdout + done.stderr

    def next(self) -> None:
        """Give the floor to the next."""
        screen = Screen(self.serves.url)
        joined = screen.join("hrc31-1", "console", token=self.token)
        speech = (joined["view"]["speech"] or {}).get("id")
        assert screen.press("floor.advance", {"from_speech": speech})["ok"]
        screen.close()


@pytest.fixture(params=TRIED)
def site(request: pytest.FixtureRequest, tmp_path: Path, later: str) -> Iterator[Site]:
    """Yield a demonstration of this release."""
    settings = {"INTERP_WORKER": "0"}
    if request.param == "postgresql":
        settings["INTERP_DATABASE"] = bare().address
    made = Site(tmp_path, later, settings)
    yield made
    for each in (made.serves, made.waits):
        each.kill()


def test_old_new_old_and_new_again_through_a_meeting_and_no_way_back_once_it_is_finished(site: Site) -> None:
    for number in range(4):
        for _ in range(PRESSES):
            site.next()
        assert site.serves.get("/readyz").json["ok"]
        if number % 2:
            refused = site.press("room.dim")["error"]
            assert (refused["code"], refused["args"]["reason"]) == ("refused", "upgrade_open")
        if number < 3:
            site.turn()
    said = site.says("check")
    assert "which may still read it" in said and "BAD  tables" not in said
    assert "by a later release" in site.says("finish-upgrade", status=1)
    assert "is finished" in site.says("finish-upgrade", later=True)
    assert site.press("room.dim")["ok"]
    assert site.serves.stop() == 0
    assert "by a later release" in site.says("meeting", "list", status=1)
