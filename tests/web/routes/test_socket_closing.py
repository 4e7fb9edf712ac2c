"""When access ends, sockets that need it are told ten minutes before and closed at the end; others go on without it."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from argon2 import PasswordHasher

from interp.domain.rules.permissions import ATTENDEE, Actor
from interp.domain.views.audiences import Audience
from interp.live.process_limiter import ProcessLimiter
from interp.service.credentials import DAY_MS, Credentials
from interp.web.routes.connected_sockets import ConnectedSockets, Connection
from interp.web.routes.socket_closing import SOON_MS, SocketClosing
from interp.web.routing.published_schemas import asyncapi
from tests.fakes import FixedClock, Roster
from tests.json_schema import faults

PASSWORD = "correct horse"
CONSOLE, CAPTIONS, ROOM = Audience("console", "en"), Audience("captions", "en"), Audience("room", "en")
MEETING = "m1"


class Door:
    """The sockets of a service whose clock is set by hand; `sent` is what they were told, `closed` those that are."""

    def __init__(self, clock: FixedClock) -> None:
        hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        self.clock, self.private = clock, False
        self.access = Credentials(Roster(), clock, b"key", hasher=hasher, limiter=ProcessLimiter(clock))
        self.access.add_user("ana", "staff", PASSWORD)
        self.sent: list[tuple[str, str, dict[str, Any]]] = []
        self.closed: list[str] = []
        rooms = SimpleNamespace(send_one=lambda name, sid, body: self.sent.append((sid, name, body)), close=self.close)
        publisher = SimpleNamespace(state=lambda _: SimpleNamespace(about=SimpleNamespace(private=self.private)))
        self.connected = ConnectedSockets()
        services: Any = SimpleNamespace(access=self.access, clock=clock, rooms=rooms, publisher=publisher)
        self.closing = SocketClosing(services, self.connected)

    def close(self, sid: str) -> None:
        """Close a socket."""
        self.closed.append(sid)
        self.connected.remove(sid)

    def joins(self, sid: str, cookie: str | None, audience: Audience, actor: Actor | None = None) -> None:
        """Connect a socket that joined as the first actor of its cookie."""
        self.connected.add(sid, Connection(cookie, self.access.browser_of(cookie)))
        who = actor or self.access.actors(cookie)[0]
        self.connected.place(sid, actor=who, meeting=MEETING, audience=audience, reads=False)

    def after(self, ms: int) -> list[str]:
        """Return what the sockets are told in the beat after so many milliseconds."""
        self.clock.passes(ms)
        self.sent.clear()
        self.closing.look()
        return [f"{sid} {name} {body.get('code', '')}".strip() for sid, name, body in self.sent]

    def actor(self, sid: str) -> Actor:
        """Return as whom an open socket is there."""
        connection = self.connected.get(sid)
        assert connection
        return connection.actor


@pytest.fixture
def door(clock: FixedClock) -> Door:
    """Return a service without sockets."""
    return Door(clock)


def test_a_console_is_told_ten_minutes_before_its_day_is_over_and_closed_at_the_end(door: Door) -> None:
    session, ends = door.access.sign_in("ana", PASSWORD), door.clock.now + DAY_MS
    door.joins("s1", session, CONSOLE)
    assert door.after(DAY_MS - SOON_MS - 1) == []
    assert door.after(1) == ["s1 access"]
    assert door.sent[0][2] == {"ends_at": ends, "server_now": ends - SOON_MS}
    document = asyncapi()
    assert list(faults(document["components"]["messages"]["access"]["payload"], door.sent[0][2], document)) == []
    assert door.after(1_000) == []  # once
    assert door.after(SOON_MS - 1_001) == [] and door.closed == []
    assert door.after(1) == ["s1 notice signed_out"] and door.closed == ["s1"]


def test_each_socket_of_a_user_ends_with_its_own_sign_in(door: Door) -> None:
    early = door.access.sign_in("ana", PASSWORD)
    door.joins("early", early, CONSOLE)
    door.clock.passes(SOON_MS)
    door.joins("late", door.access.sign_in("ana", PASSWORD, early), CONSOLE)
    assert sorted(door.after(DAY_MS - SOON_MS)) == ["early notice signed_out", "late access"]
    assert door.closed == ["early"]


@pytest.mark.parametrize("private", [False, True])
def test_a_link_ends_as_a_sign_in_does(door: Door, private: bool) -> None:
    door.private, token = private, door.access.make_link("l1", "staff", MEETING, None, 1)
    door.joins("program", None, CONSOLE, door.access.actor_of(token))
    door.joins("room", door.access.enter(token), ROOM)
    assert sorted(door.after(DAY_MS - SOON_MS)) == ["program access", *(["room access"] if private else [])]
    ended = ["program notice signed_out", *(["room notice signed_out"] if private else [])]
    assert sorted(door.after(SOON_MS)) == ended


@pytest.mark.parametrize("audience", [CAPTIONS, ROOM])
def test_what_is_open_to_anybody_goes_on_without_the_role(door: Door, audience: Audience) -> None:
    door.joins("s1", door.access.sign_in("ana", PASSWORD), audience)
    assert door.after(DAY_MS) == [] and door.closed == []
    assert door.actor("s1") == ATTENDEE and door.connected.links.used() == []


def test_another_role_of_the_browser_takes_over(door: Door) -> None:
    link = door.access.enter(door.access.make_link("l1", "staff", MEETING, None, 7))
    door.joins("s1", door.access.sign_in("ana", PASSWORD, link), CONSOLE)
    assert door.after(DAY_MS) == []
    assert door.actor("s1").link == "l1"


def test_what_was_taken_back_is_closed_at_once(door: Door) -> None:
    session = door.access.sign_in("ana", PASSWORD)
    door.joins("s1", session, CONSOLE)
    door.joins("s2", session, CAPTIONS)
    door.access.disable_user("ana")
    assert sorted(door.after(1_000)) == ["s1 notice signed_out", "s2 notice reload"]
    assert sorted(door.closed) == ["s1", "s2"]


def test_the_accounts_are_asked_once_for_all_sockets_of_a_link(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    actor, asked = door.access.actor_of(door.access.make_link("l1", "attendee", MEETING, None, 1)), list[Actor]()
    for number in range(20):
        door.joins(f"s{number}", None, CAPTIONS, replace(actor, until=(actor.until or 0) + number))
    good = door.access.still_good

    def counted(each: Actor) -> bool:
        asked.append(each)
        return good(each)

    monkeypatch.setattr(door.access, "still_good", counted)
    assert door.after(1_000) == [] and len(asked) == 1
