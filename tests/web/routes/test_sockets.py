"""What sockets are counted as while they join, join again and leave; and how often they may."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from interp.config import Settings
from interp.domain.rules.permissions import SYSTEM
from interp.domain.views.audiences import Audience
from interp.live.presence import ProcessPresence
from interp.live.rooms import booth_documents_room, documents_room, overlays_room, view_room
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.web import rate_limits
from tests.builders import plan
from tests.prepared_demo import empty

PHONE = Audience("captions", "fr")


class Wire:
    """A service with one meeting, whose sockets are made in this process."""

    def __init__(self, folder: Path) -> None:
        self.service: Service = assemble(Settings(data=empty(folder), async_mode="threading"))
        self.services = self.service.services
        self.services.meetings.handle(SYSTEM, "m1", "plan", plan())
        self.token = self.services.access.make_link("l1", "staff", "m1", None, 1)
        self.app: Flask = create_app(self.service)
        self.behind: dict[str, int] = {}
        self.presence = ProcessPresence("run1", lambda room: self.behind.get(room, 0))
        self.services.presence = self.presence

    def client(self) -> Any:
        """Return a socket that has connected."""
        return self.service.socketio.test_client(self.app)

    def join(self, client: Any, audience: str, language: str = "fr", **more: Any) -> dict[str, Any]:
        """Return the answer to a join."""
        token = None if audience in ("captions", "room") else self.token
        asked = {"protocol": 1, "meeting": "m1", "audience": audience, "language": language, "token": token}
        answer: dict[str, Any] = client.emit("join", asked | more, callback=True)
        return answer

    def guard(self, gate: Any) -> None:
        """Let attendees' joins pass this gate."""
        self.services.socket_limits = replace(self.services.socket_limits, gate=gate)

    def told(self) -> dict[str, Any]:
        """Return the presence message of the meeting."""
        self.presence._last.clear()
        ((_, message),) = self.presence.news({}, self.services.clock.now_ms())
        return message


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Wire]:
    """Yield a service and its sockets."""
    made = Wire(tmp_path)
    yield made
    made.service.close()


def test_an_attendee_is_a_number_and_no_row(wire: Wire) -> None:
    phones = [wire.client() for _ in range(3)]
    for phone in phones:
        assert wire.join(phone, "captions")["ok"]
    assert (wire.presence.attendees("m1"), wire.presence.screens()) == ({"fr": 3}, [])
    phones[0].disconnect()
    assert wire.presence.attendees("m1") == {"fr": 2}


def test_a_socket_is_counted_once_however_often_and_as_whatever_it_joins(wire: Wire) -> None:
    client = wire.client()
    for audience in ("captions", "captions", "console", "console", "room", "captions", "room"):
        assert wire.join(client, audience)["ok"]
        readers = {"fr": 1} if audience == "captions" else {}
        names = [] if audience == "captions" else [audience]
        assert wire.presence.attendees("m1") == readers
        assert [screen.audience.name for _, screen in wire.presence.screens()] == names
        assert wire.services.publisher.shown() == [("m1", Audience(audience, "fr"), 1)]
    client.disconnect()
    assert (wire.presence.screens(), wire.services.publisher.shown()) == ([], [])


def test_the_last_reader_who_leaves_ends_the_making_of_views(wire: Wire) -> None:
    first, second = wire.client(), wire.client()
    wire.join(first, "captions"), wire.join(second, "captions", documents=True)
    first.disconnect()
    assert wire.presence.used("m1", PHONE)
    second.disconnect()
    assert not wire.presence.used("m1", PHONE)
    assert wire.services.publisher.shown() == []


def test_booths_follow_documents_in_a_room_of_their_own(wire: Wire) -> None:
    """There they are told also of what is filed for them alone."""
    audiences = ("booth", "captions", "captions")
    joined = [wire.join(wire.client(), each, "fr", documents=True) for each in audiences]
    assert all(type(each["documents"]) is int for each in joined)
    manager = wire.service.socketio.server.manager
    found = [len([*manager.get_participants("/", room("m1"))]) for room in (booth_documents_room, documents_room)]
    assert found == [1, 2]


def test_what_waits_to_be_sent_is_told_beside_each_output(wire: Wire) -> None:
    clients = [wire.client() for _ in range(5)]
    wire.join(clients[0], "captions", "fr"), wire.join(clients[1], "captions", "ar")
    wire.join(clients[2], "room", "fr"), wire.join(clients[3], "room", "fr", output="overlay")
    wire.join(clients[4], "console")
    assert (wire.told()["attendees_behind"], wire.told()["outputs_behind"]) == ({}, {"room": 0, "overlay": 0})
    room = Audience("room", "fr")
    wire.behind = {view_room("m1", PHONE): 1, view_room("m1", room): 2, overlays_room("m1"): 1}
    assert wire.told()["attendees_behind"] == {"fr": 1}
    assert wire.told()["outputs_behind"] == {"room": 1, "overlay": 1}
    manager = wire.service.socketio.server.manager
    assert len(list(manager.get_participants("/", overlays_room("m1")))) == 1


def test_a_socket_that_joins_too_often_is_told_to_wait_and_others_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limits, "JOIN_BURST", 2)
    monkeypatch.setattr(rate_limits, "JOINS_PER_S", 0)
    wire = Wire(tmp_path)
    hasty, other = wire.client(), wire.client()
    answers = [wire.join(hasty, "captions") for _ in range(4)]
    assert [answer["ok"] for answer in answers] == [True, True, False, False]
    assert (answers[-1]["error"]["code"], answers[-1]["error"]["retry"]) == ("too_many", True)
    assert wire.presence.attendees("m1") == {"fr": 1}
    assert wire.join(other, "captions")["ok"]
    wire.service.close()


def test_reports_beyond_the_limit_are_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limits, "REPORT_BURST", 2)
    monkeypatch.setattr(rate_limits, "REPORTS_PER_S", 0)
    wire = Wire(tmp_path)
    console = wire.client()
    wire.join(console, "console")
    for seq in (5, 6, 7):
        console.emit("at", {"epoch": "e", "seq": seq})
    assert [screen.seq for _, screen in wire.presence.screens()] == [6]
    wire.service.close()


def test_a_report_of_an_attendee_does_nothing_and_harms_nothing(wire: Wire) -> None:
    phone = wire.client()
    wire.join(phone, "captions")
    phone.emit("at", {"epoch": "e", "seq": 5, "skew_ms": 1})
    assert (wire.presence.attendees("m1"), wire.presence.screens()) == ({"fr": 1}, [])


class Counted:
    """A gate that counts who passes it."""

    def __init__(self) -> None:
        self.passed = 0

    def enter(self) -> None:
        """Let one more in."""
        self.passed += 1


def test_only_attendees_wait_for_their_turn(wire: Wire) -> None:
    gate = Counted()
    wire.guard(gate)
    for audience, passed in (("console", 0), ("room", 0), ("captions", 1), ("desk", 1)):
        assert wire.join(wire.client(), audience)["ok"]
        assert gate.passed == passed


def test_one_who_is_gone_before_its_turn_is_not_counted(wire: Wire) -> None:
    phone = wire.client()

    class Leaving(Counted):
        """A gate during whose wait the socket goes away."""

        def enter(self) -> None:
            """Let the socket go."""
            wire.app.extensions["interp.sockets"]._disconnect(sid, None)

    wire.join(phone, "captions")
    ((sid, _),) = wire.service.socketio.server.manager.get_participants("/", view_room("m1", PHONE))
    wire.guard(Leaving())
    assert wire.join(phone, "captions")["error"]["code"] == "unavailable"
    assert wire.presence.attendees("m1") == {}
