"""The address of a room: it leads to the meeting that is on there, tells of no private one, and says what is next."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from interp.config import Settings
from interp.domain.model.commands import CloseMeeting, OpenMeeting
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.rules.next_meeting_in_room import room_address
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.run.app import create_app
from interp.run.assemble import assemble
from interp.web.pages.rooms.room_addresses import AHEAD_MS, what_is_on
from interp.web.services import ROOMS_MS
from tests.builders import plan, sitting
from tests.prepared_demo import empty
from tests.row_by_row import gathered

ROOM = "/room/room-xx"
HOUR = 3_600_000


class House:
    """A service whose room has a meeting now, one later, and a private one in between."""

    def __init__(self, folder: Path) -> None:
        self.service = assemble(Settings(data=empty(folder), async_mode="threading"))
        self.services, self.now = self.service.services, self.service.services.clock.now_ms()
        for name, ahead, private in (("m1", 0, False), ("m2", 2, True), ("m3", 4, False)):
            self.plan(name, self.now + ahead * HOUR, private)
        self.app = create_app(self.service)

    def plan(self, name: str, starts_at: int, private: bool, venue: str = "Room  XX") -> None:
        about = {"id": name, "venue": venue, "starts_at": starts_at, "ends_at": starts_at + HOUR}
        self.services.meetings.handle(SYSTEM, name, "plan", plan(**about, private=private))

    def handle(self, meeting: str, command: Any) -> None:
        self.services.meetings.handle(Actor("staff", "clerk"), meeting, type(command).__name__, command)
        self.services.made_rooms._held = None

    def client(self, *roles: str) -> FlaskClient:
        made = self.app.test_client()
        for role in roles:
            made.get(f"/t/{self.services.access.make_link(role, role, None, None, 7)}")
        return made


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.service.close()


def leads(client: FlaskClient, path: str) -> str:
    return str(client.get(path).headers.get("Location", ""))


def test_a_room_is_found_without_its_building_while_one_such_is_known(house: House) -> None:
    client = house.client()

    def found(name: str) -> Any:
        house.services.made_rooms._held = None
        return client.get(f"/room/{name}/now").get_json()["meeting"]

    house.plan("a1", house.now, False, "Room XXI, Palais des Nations, Geneva")
    whole = "room-xxi-palais-des-nations-geneva"
    assert found("room-xxi") == found(whole) == "a1"
    assert leads(client, "/room/room-xxi/fr").endswith(f"room={whole}")
    house.plan("a2", house.now, True, "Room XXI, Palais Wilson")
    assert found("room-xxi") == "a1", "nobody is told of a private one"
    house.plan("a3", house.now, False, "Room XXI، نيويورك")
    assert (found("room-xxi"), found(whole), found("room")) == (None, "a1", None)
    house.plan("a4", house.now, False, "Room XXI")
    assert found("room-xxi") == "a4"


def test_each_address_leads_to_the_page_of_the_meeting_that_is_on(house: House) -> None:
    house.handle("m1", OpenMeeting())
    client = house.client()
    with gathered() as row:
        for path, page in (
            ("/fr", "room/fr?"), ("/overlay/ar", "room/ar?overlay=1&"), ("/captions/zh", "zh?"),
            ("/lectern/es", "room/es?lectern=1&"),
            ("/booth/ru", "booth/ru?"), ("/en?delay=5", "room/en?delay=5&"),
            ("/captions/en?second=ar", "en?second=ar&"),
        ):  # fmt: skip
            with row(path):
                assert leads(client, ROOM + path) == f"/m/m1/{page}room=room-xx"
    assert client.get("/m/m1/room/fr?room=room-xx").status_code == 200
    for wrong in ("/de", "/chair/fr", "/captions/de"):
        assert client.get(ROOM + wrong).status_code == 404


def test_when_a_meeting_closes_its_room_waits_for_the_next_and_then_leads_there(house: House) -> None:
    house.handle("m1", OpenMeeting())
    client = house.client()
    assert client.get(f"{ROOM}/now").get_json() == {"meeting": "m1"}
    house.handle("m1", CloseMeeting())
    waiting = client.get(f"{ROOM}/en")
    assert (waiting.status_code, client.get(f"{ROOM}/now").get_json()) == (200, {"meeting": None})
    assert "No meeting is on in this room now." in waiting.text and "Next in this room" in waiting.text
    assert 'http-equiv="refresh"' in waiting.text and "<main" not in client.get(f"{ROOM}/overlay/en").text
    house.handle("m3", OpenMeeting())
    assert leads(client, f"{ROOM}/en").startswith("/m/m3/room/en")


def test_a_private_meeting_is_as_an_unknown_room_to_who_may_not_see_it(house: House) -> None:
    house.plan("m4", house.now, True)
    for meeting in ("m1", "m3"):
        house.handle(meeting, OpenMeeting())
        house.handle(meeting, CloseMeeting())
    house.handle("m2", OpenMeeting())
    stranger, staff = house.client(), house.client("staff")
    for path in ("/en", "/overlay/ar", "/captions/fr", "/booth/fr", "/now"):
        known, unknown = (stranger.get(f"/room/{name}{path}") for name in ("room-xx", "nowhere"))
        assert (known.status_code, known.text) == (unknown.status_code, unknown.text) == (200, known.text)
        assert "m2" not in known.text and "m4" not in known.text
    assert leads(staff, f"{ROOM}/en").startswith("/m/m2/room/en")


def test_the_wall_shows_every_room_worst_first_to_who_may_see_all(house: House) -> None:
    house.services.meetings.handle(
        SYSTEM, "b1", "plan", plan(id="b1", venue="Hall <B>", starts_at=house.now + HOUR, ends_at=house.now + 2 * HOUR)
    )
    house.handle("m1", OpenMeeting())
    wall = house.client("staff").get("/rooms").text
    assert wall.index("Room  XX") < wall.index("Hall &lt;B&gt;") and "<B>" not in wall
    assert "No console is connected." in wall and 'href="/m/m1/technician"' in wall and "http-equiv" in wall
    assert house.client("technician").get("/rooms").status_code == 200
    assert [house.client(*roles).get("/rooms").status_code for roles in (("chair",), ())] == [403, 303]


def test_which_of_several_meetings_is_on() -> None:
    def at(name: str, starts: int, status: MeetingStatus = MeetingStatus.PLANNED) -> Meeting:
        state = sitting().state
        assert state.about
        about = replace(state.about, id=name, starts_at=starts, ends_at=starts + HOUR)
        return replace(state, about=about, status=status)

    now, going = 100 * HOUR, MeetingStatus.OPEN
    rows: list[tuple[list[Meeting], str | None, str | None]] = [
        ([], None, None),
        ([at("a", now + HOUR)], None, "a"),
        ([at("a", now + AHEAD_MS)], "a", None),
        ([at("a", now - HOUR // 2)], "a", None),  # late
        ([at("a", now - HOUR)], None, None),  # never opened
        ([at("a", now - HOUR, going), at("b", now)], "a", "b"),  # overrun
        ([at("a", now - HOUR, going), at("b", now, going), at("c", now + HOUR)], "b", "c"),
        ([at("a", now - HOUR, MeetingStatus.SUSPENDED)], "a", None),
    ]
    with gathered() as row:
        for number, (meetings, on, coming) in enumerate(rows):
            with row(number):
                found = what_is_on(meetings, now)
                names = [each.about.id if each and each.about else None for each in (found.now, found.next)]
                assert names == [on, coming]


def test_the_rooms_are_found_once_for_many_screens(house: House) -> None:
    asked = list[int]()
    rooms = house.services.made_rooms
    for now in (1, 2, ROOMS_MS, ROOMS_MS + 1, 0):
        rooms.of(lambda: asked.append(1) or {}, now)  # type: ignore[func-returns-value]
    assert len(asked) == 3


def test_the_name_of_a_room_is_its_letters_and_numbers() -> None:
    state = sitting().state
    assert state.about
    names = {"Room  XX": "room-xx", "Salle n° 7, E-1": "salle-n-7-e-1", "会议室 七": "会议室-七", " – ": "", "": ""}
    assert {each: room_address(replace(state, about=replace(state.about, venue=each))) for each in names} == names
