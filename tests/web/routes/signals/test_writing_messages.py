"""A line reaches the screens of its place and no other; nothing of it is in a database, a log or a metric."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import generate_latest
from structlog.testing import capture_logs

from interp.domain.model import commands as do
from interp.live.signals.short_messages import MOST_CHARACTERS
from interp.web.rate_limits import MESSAGE_BURST
from tests.server import command_id
from tests.web.routes.signals.test_asking_slower import House

CANARY = "canary-line مرحبا"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Yield a service with an open meeting."""
    made = House(tmp_path)
    yield made
    made.service.close()


def write(screen: Any, **message: Any) -> dict[str, Any]:
    """Return the answer to a line."""
    return dict(screen.emit("send_message", {"id": command_id()} | message, callback=True))


def lines(screen: Any) -> list[dict[str, Any]] | None:
    """Return the lines of the last message that a screen was sent since it was asked; None for none."""
    told = [each["args"][0] for each in screen.get_received() if each["name"] == "messages"]
    return told[-1]["messages"] if told else None


def test_a_line_reaches_its_place_and_leaves_nothing(house: House) -> None:
    booths = house.booths("fr", "es")
    console, chief, technician = house.others[0], house.others[1], house.others[2]
    rows = house.rows()
    with capture_logs() as logged:
        assert write(booths["fr"], to="technician", text=CANARY) == {"ok": True}
    (line,) = lines(technician) or []
    assert (line["sender"], line["text"], line["phrase"]) == ("booth:fr", CANARY, None)
    assert [lines(each) for each in (*booths.values(), console, chief, house.chair, *house.others[5:7])] == [None] * 7
    assert (logged, house.rows()) == ([], rows)
    assert "canary-line" not in generate_latest().decode()
    files = [each for each in house.folder.rglob("*") if each.is_file()]
    assert not any(b"canary-line" in each.read_bytes() for each in files)


def test_a_ready_sentence_reaches_all_booths_by_its_name_also_one_that_joins_later(house: House) -> None:
    booths = house.booths("fr", "es")
    assert write(house.others[1], to="booths", phrase="thanks")["ok"]
    for each in booths.values():
        assert [(line["sender"], line["phrase"]) for line in lines(each) or []] == [("chief", "thanks")]
    later = house.service.socketio.test_client(house.app)
    asked = {"protocol": 1, "meeting": "m1", "audience": "booth", "language": "ru"}
    assert later.emit("join", asked | {"token": house.token("interpreter", "ru")}, callback=True)["ok"]
    assert [line["phrase"] for line in lines(later) or []] == ["thanks"]


def test_what_colleagues_write_to_each_other_is_for_interpreters_of_that_booth_alone(house: House) -> None:
    (booth,) = house.booths("fr").values()
    staff = house.screen("booth", "staff", "fr")
    assert write(booth, to="booth:fr", text="15 000")["ok"]
    assert [line["text"] for line in lines(booth) or []] == ["15 000"]
    assert lines(staff) is None
    assert write(staff, to="booth:fr", text="seen")["error"]["code"] == "not_allowed"


def test_what_cannot_be_sent_is_refused(house: House) -> None:
    (booth,) = house.booths("fr").values()
    codes = {
        "not_found": {"to": "chair", "text": "a"}, "too_long": {"to": "chief", "text": "a" * (MOST_CHARACTERS + 1)},
        "empty_text": {"to": "chief", "text": "  "}, "invalid": {"to": "chief"},
        "identifier": {"to": "chief", "text": "a", "id": "a b"},
    }  # fmt: skip
    for expected, message in codes.items():
        error = write(booth, **message)["error"]
        assert expected in (error["code"], error["args"].get("reason")), error
        house.here.socket_limits.messages.limiter._levels.clear()  # type: ignore[attr-defined]
    assert write(house.chair, to="chief", text="a")["error"]["code"] == "not_allowed"


def test_one_screen_writes_so_many_at_once_and_no_more(house: House) -> None:
    (booth,) = house.booths("fr").values()
    answers = [write(booth, to="chief", phrase="thanks") for _ in range(MESSAGE_BURST + 1)]
    assert [each["ok"] for each in answers] == [True] * MESSAGE_BURST + [False]
    assert answers[-1]["error"]["code"] == "too_many"


def test_when_the_meeting_is_closed_nothing_stays(house: House) -> None:
    booths = house.booths("fr", "es")
    assert write(booths["fr"], to="booth:es", text=CANARY)["ok"]
    assert lines(booths["es"])
    house.does(do.CloseMeeting())
    for _ in range(10):
        house.passes(house.now)
    assert lines(booths["es"]) == []
    assert house.here.team_messages.meetings() == ()
    assert write(booths["fr"], to="booth:es", text="late")["error"]["args"]["reason"] == "meeting_closed"
