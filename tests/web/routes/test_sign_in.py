"""Signing in without leaving a page: the roles a browser has, signing in, a new password; what an ended role may."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from interp.config import Settings
from interp.domain.model.scopes import Scope
from interp.domain.rules.permissions import SYSTEM
from interp.ports import User
from interp.run.app import create_app
from interp.run.assemble import assemble
from interp.service.credentials import DAY_MS
from interp.service.passwords import Passwords
from interp.web.routing.published_schemas import openapi
from tests.builders import plan
from tests.fakes import FixedClock
from tests.json_schema import faults
from tests.prepared_demo import empty
from tests.row_by_row import row_by_row
from tests.server import command_id

PASSWORD, WEAK = "correct horse", "12345678"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
HERE = {"Origin": "http://localhost"}


class House:
    """A service with one meeting and two users, one of whom has a weak password of an earlier release."""

    def __init__(self, folder: Path) -> None:
        self.service = assemble(Settings(data=empty(folder), async_mode="threading"))
        self.services = self.service.services
        self.access = self.services.access
        self.access._passwords = Passwords(QUICK)
        self.services.meetings.handle(SYSTEM, "m1", "plan", plan())
        self.access.add_user("ana", "staff", PASSWORD)
        self.access._accounts.put_user(User("ben", "reviser", QUICK.hash(WEAK)))
        self.app = create_app(self.service)

    def client(self, name: str = "", password: str = PASSWORD) -> FlaskClient:
        """Return a browser, signed in if a name is given."""
        made = self.app.test_client()
        if name:
            assert sign_in(made, name, password).status_code == 200
        return made

    def set_clock(self) -> FixedClock:
        """Return a clock that from now on is that of the sign-ins, at the present time."""
        clock = FixedClock()
        clock.now = self.services.clock.now_ms()
        self.access._clock = clock
        return clock


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Yield a service."""
    made = House(tmp_path)
    yield made
    made.service.close()


def sign_in(client: FlaskClient, name: str, password: str, **headers: str) -> TestResponse:
    """Return the answer to a name and password."""
    return client.post("/api/sign-in", json={"name": name, "password": password}, headers=HERE | headers)


def roles(client: FlaskClient) -> list[tuple[str, str, str]]:
    """Return the roles that a browser has, each with its name and by what."""
    return [(each["role"], each["name"], each["by"]) for each in client.get("/api/sign-in").get_json()["roles"]]


def test_a_browser_learns_its_roles_and_their_ends(house: House) -> None:
    client = house.client("ana")
    client.get(f"/t/{house.access.make_link('l1', 'interpreter', 'm1', 'fr', 7, 'booth fr')}")
    answer = client.get("/api/sign-in").get_json()
    now, (booth, staff) = answer["server_now"], answer["roles"]
    assert 0 < staff.pop("ends_at") - now <= DAY_MS < booth.pop("ends_at") - now <= 7 * DAY_MS
    assert staff == {
        "role": "staff", "name": "ana", "by": "password", "meeting": None, "language": None, "scope": None
    }  # fmt: skip
    assert booth == {"role": "interpreter", "name": "interpreter (booth fr)", "by": "link", "meeting": "m1",
                     "language": "fr", "scope": None}  # fmt: skip
    assert house.client().get("/api/sign-in").get_json()["roles"] == []


def test_the_answers_are_as_published(house: House) -> None:
    client = house.client("ana")
    client.get(f"/t/{house.access.make_link('l1', 'interpreter', 'm1', 'fr', 7, '', Scope('desk', '1'))}")
    changed = change(client, "four words of mine", PASSWORD)
    answers = [client.get("/api/sign-in"), sign_in(client, "ana", "four words of mine"), changed]
    document = openapi()
    of = {"SignedInAs": [each.get_json() for each in answers]}
    of["Failure"] = [sign_in(client, "ana", "wrong").get_json(), change(client, "short").get_json()]
    found = [list(faults(document["components"]["schemas"][name], each, document)) for name in of for each in of[name]]
    assert found == [[]] * 5


def test_a_sign_in_in_place_sets_the_cookies_of_the_form(house: House) -> None:
    client = house.client()
    answer = sign_in(client, "ana", PASSWORD)
    assert [each.partition("=")[0] for each in answer.headers.getlist("Set-Cookie")] == ["interp-device", "interp"]
    assert not answer.get_json()["new_password"] and roles(client) == [("staff", "ana", "password")]


def test_signing_in_again_begins_a_new_day_in_the_same_role(house: House) -> None:
    clock = house.set_clock()
    client = house.client("ana")
    clock.passes(DAY_MS - 1)
    assert sign_in(client, "ana", PASSWORD).status_code == 200
    clock.passes(1)
    assert roles(client) == [("staff", "ana", "password")]
    assert client.get("/m/m1/console").status_code == 200


@row_by_row(
    ("name", "password", "headers", "code"),
    [("ana", "wrong horse", {}, "not_signed_in"), ("nobody", PASSWORD, {}, "not_signed_in"),
     ("ana", PASSWORD, {"Origin": "http://evil.example"}, "not_allowed")],
)  # fmt: skip
def test_a_refused_sign_in_leaves_the_browser_as_it_was(
    house: House, name: str, password: str, headers: dict[str, str], code: str
) -> None:
    client = house.client()
    answer = sign_in(client, name, password, **headers)
    assert answer.get_json()["error"]["code"] == code and "Set-Cookie" not in answer.headers
    assert roles(client) == []


def change(client: FlaskClient, new: str, password: str = WEAK) -> TestResponse:
    """Return the answer to a wish for a new password."""
    return client.post("/api/password", json={"password": password, "new_password": new}, headers=HERE)


def test_who_has_a_weak_password_signs_in_is_asked_and_chooses_another_in_place(house: House) -> None:
    client, other = house.client(), house.client("ben", WEAK)
    assert sign_in(client, "ben", WEAK).get_json()["new_password"] is True
    refused = change(client, "password1").get_json()["error"]
    assert (refused["args"]["reason"], refused["args"]["because"]) == ("weak_password", "common")
    assert change(client, "four words of mine").status_code == 200
    assert roles(client) == [("reviser", "ben", "password")] and roles(other) == []
    assert sign_in(client, "ben", WEAK).status_code == 401
    assert sign_in(client, "ben", "four words of mine").get_json()["new_password"] is False


def test_only_a_user_changes_a_password_and_only_with_the_present_one(house: House) -> None:
    by_link = house.client()
    by_link.get(f"/t/{house.access.make_link('l1', 'staff', None, None, 7)}")
    clients = (house.client(), by_link, house.client("ana"))
    assert [change(each, "four words of mine").status_code for each in clients] == [401, 401, 401]


def command(house: House, socket: Any) -> Any:
    """Return the answer to a command by a socket."""
    sent = {"meeting": "m1", "id": command_id(), "name": "room.blank", "args": {}}
    return socket.emit("command", sent, callback=True)


def test_a_socket_commands_nothing_from_the_moment_its_sign_in_ends(house: House) -> None:
    clock, client = house.set_clock(), house.client("ana")
    socket = house.service.socketio.test_client(house.app, flask_test_client=client, headers=HERE)
    join = {"protocol": 1, "meeting": "m1", "audience": "console", "language": "en"}
    assert socket.emit("join", join, callback=True)["ok"]
    clock.passes(DAY_MS - 1)
    assert command(house, socket)["ok"]
    clock.passes(1)
    refused = command(house, socket)["error"]
    assert (refused["code"], refused["args"]["reason"]) == ("not_signed_in", "ended")
