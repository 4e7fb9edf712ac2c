"""The technician's socket: every screen by name and measure, and one asked to show its name."""

import time
from pathlib import Path
from typing import Any

import pytest

from interp.config import Settings
from interp.domain.rules.permissions import SYSTEM
from interp.errors import Unavailable
from interp.run.assemble import assemble
from interp.web.page_build import build
from interp.web.routes.periodic_messages import health
from tests.prepared_demo import empty
from tests.socket_screen import Hall, Screen
from tests.sources import ROOT


def technician(hall: Hall) -> Screen:
    """Return a technician's page that joined."""
    screen, joined = hall.screen("technician", role="technician")
    assert joined["ok"], joined
    return screen


def row(message: dict[str, Any], device: str) -> dict[str, Any]:
    """Return a screen of a health message by its name, or nothing."""
    return next((each for each in message["screens"] if each["device"] == device), {})


def test_every_screen_is_listed_by_name_and_attendees_are_counted(hall: Hall) -> None:
    hall.booth("fr", device="cabin-4"), hall.screen("room", "en", device="left-wall")
    hall.captions("ar", device="phone-1")
    told = technician(hall).waits("health", lambda m: bool(row(m, "left-wall")) and bool(row(m, "cabin-4")))
    assert (row(told, "cabin-4")["audience"], row(told, "cabin-4")["language"]) == ("booth", "fr")
    assert row(told, "phone-1") == {} and told["attendees"] == {"ar": 1}
    assert told["server"]["disk_free"] > 0 and told["server"]["build"] == build()


def test_a_screen_that_answers_is_measured(hall: Hall) -> None:
    booth, page = hall.booth("fr", device="cabin-4"), technician(hall)
    beat = booth.waits("beat")
    time.sleep(0.2)
    booth.client.emit("at", {"epoch": beat["epoch"], "seq": beat["seq"], "skew_ms": 5_000})
    told = row(page.waits("health", lambda m: row(m, "cabin-4").get("skew_ms") == 5_000), "cabin-4")
    assert told["delay_ms"] > 150  # the answer was held back for 200


def test_a_silent_screen_is_the_first_trouble(hall: Hall) -> None:
    hall.booth("zh", device="cabin-2")
    told = technician(hall).waits("health", lambda m: row(m, "cabin-2").get("heard_ms", 0) > 3_000)
    silent = [each["screen"] for each in told["troubles"] if each["code"] == "silent"]
    screens = [each["code"] for each in told["troubles"] if each["code"] != "late"]  # a busy machine's own trouble
    assert row(told, "cabin-2")["id"] in silent and screens[0] == "silent"


def test_the_build_of_a_page_comes_with_its_handshake(hall: Hall) -> None:
    booth = Screen(f"{hall.server.url}?build=0ldpage1")
    booth.join(hall.meeting, "booth", "ru", token=hall.token("interpreter", "ru"), device="cabin-5")
    told = technician(hall).waits("health", lambda m: bool(row(m, "cabin-5")))
    booth.close()
    assert row(told, "cabin-5")["build"] == "0ldpage1"
    assert "old_build" in [each["code"] for each in told["troubles"]]


def test_identify_reaches_that_screen_and_no_other(hall: Hall) -> None:
    wall, _ = hall.screen("room", "en", device="left-wall")
    other, _ = hall.screen("room", "en", device="right-wall")
    page = technician(hall)
    told = page.waits("health", lambda m: bool(row(m, "left-wall")))
    assert page.ask("identify", {"screen": row(told, "left-wall")["id"]}) == {"ok": True}
    assert wall.waits("notice") == {"code": "identify"}
    assert other.heard("notice") == []


def test_nobody_else_may_ask_a_screen_for_its_name(hall: Hall) -> None:
    assert hall.captions("en").ask("identify", {"screen": 1})["error"]["code"] == "not_allowed"
    assert hall.console().ask("identify", {"screen": 1})["error"]["code"] == "not_allowed"


def test_an_unknown_or_unreadable_screen_is_refused(hall: Hall) -> None:
    page = technician(hall)
    assert page.ask("identify", {"screen": 10**9})["error"]["code"] == "not_found"
    assert page.ask("identify", {"screen": "x"})["error"]["code"] == "bad_request"


def test_health_is_for_the_technician_alone(hall: Hall) -> None:
    booth, page = hall.booth("es"), technician(hall)
    page.waits("health")
    booth.waits("beat")
    assert booth.heard("health") == []


def test_a_technician_gives_nobody_the_floor(hall: Hall) -> None:
    assert technician(hall).press("floor.advance", {"from_speech": None})["error"]["code"] == "not_allowed"


class Queue:
    """As much of a queue of drafting as the page asks: a length, or a store that is away."""

    def __init__(self, length: int | None) -> None:
        self._length = length

    def waiting(self) -> int:
        """Return the length. Raises Unavailable."""
        if self._length is None:
            raise Unavailable("store")
        return self._length

    def oldest(self) -> int | None:
        """Return since when the oldest waits: nobody knows."""
        return None


@pytest.mark.parametrize(("queue", "told"), [(Queue(0), 0), (Queue(7), 7), (Queue(None), None)])
def test_the_length_of_the_queue_is_told_while_its_store_is_there(tmp_path: Path, queue: Any, told: int | None) -> None:
    house = assemble(Settings(data=empty(tmp_path))).services
    house.proposals.bring_in("p", (ROOT / "interp/seed/hrc31-concept-note.txt").read_bytes(), "note.txt")
    (meeting, *_) = house.proposals.confirm(SYSTEM, "p", "m")
    house.jobs = queue
    assert health(house, meeting).server.jobs == told
