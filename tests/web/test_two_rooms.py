"""Two meetings at once on one server: nothing of one reaches the other, by accident or by asking."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.socket_screen import Hall

Rooms = tuple[Hall, Hall]


@pytest.fixture
def rooms(hall: Hall) -> Iterator[Rooms]:
    """Yield two fresh meetings on the same server."""
    yield hall, replace(hall, meeting=hall.outside.plan(title="Another room"))


def test_each_console_moves_its_own_floor_only(rooms: Rooms) -> None:
    one, other = rooms
    here, there = one.console(), other.console()
    booth = other.booth("fr")
    seq = here.press("floor.advance", {"from_speech": None})["seq"]
    assert here.reaches(seq)["view"]["speech"]
    there.press("room.blank")
    assert there.waits("view")["view"]["speech"] is None
    assert booth.heard("view") == []
    assert one.outside.meetings.state(one.meeting).blank is False


@pytest.mark.parametrize("audience, role", [("console", "staff"), ("chair", "chair"), ("desk", "reviser")])
def test_a_token_of_one_is_refused_in_the_other(rooms: Rooms, audience: str, role: str) -> None:
    one, other = rooms
    refused = other.make().join(other.meeting, audience, token=one.token(role))
    assert refused["error"]["code"] == "not_allowed"


def test_a_booth_of_one_is_no_booth_of_the_other(rooms: Rooms) -> None:
    one, other = rooms
    refused = other.make().join(other.meeting, "booth", "fr", token=one.token("interpreter", "fr"))
    assert refused["error"]["code"] == "not_allowed"


def test_a_console_that_names_the_other_meeting_is_refused(rooms: Rooms) -> None:
    one, other = rooms
    console = one.console()
    console.meeting = other.meeting
    assert console.press("meeting.open")["error"]["code"] == "not_allowed"
    asked = {"id": "x1", "name": "meeting.open", "args": {}}
    answer = one.server.post(f"/api/meetings/{other.meeting}/commands", asked, one.token("staff"))
    assert answer.status == 403
    assert other.outside.meetings.state(other.meeting).status == "planned"


def test_presence_counts_each_room_by_itself(rooms: Rooms) -> None:
    one, other = rooms
    here, there = one.console(device="desk-1"), other.console(device="desk-2")
    one.booth("fr", device="cabin-1"), one.captions("ar"), other.booth("fr", device="cabin-2")
    mine = here.waits("presence", lambda m: bool(m["booths"]) and m["attendees"] == {"ar": 1})
    theirs = there.waits("presence", lambda m: bool(m["booths"]))
    assert [[row["device"] for row in told["booths"]] for told in (mine, theirs)] == [["cabin-1"], ["cabin-2"]]
    assert [[row["device"] for row in told["consoles"]] for told in (mine, theirs)] == [["desk-1"], ["desk-2"]]
    assert theirs["attendees"] == {}


def test_making_one_private_turns_nobody_out_of_the_other(rooms: Rooms) -> None:
    one, other = rooms
    console, here, there = one.console(), one.captions("ar"), other.captions("ar")
    console.press("meeting.restrict", {"private": True})
    assert here.closed.wait(3)
    seq = other.console().press("floor.advance", {"from_speech": None})["seq"]
    assert there.reaches(seq) and not there.closed.is_set()


def test_the_same_command_id_in_both_is_two_commands(rooms: Rooms) -> None:
    for room in rooms:
        assert room.console().press("floor.advance", {"from_speech": None}, press_id="same")["ok"]
        assert room.outside.meetings.state(room.meeting).floor.speech is not None
