"""A private meeting is open by link only, from the second in which it becomes private."""

import pytest

from tests.server import until
from tests.socket_screen import Hall


def refused(answer: object) -> object:
    assert isinstance(answer, dict)
    return answer["error"]["args"]["reason"]


def test_whoever_has_no_link_is_turned_out_within_a_beat_and_those_with_one_stay(hall: Hall) -> None:
    console, phone, guest = hall.console(), hall.captions("ar"), hall.screen("captions", role="attendee")[0]
    room, booth = hall.screen("room")[0], hall.booth("fr")
    assert console.press("meeting.restrict", {"private": True})["ok"]
    for outsider in (phone, room):
        assert outsider.waits("notice") == {"code": "reload"}
        assert outsider.closed.wait(60)
    seq = console.press("floor.advance", {"from_speech": None})["seq"]
    for insider in (guest, booth, console):
        assert insider.reaches(seq)
    assert phone.heard("view") == []


def test_who_was_turned_out_cannot_come_back_until_it_is_open_again(hall: Hall) -> None:
    console = hall.console()
    console.press("meeting.restrict", {"private": True})
    assert refused(hall.make().join(hall.meeting, "captions")) == "private_meeting"
    console.press("meeting.restrict", {"private": False})
    assert hall.make().join(hall.meeting, "captions")["ok"]


def test_the_console_shows_that_the_meeting_is_private(hall: Hall) -> None:
    console = hall.console()
    seq = console.press("meeting.restrict", {"private": True})["seq"]
    assert console.reaches(seq)["view"]["private"] is True


def test_a_booth_may_not_make_the_meeting_private(hall: Hall) -> None:
    error = hall.booth("fr").press("meeting.restrict", {"private": True})["error"]
    assert error["code"] == "not_allowed"


def test_an_attendees_link_opens_the_captions_in_its_language(hall: Hall) -> None:
    hall.meeting = hall.outside.plan(private=True)
    _, token = hall.outside.token("attendee", hall.meeting, "ru")
    opened = hall.server.get(f"/t/{token}")
    assert opened.headers["location"] == f"/m/{hall.meeting}/ru"
    cookie = opened.headers["set-cookie"].partition(";")[0]
    assert hall.server.get(opened.headers["location"], Cookie=cookie).status == 200
    assert hall.server.get(f"/m/{hall.meeting}/room/ar", Cookie=cookie).status == 200


def test_an_attendees_link_to_another_meeting_opens_nothing_here(hall: Hall) -> None:
    private = hall.outside.plan(private=True)
    joined = hall.make().join(private, "captions", token=hall.token("attendee"))
    assert refused(joined) == "private_meeting"


@pytest.mark.parametrize("page", ["ar", "room/zh"])
def test_a_passer_by_is_told_to_ask_for_a_link_and_shown_the_door_for_staff(hall: Hall, page: str) -> None:
    private = hall.outside.plan(private=True, title="Closed consultation")
    answer = hall.server.get(f"/m/{private}/{page}")
    assert answer.status == 401
    assert f'href="/login?next=/m/{private}/{page}"' in answer.body
    assert "Closed consultation" not in answer.body


@pytest.mark.parametrize("path", ["", "/view?audience=captions", "/programme", "/list", "/captions?language=en"])
def test_no_document_of_a_private_meeting_is_given_to_a_passer_by(hall: Hall, path: str) -> None:
    private = hall.outside.plan(private=True)
    assert hall.server.get(f"/api/meetings/{private}{path}").status == 401
    assert hall.server.get(f"/api/meetings/{private}{path}", hall.outside.token("attendee", private)[1]).status == 200


def test_the_index_lists_it_to_staff_of_it_only(hall: Hall) -> None:
    hall.meeting = hall.outside.plan(private=True, title="Closed consultation")
    path = "/?day=2016-03-07"
    assert "Closed consultation" not in hall.server.get(path).body
    assert "Closed consultation" not in hall.server.get(path, hall.token("attendee")).body
    assert "Closed consultation" in until(lambda: hall.server.get(path, hall.token("staff")).body)


@pytest.mark.parametrize("path", ["view?audience=captions", "programme", "captions?language=fr", "documents"])
def test_staff_of_another_meeting_read_nothing_of_it(hall: Hall, path: str) -> None:
    private = hall.outside.plan(private=True)
    answer = hall.server.get(f"/api/meetings/{private}/{path}", hall.token("staff"))
    assert (answer.status, refused(answer.json)) == (401, "private_meeting")
    assert refused(hall.make().join(private, "captions", token=hall.token("staff"))) == "private_meeting"
