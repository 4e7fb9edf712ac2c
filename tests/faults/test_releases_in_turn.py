"""Two releases are served in turn on the same data through a meeting, each waiting for the other's goodbye."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import later_release
from tests.cli.run_command import interp
from tests.postgresql_server import bare, programs
from tests.processes import environment
from tests.sample_sizes import size
from tests.server import Server
from tests.socket_screen import Screen
from tests.sources import ROOT

KINDS = ("sqlite", "postgresql") if programs() else ("sqlite",)
TRIED = size(KINDS[-1:], torture=KINDS)
PRESSES = size(3, torture=12)  # of each turn
ONE_MORE = {"kind": "delegation", "name": "Another delegation"}


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what has a process load the later release."""
    return later_release.made(tmp_path_factory.mktemp("later"))


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
        words, known = (*words, "--data", str(self.serves.data)), self.serves.settings
        if later:
            code = f"{self.serves.prelude or self.waits.prelude}\nfrom interp.start import main; main()"
            command = [sys.executable, "-c", code, *words]
            done = subprocess.run(
                command, env=environment(**known), cwd=ROOT, capture_output=True, text=True, check=False
            )
        else:
            done = interp(*words, cwd=ROOT, **{name.removeprefix("INTERP_").lower(): known[name] for name in known})
        assert done.returncode == status or words[0] == "check", done
        return done.stdout + done.stderr

    def next(self) -> None:
        """Give the floor to the next, who is added where nobody is left on the programme."""
        screen = Screen(self.serves.url)
        view = screen.join("hrc31-1", "console", token=self.token)["view"]
        speech = view["speech"] or {}
        if view["advance"]["to"] is None:
            added = screen.press("speech.add", {"item": view["item"]["id"], "party": ONE_MORE})
            assert added["ok"], added
        given = screen.press("floor.advance", {"from_speech": speech.get("id")})
        assert given["ok"], given
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
