"""How far the work for a request is, is told to who asked for it, while it is done and to all who wait for the same."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from flask import Flask

from interp.config import Settings
from interp.domain.rules.permissions import SYSTEM
from interp.ports import HelperTask
from interp.ports.helper_work import SCREEN, Lane
from interp.run.app import create_app
from interp.run.assemble import assemble
from interp.web.client_gone import current_work
from tests.builders import plan
from tests.prepared_demo import empty

RECORD = "/api/meetings/m1/record"
MINE, OTHER, DOWNLOAD = "mine-0123456789ab", "other-0123456789", "download-01234567"


class Told:
    """Helper work that says twice how far it is, and waits after each for the test to go on."""

    def __init__(self) -> None:
        self.at, self.go = Event(), Event()

    def prepare(self, lane: Lane = SCREEN) -> None:
        """Do nothing."""

    def run(self, task: HelperTask[..., Any], *args: Any, **named: Any) -> Any:
        """Say how far it is."""
        for done in (0, 700):
            current_work().hear(done, 1_500 if done else 0)
            self.at.set()
            assert self.go.wait(60)
            self.go.clear()
        return b"{}"


House = tuple[Flask, dict[str, str], Told]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Yield the app of a service with a meeting, the header of staff, and the helpers' work."""
    made = assemble(Settings(data=empty(tmp_path), async_mode="threading"))
    made.services.meetings.handle(SYSTEM, "m1", "plan", plan())
    made.helpers.instead = work = Told()
    token = made.services.access.make_link("staff", "staff", None, None, 1)
    yield create_app(made), {"Authorization": f"Bearer {token}"}, work
    made.close()


def test_a_work_tells_how_far_it_is_and_who_waits_for_the_same_is_told_too(house: House) -> None:
    app, staff, work = house

    def state(name: str) -> tuple[str, int, int]:
        found: dict[str, Any] = app.test_client().get(f"/api/progress/{name}", headers=staff).get_json()
        return found["state"], found["done"], found["total"]

    def ask(name: str) -> int:
        return app.test_client().get(RECORD, headers=staff | {"Interp-Work": name}).status_code

    seen = [state(MINE)]
    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(ask, MINE)
        assert work.at.wait(60)
        work.at.clear()
        second = pool.submit(lambda: app.test_client().get(f"{RECORD}?work={OTHER}", headers=staff).status_code)
        while state(OTHER)[0] != "working":
            Event().wait(0.01)
        seen.append(state(MINE))
        work.go.set()
        assert work.at.wait(60)
        seen += [state(MINE), state(OTHER)]
        work.go.set()
        assert (first.result(), second.result()) == (200, 200)
    seen += [state(MINE), state(OTHER)]
    assert seen == [
        ("waiting", 0, 0), ("working", 0, 0), ("working", 700, 1_500), ("working", 700, 1_500),
        ("ended", 700, 1_500), ("ended", 0, 0),
    ]  # fmt: skip


def test_people_with_a_role_are_told_only_of_their_own(house: House) -> None:
    app, staff, work = house
    other = app.extensions["interp"].access.make_link("reviser", "reviser", None, None, 1)
    work.go.set()
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(lambda: app.test_client().get(RECORD, headers=staff | {"Interp-Work": MINE}).status_code)
        while not asked.done():
            work.go.set()
            Event().wait(0.01)
    for headers in ({"Authorization": f"Bearer {other}"}, {}):
        found = app.test_client().get(f"/api/progress/{MINE}", headers=headers)
        assert found.get_json() == {"state": "waiting", "done": 0, "total": 0}


def test_a_reader_is_told_how_far_a_transcript_is(house: House) -> None:
    app, _, work = house

    def state() -> Any:
        return app.test_client().get(f"/api/progress/{DOWNLOAD}").get_json()

    with ThreadPoolExecutor(1) as pool:
        path = f"/api/meetings/m1/transcript?language=en&format=txt&work={DOWNLOAD}"
        asked = pool.submit(lambda: app.test_client().get(path).status_code)
        seen = []
        for _ in range(2):
            assert work.at.wait(60)
            work.at.clear()
            seen.append(state())
            work.go.set()
        assert asked.result() == 200
    assert [*seen, state()] == [
        {"state": "working", "done": 0, "total": 0}, {"state": "working", "done": 700, "total": 1_500},
        {"state": "ended", "done": 700, "total": 1_500},
    ]  # fmt: skip


FOLLOWED = {  # the links by which a page asks for what takes long
    "/m/m1/en": "transcript?", "/m/m1/en/documents": "transcript?", "/m/m1/console": "/record",
    "/m/m1/desk?language=fr": "/measures",
}  # fmt: skip


def test_the_links_of_what_takes_long_are_followed_by_a_bar(house: House) -> None:
    app, staff, _ = house
    for path, link in FOLLOWED.items():
        page = app.test_client().get(path, headers={} if path.startswith("/m/m1/en") else staff).text
        places = re.findall(r'data-followed="([^"]+)"(.*?)</(?:ul|p)>', page, re.DOTALL)
        assert page.count(link) == sum(inside.count(link) for _, inside in places) > 0, path
        assert "work.file" in json.loads(unescape(places[0][0]))


@pytest.mark.parametrize("name", ["short", "x" * 65, "with a space 0123456789", ""])
def test_a_name_of_another_form_names_nothing(house: House, name: str) -> None:
    app, staff, _ = house
    assert app.test_client().get(f"/api/meetings/m1?work={name}", headers=staff).status_code == 200
    assert not any(app.extensions["interp"].work._known.values())
