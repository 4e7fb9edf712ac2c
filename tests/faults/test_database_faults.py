"""A PostgreSQL server that is silent, gone or started again under a service: refused in time, read on, found again."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.browser.proxy import Cable
from tests.postgresql_server import emptied, port
from tests.server import Server, command_id, serving, until
from tests.socket_screen import Screen, screens


@dataclass
class Site:
    """A service on PostgreSQL behind a line that can fail, its console and a phone."""

    server: Server
    cable: Cable
    console: Screen
    phone: Screen

    def press(self, press_id: str | None = None) -> dict[str, Any]:
        """Blank the room's screen; return the answer."""
        return dict(self.console.press("room.blank", press_id=press_id))

    def is_ready(self) -> bool:
        """Return whether the service says that it can be used."""
        return self.server.get("/readyz").status == 200


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Yield a service with an open meeting."""
    cable = Cable(port())
    address = emptied().address.replace(f":{port()}/", f":{cable.port}/")
    folder = Path(tmp_path_factory.mktemp("served"))
    with serving(folder, first=True, database=address) as server, screens(server.url) as make:
        about = server.said["meetings"][0]
        console, phone = make(), make()
        assert console.join(about["id"], "console", token=about["tokens"]["console"])["ok"]
        assert phone.join(about["id"], "captions", "ar")["ok"]
        assert console.press("floor.advance", {"from_speech": None})["ok"]
        yield Site(server, cable, console, phone)
    cable.pull()


@pytest.fixture
def site(one: Site) -> Iterator[Site]:
    """Yield it well, and mend it."""
    until(one.is_ready, every_s=0.1)
    yield one
    one.cable.loses = frozenset()
    one.cable.plug()


@pytest.mark.parametrize("fault", ["silent", "gone"])
def test_a_command_is_refused_in_time_screens_go_on_and_what_is_back_is_used(site: Site, fault: str) -> None:
    if fault == "silent":
        site.cable.loses = frozenset({"questions", "answers"})
    else:
        site.cable.pull()
    beats = len(site.phone.heard("beat"))
    error = site.press()["error"]
    assert (error["code"], error["retry"]) == ("unavailable", True)
    assert site.server.get("/healthz").status == 200
    until(lambda: not site.is_ready(), every_s=0.1)
    until(lambda: len(site.phone.heard("beat")) > beats)
    site.cable.loses = frozenset()
    site.cable.plug()
    until(lambda: site.press()["ok"], every_s=0.1)
    until(site.is_ready, every_s=0.1)


def test_a_command_that_was_cut_off_at_its_commit_is_unknown_and_its_id_tells_the_truth(site: Site) -> None:
    pressed = command_id()
    site.cable.loses = frozenset({"answers"})
    error = site.press(pressed)["error"]
    assert error["code"] == "unavailable"
    site.cable.loses = frozenset()
    answer = until(lambda: (found := site.press(pressed))["ok"] and found, every_s=0.1)
    assert site.console.reaches(int(str(answer["seq"])))
    # refused for a moment more (`not_serving`) where the lease was just asking, and its answer was lost too
    again = until(lambda: (found := site.press(pressed))["ok"] and found, every_s=0.1)
    assert again["seq"] == answer["seq"]
