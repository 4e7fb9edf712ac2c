"""Public outputs over the wire: counted by kind, blanked for every audience at once, and pages that run late."""

from urllib.parse import quote

import pytest

from tests.socket_screen import Hall


def test_a_join_says_which_output_of_the_room_it_is_and_the_console_counts_them(hall: Hall) -> None:
    console = hall.console()
    for output in (None, "room", "overlay", "lectern"):
        assert hall.screen("room", "fr", output=output)[1]["ok"]
    hall.captions("ar")
    console.waits("presence", lambda told: told["outputs"] == {"room": 2, "overlay": 1})
    assert console.waits("presence", lambda told: told["attendees"] == {"ar": 1})["booths"] == []


@pytest.mark.parametrize(("audience", "output"), [("captions", "overlay"), ("room", "wall")])
def test_another_output_or_of_another_audience_is_a_bad_request(hall: Hall, audience: str, output: str) -> None:
    assert hall.screen(audience, output=output)[1]["error"]["code"] == "bad_request"


def test_every_output_is_blanked_by_one_command_and_shown_by_one(hall: Hall) -> None:
    console, phone = hall.console(), hall.captions("zh")
    room, _ = hall.screen("room", "fr")
    for name, blank in (("outputs.blank", True), ("outputs.show", False)):
        seq = console.press(name)["seq"]
        for screen in (console, phone, room):
            view = screen.reaches(seq)["view"]
            assert view["outputs_blank"] is blank
            assert view.get("blank", False) is False


def test_the_first_paint_of_a_blank_page_is_blank(hall: Hall) -> None:
    hall.console().press("outputs.blank")
    for path in ("ar", "room/ar", "room/ar?overlay=1", "room/ar?lectern=1"):
        assert " data-blank" in hall.server.get(f"/m/{hall.meeting}/{path}").body.split("<body")[1].split(">")[0], path


@pytest.mark.parametrize("delay", ["-1", "61", "1.5", "x", "", "٣"])
def test_a_delay_that_cannot_be_is_refused_in_words(hall: Hall, delay: str) -> None:
    answer = hall.server.get(f"/m/{hall.meeting}/room/en?overlay=1&delay={quote(delay)}")
    assert answer.status == 400
    assert "Enter the delay in whole seconds, from 0 to 60." in answer.body


@pytest.mark.parametrize(("delay", "marked"), [("0", False), ("60", True)])
def test_a_late_page_is_served_empty(hall: Hall, delay: str, marked: bool) -> None:
    body = hall.server.get(f"/m/{hall.meeting}/room/en?delay={delay}").body
    assert (f'data-delay="{delay}" data-waiting' in body) is marked


def test_an_overlay_over_a_picture_shows_no_error_and_asks_again(hall: Hall) -> None:
    hall.meeting = hall.outside.plan(private=True)
    for meeting, status in ((hall.meeting, (401,)), ("nowhere", (401, 404))):
        answer = hall.server.get(f"/m/{meeting}/room/en?overlay=1")
        assert answer.status in status
        assert "<body></body>" in answer.body and 'http-equiv="refresh"' in answer.body


def test_a_lectern_is_no_screen_that_the_room_looks_at(hall: Hall) -> None:
    hall.console().press("room.blank")
    body = hall.server.get(f"/m/{hall.meeting}/room/fr?lectern=1").body
    opening = body.split("<body")[1].split(">")[0]
    assert " data-lectern" in opening and " data-blank" not in opening
    assert 'class="scan"' not in body and 'data-slot="announced"' not in body
    assert "data-lectern" not in hall.server.get(f"/m/{hall.meeting}/room/fr").body
