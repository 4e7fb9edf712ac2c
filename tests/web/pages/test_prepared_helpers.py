"""A helper process is started by every page of staff, one for filing by the desk's too, so that nobody waits for it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from interp.config import Settings
from interp.domain.rules.permissions import SYSTEM
from interp.domain.views.audiences import Audience
from interp.live.presence import ProcessPresence
from interp.ports import HelperTask, Screen
from interp.ports.helper_work import FILING, SCREEN, Lane
from interp.run.app import create_app, staff_is_here
from interp.run.assemble import assemble
from tests.builders import plan
from tests.prepared_demo import empty


class Counted:
    """Helper work that keeps which lanes were prepared."""

    def __init__(self) -> None:
        self.prepared: list[Lane] = []

    def prepare(self, lane: Lane = SCREEN) -> None:
        """Keep which one."""
        self.prepared.append(lane)

    def run(self, task: HelperTask[..., Any], *args: Any, **named: Any) -> Any:
        """Fail: no page computes anything."""
        raise AssertionError(task.name)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[FlaskClient, dict[str, str], Counted]]:
    """Yield a client of a service, the header of staff, and the helpers' work."""
    made = assemble(Settings(data=empty(tmp_path), async_mode="threading"))
    made.services.meetings.handle(SYSTEM, "m1", "plan", plan())
    made.helpers.instead = work = Counted()
    token = made.services.access.make_link("staff", "staff", None, None, 1)
    yield create_app(made).test_client(), {"Authorization": f"Bearer {token}"}, work
    made.close()


def test_each_page_of_staff_prepares_a_helper_for_screens_and_the_desk_one_for_filing(
    house: tuple[FlaskClient, dict[str, str], Counted],
) -> None:
    client, staff, work = house
    for page in ("/m/m1/console", "/m/m1/chair", "/m/m1/chief", "/m/m1/technician", "/m/m1/desk", "/proposals"):
        work.prepared.clear()
        assert client.get(page, headers=staff).status_code == 200
        assert work.prepared == ([SCREEN, FILING] if page == "/m/m1/desk" else [SCREEN]), page


def test_no_other_page_does_and_none_for_strangers(house: tuple[FlaskClient, dict[str, str], Counted]) -> None:
    client, _, work = house
    for page in ("/m/m1/desk", "/m/m1/console", "/proposals", "/m/m1/en", "/m/m1/room/en", "/"):
        client.get(page)
    assert work.prepared == []


def test_staff_is_here_while_a_page_of_staff_is_open() -> None:
    presence = ProcessPresence("e")
    assert not staff_is_here(presence)
    presence.reader_came("m1", Audience("captions", "en"))
    for sid, page in enumerate(("booth", "room")):
        presence.enter(str(sid), Screen("m1", Audience(page, "en"), "", 0, 0, ""))
    assert not staff_is_here(presence)
    presence.enter("2", Screen("m1", Audience("chief", "en"), "", 0, 0, ""))
    assert staff_is_here(presence)
    presence.leave("2")
    assert not staff_is_here(presence)
