"""Signing out ends this browser's session on the server, in both modes: its pages, answers, sockets and commands."""

from contextlib import closing
from pathlib import Path

import pytest

from tests.sample_sizes import size
from tests.server import Answer, ask, command_id, serving, until
from tests.socket_screen import WAIT_S, Hall, Screen, screens
from tests.web.modes import BOTH, in_both_modes

MODES = size(BOTH[:1], torture=BOTH)
SOON = 2  # beats, which come each second: the one that is under way, and that in which sockets are closed
NOTHING = [303, 401, 401]  # the page leads to the form that asks for a password


def browser(hall: Hall, token: str) -> str:
    """Return the cookie of a browser that comes in by a link."""
    return str(hall.server.get(f"/t/{token}").headers["set-cookie"]).partition(";")[0]


def sign_out(hall: Hall, cookie: str) -> Answer:
    """Return the answer to the button."""
    return ask(f"{hall.server.url}/logout", body=b"", headers={"Cookie": cookie, "Origin": hall.server.url})


def console(hall: Hall, cookie: str) -> Screen:
    """Return a console that joined by its cookie alone."""
    screen = hall.make(headers={"Cookie": cookie})
    assert screen.join(hall.meeting, "console")["ok"]
    return screen


def pages(hall: Hall, cookie: str) -> list[int]:
    """Return the status of the console's page, its view and a command over HTTP, each with the cookie."""
    at = f"/api/meetings/{hall.meeting}"
    command = {"meeting": hall.meeting, "id": command_id(), "name": "room.blank", "args": {}}
    return [
        hall.server.get(f"/m/{hall.meeting}/console", Cookie=cookie).status,
        hall.server.get(f"{at}/view?audience=console", Cookie=cookie).status,
        hall.server.post(f"{at}/commands", command, Cookie=cookie, Origin=hall.server.url).status,
    ]


@in_both_modes
def test_the_old_cookie_opens_nothing(hall: Hall) -> None:
    cookie = browser(hall, hall.token("staff"))
    assert pages(hall, cookie) == [200, 200, 200]
    assert sign_out(hall, cookie).status == 303
    assert pages(hall, cookie) == NOTHING
    late = hall.make(headers={"Cookie": cookie})
    try:
        assert late.join(hall.meeting, "console")["error"]["code"] == "not_signed_in"
    except ConnectionError:
        assert late.closed.is_set()  # by the beat, before it could ask


def beats_until_closed(screen: Screen, beats: int) -> int:
    """Wait until a screen is told to go and closed; return how many beats more than `beats` it had heard by then."""
    assert screen.waits("notice") == {"code": "signed_out"}
    assert screen.closed.wait(WAIT_S)
    return len(screen.heard("beat")) - beats


@in_both_modes
def test_its_sockets_are_told_and_closed(hall: Hall) -> None:
    cookie = browser(hall, hall.token("staff"))
    first, second = console(hall, cookie), console(hall, cookie)
    sign_out(hall, cookie)
    heard = [len(each.heard("beat")) for each in (first, second)]
    assert max(map(beats_until_closed, (first, second), heard)) <= SOON


def test_a_page_that_needs_no_link_loads_itself_anew(hall: Hall) -> None:
    cookie = browser(hall, hall.token("staff"))
    phone = hall.make(headers={"Cookie": cookie})
    assert phone.join(hall.meeting, "captions")["ok"]
    sign_out(hall, cookie)
    assert phone.waits("notice") == {"code": "reload"}


def test_the_link_and_every_other_browser_stay(hall: Hall) -> None:
    token = hall.token("staff")
    mine, theirs = browser(hall, token), browser(hall, token)
    other, program = console(hall, theirs), hall.make()
    assert program.join(hall.meeting, "console", token=token)["ok"]
    sign_out(hall, mine)
    heard = len(other.heard("beat"))
    other.waits("beat", lambda _: len(other.heard("beat")) > heard + 2)
    assert other.heard("notice") == program.heard("notice") == []
    assert other.press("room.blank")["ok"] and program.press("room.show")["ok"]
    assert pages(hall, theirs) == [200, 200, 200]
    assert pages(hall, browser(hall, token)) == [200, 200, 200]  # this browser too may come in again


def test_a_browser_gives_up_all_its_roles_and_each_of_its_earlier_cookies(hall: Hall) -> None:
    first = browser(hall, hall.token("staff"))
    second = hall.server.get(f"/t/{hall.token('interpreter', 'fr')}", Cookie=first)
    both = second.headers["set-cookie"].partition(";")[0]
    screen = console(hall, first)
    sign_out(hall, both)
    assert screen.waits("notice") == {"code": "signed_out"}
    assert pages(hall, both) == pages(hall, first) == NOTHING
    assert hall.server.get(f"/m/{hall.meeting}/booth/fr", Cookie=both).status == NOTHING[0]


def test_a_planted_cookie_does_not_sign_its_victim_out(hall: Hall) -> None:
    planted = browser(hall, hall.token("staff"))
    victims = hall.server.get(f"/t/{hall.token('staff')}", Cookie=planted).headers["set-cookie"].partition(";")[0]
    screen = console(hall, victims)
    sign_out(hall, planted)
    assert pages(hall, planted) == NOTHING and pages(hall, victims) == [200, 200, 200]
    heard = len(screen.heard("beat"))
    screen.waits("beat", lambda _: len(screen.heard("beat")) > heard + SOON)
    assert screen.heard("notice") == []


def test_a_session_ended_in_another_process_is_closed_within_a_beat(hall: Hall) -> None:
    cookie = browser(hall, hall.token("staff"))
    screen = console(hall, cookie)
    hall.outside.access.sign_out(cookie.partition("=")[2])
    refused = screen.press("room.blank")  # at once, whether the socket is closed already or not
    assert refused["error"]["code"] == "not_signed_in"
    assert beats_until_closed(screen, len(screen.heard("beat"))) <= SOON


def test_an_open_socket_of_a_browser_that_signed_out_joins_nothing(hall: Hall) -> None:
    cookie = browser(hall, hall.token("staff"))
    screen = hall.make(headers={"Cookie": cookie})
    hall.outside.access.sign_out(cookie.partition("=")[2])
    assert screen.join(hall.meeting, "console")["error"]["code"] == "not_signed_in"


def test_a_sign_out_outlives_the_process(mode: str, tmp_path: Path) -> None:
    # not the shared server: a demonstration prints links to each of its hundred meetings anew
    with serving(tmp_path, async_mode=mode) as server, closing(server.outside()) as out, screens(server.url) as make:
        hall = Hall(server, out, out.plan(), make)
        cookie = browser(hall, hall.token("staff"))
        sign_out(hall, cookie)
        server.stop()
        server.start()
        until(lambda: server.get("/healthz").status == 200)
        assert pages(hall, cookie) == NOTHING


@pytest.mark.parametrize("cookie", ["", "interp=forged", "interp="])
def test_whoever_is_nobody_signs_out_of_nothing(hall: Hall, cookie: str) -> None:
    assert sign_out(hall, cookie).status == 303


def test_another_sites_form_signs_nobody_out(hall: Hall) -> None:
    cookie = browser(hall, hall.token("staff"))
    answer = ask(f"{hall.server.url}/logout", body=b"", headers={"Cookie": cookie, "Origin": "http://evil.example"})
    assert answer.status == 403
    assert pages(hall, cookie) == [200, 200, 200]
