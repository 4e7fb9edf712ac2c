"""Links, passwords and the cookie that remembers them, on a real server."""

import http.client
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask import Flask

from interp.config import Settings
from interp.domain.model.scopes import Scope
from interp.errors import TooMany
from interp.ports import Link
from interp.store.accounts import SqlAccounts
from interp.web.auth import safe_next
from interp.web.client_address import client_address
from interp.web.wording.refusal_sentences import sentence
from tests.server import Answer, Outside, Server, ask, serving
from tests.socket_screen import Hall

OWN_SERVER = True  # its tests change accounts, the demonstration, or what the server remembers of an address

PASSWORD = "correct horse"


@pytest.fixture(scope="module")
def people(outside: Outside) -> Outside:
    """Return the folder with a user in it."""
    outside.access.add_user("rosa", "staff", PASSWORD)
    outside.access.add_user("gone", "staff", PASSWORD)
    outside.access.disable_user("gone")
    return outside


def sign_in(server: Server, name: str, password: str = PASSWORD, next_: str = "", **headers: str) -> Answer:
    """Return the answer to the login form."""
    body = urlencode({"name": name, "password": password, "next": next_}).encode()
    sent = {"Content-Type": "application/x-www-form-urlencoded"} | {k.replace("_", "-"): v for k, v in headers.items()}
    return ask(f"{server.url}/login", body=body, headers=sent)


def flags(answer: Answer) -> set[str]:
    """Return the attributes of the cookie that is set, in lower case."""
    return {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}


@pytest.mark.parametrize(
    "role, language, page",
    [("staff", None, "console"), ("chair", None, "chair"), ("reviser", None, "desk"),
     ("interpreter", "ar", "booth/ar")],
)
def test_a_link_sets_a_cookie_and_opens_its_page(hall: Hall, role: str, language: str | None, page: str) -> None:
    answer = hall.server.get(f"/t/{hall.token(role, language)}")
    assert (answer.status, answer.headers["location"]) == (303, f"/m/{hall.meeting}/{page}")
    assert answer.headers["set-cookie"].startswith("interp=")


def test_the_cookie_is_out_of_scripts_reach_and_works_on_a_plain_lan(hall: Hall) -> None:
    found = flags(hall.server.get(f"/t/{hall.token('staff')}"))
    assert {"httponly", "samesite=lax", "path=/"} <= found
    assert "secure" not in found


def test_the_cookie_does_not_hold_the_links_token(hall: Hall) -> None:
    token = hall.token("staff")
    assert token not in hall.server.get(f"/t/{token}").headers["set-cookie"]


@pytest.mark.parametrize("token", ["x", "a.b", "..", "%00", "x" * 3000])
def test_a_forged_link_opens_nothing(server: Server, token: str) -> None:
    answer = server.get(f"/t/{token}")
    assert answer.status in (401, 404)
    assert "set-cookie" not in answer.headers


def test_a_withdrawn_link_opens_nothing_and_its_cookie_neither(hall: Hall) -> None:
    link, token = hall.outside.token("staff", hall.meeting)
    cookie = hall.server.get(f"/t/{token}").headers["set-cookie"].partition(";")[0]
    view = f"/api/meetings/{hall.meeting}/view?audience=console"
    assert hall.server.get(view, Cookie=cookie).status == 200
    hall.outside.access.revoke(link)
    assert hall.server.get(f"/t/{token}").status == 401
    assert hall.server.get(view, Cookie=cookie).status == 401


def test_a_good_password_signs_in_to_every_meeting(people: Outside, hall: Hall) -> None:
    answer = sign_in(hall.server, "rosa", Origin=hall.server.url)
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].partition(";")[0]
    for meeting in (hall.meeting, "hrc31-1"):
        assert hall.server.get(f"/api/meetings/{meeting}/view?audience=console", Cookie=cookie).status == 200


def test_unknown_bad_and_disabled_names_are_refused_alike(people: Outside, server: Server) -> None:
    answers = [sign_in(server, "nobody"), sign_in(server, "rosa", "wrong horse"), sign_in(server, "gone")]
    assert [answer.status for answer in answers] == [401, 401, 401]
    assert all("set-cookie" not in answer.headers for answer in answers)
    assert len({answer.body.replace("nobody", "").replace("rosa", "").replace("gone", "") for answer in answers}) == 1


def test_a_form_that_is_too_large_is_refused_in_words(people: Outside, server: Server) -> None:
    for path in ("/login", "/password"):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        connection.putrequest("POST", path)
        for name, value in (("Content-Type", "application/x-www-form-urlencoded"), ("Content-Length", "9" * 12)):
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        assert answer.status in (303, 400) and b"internal" not in answer.read()
        answer.close()
        connection.close()
    assert "Traceback" not in server.log


def test_a_disabled_user_is_signed_out_everywhere(people: Outside, hall: Hall) -> None:
    people.access.add_user("tomas", "staff", PASSWORD)
    cookie = sign_in(hall.server, "tomas").headers["set-cookie"].partition(";")[0]
    console = hall.make(headers={"Cookie": cookie})  # the client sends our own Origin by itself
    assert console.join(hall.meeting, "console")["ok"]
    people.access.disable_user("tomas")
    assert hall.server.get(f"/api/meetings/{hall.meeting}/view?audience=console", Cookie=cookie).status == 401
    assert console.waits("notice") == {"code": "signed_out"}


def test_guessing_is_stopped_after_a_few_tries(people: Outside, server: Server) -> None:
    people.access.add_user("guessed", "staff", PASSWORD)
    statuses = [sign_in(server, "guessed", f"guess {number}").status for number in range(6)]
    assert statuses == [401] * 5 + [429]
    refused = sign_in(server, "guessed")
    assert refused.status == 429 and 0 < int(refused.headers["retry-after"]) <= 61
    assert sentence(TooMany("logins"), "en") in refused.body
    assert sign_in(server, "rosa").status == 303


def test_a_browser_somebody_signed_in_with_is_known_again(people: Outside, server: Server) -> None:
    people.access.add_user("known", "staff", PASSWORD)
    set_cookies = signed_in_cookies(server, "known")
    device = next(each for each in set_cookies if each.startswith("interp-device="))
    assert {"httponly", "samesite=lax", "path=/"} <= {part.strip().lower() for part in device.split(";")}
    cookie = device.partition(";")[0]
    while sign_in(server, "known", "guess").status != 429:
        pass
    assert sign_in(server, "known").status == 429
    assert sign_in(server, "known", Cookie=cookie, Origin=server.url).status == 303
    assert server.get("/api/meetings/hrc31-1/view?audience=console", Cookie=cookie).status == 401


def signed_in_cookies(server: Server, name: str) -> list[str]:
    """Return each Set-Cookie of a sign-in."""
    port = int(server.url.rpartition(":")[2])
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    body = urlencode({"name": name, "password": PASSWORD})
    line.request("POST", "/login", body, {"Content-Type": "application/x-www-form-urlencoded"})
    answer = line.getresponse()
    answer.read()
    line.close()
    return answer.headers.get_all("Set-Cookie") or []


def test_those_who_sign_in_at_once_wait_in_line_and_all_get_in(people: Outside, server: Server) -> None:
    with ThreadPoolExecutor(5) as pool:
        answers = [pool.submit(sign_in, server, "rosa") for _ in range(5)]
        assert [each.result().status for each in answers] == [303] * 5


# --- addresses


@pytest.mark.parametrize(
    ("proxies", "peer", "told", "address"),
    [
        ((), "127.0.0.1", "192.0.2.1", "127.0.0.1"),
        (("127.0.0.1",), "127.0.0.1", "192.0.2.1", "192.0.2.1"),
        (("127.0.0.1",), "127.0.0.1", "203.0.113.5, 192.0.2.1", "192.0.2.1"),
        (("127.0.0.1",), "127.0.0.1", "", "127.0.0.1"),
        (("127.0.0.1",), "192.0.2.7", "192.0.2.1", "192.0.2.7"),
        (("127.0.0.1",), "127.0.0.1", "x" * 900, "x" * 45),
    ],
)
def test_a_proxys_word_is_taken_only_from_a_proxy_of_ours(
    proxies: tuple[str, ...], peer: str, told: str, address: str
) -> None:
    headers = {"X-Forwarded-For": told} if told else {}
    with Flask("test").test_request_context(headers=headers, environ_base={"REMOTE_ADDR": peer}):
        assert client_address(Settings(proxies=proxies)) == address


def test_another_sites_form_signs_nobody_in(people: Outside, server: Server) -> None:
    answer = sign_in(server, "rosa", Origin="http://evil.example")
    assert answer.status == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "asked, goes", [("/m/hrc31-1/console", "/m/hrc31-1/console"), ("//evil.example", "/"), ("http://evil.example", "/")]
)
def test_after_signing_in_one_stays_within_the_service(people: Outside, server: Server, asked: str, goes: str) -> None:
    assert sign_in(server, "rosa", next_=asked).headers["location"] == goes


@pytest.mark.parametrize(
    "path", [None, "", "m", "//x", "/\\x", "\\x", "http:x", "/a\r\nb", "/x\\..", "javascript:1", "/\t/x"]
)
def test_a_path_that_could_lead_elsewhere_becomes_the_front_page(path: str | None) -> None:
    assert safe_next(path) == "/"


def test_signing_out_forgets_the_cookie(hall: Hall) -> None:
    cookie = hall.server.get(f"/t/{hall.token('staff')}").headers["set-cookie"].partition(";")[0]
    answer = ask(f"{hall.server.url}/logout", body=b"", headers={"Cookie": cookie, "Origin": hall.server.url})
    assert (answer.status, answer.headers["location"]) == (303, "/")
    assert "max-age=0" in flags(answer)


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a server that people reach by https."""
    folder = Path(tmp_path_factory.mktemp("public"))
    with serving(folder, public_url="https://meetings.example.org", hsts="1") as running:
        yield running


def test_by_https_the_cookie_is_bound_to_the_host(public: Server) -> None:
    answer = public.get(f"/t/{public.meeting['tokens']['console']}", Host="meetings.example.org")
    assert answer.headers["set-cookie"].startswith("__Host-interp=")
    assert {"secure", "path=/", "httponly", "samesite=lax"} <= flags(answer)


def test_the_links_are_of_the_public_address(public: Server) -> None:
    assert public.said["url"] == "https://meetings.example.org"
    assert public.meeting["links"]["console"].startswith("https://meetings.example.org/t/")


def test_by_https_browsers_are_told_to_stay_with_it(public: Server) -> None:
    assert "max-age=" in public.get("/healthz").headers["strict-transport-security"]


def test_on_a_public_address_the_numbers_are_for_staff(public: Server) -> None:
    assert public.get("/metrics").status == 403
    assert public.get("/metrics", public.meeting["tokens"]["console"]).status == 200
    outside = public.outside()
    later = outside.clock.now_ms() + 100_000
    SqlAccounts(outside.database).add_link(Link("one", "staff", None, None, later, scope=Scope("person", "p1")))
    assert public.get("/metrics", outside.access.token("one")).status == 403
    outside.close()


def test_the_public_pages_origin_may_press_by_its_cookie(public: Server) -> None:
    console = public.get(f"/t/{public.meeting['tokens']['console']}").headers["set-cookie"].partition(";")[0]
    message = {"id": "press-1", "name": "floor.advance", "args": {"from_speech": None}}
    evil = public.post("/api/meetings/hrc31-1/commands", message, Cookie=console, Origin="https://evil.example")
    ours = public.post("/api/meetings/hrc31-1/commands", message, Cookie=console, Origin="https://meetings.example.org")
    plain = public.post("/api/meetings/hrc31-1/commands", message, Cookie=console, Origin="http://meetings.example.org")
    assert (evil.status, plain.status, ours.status) == (403, 403, 200)


@pytest.mark.parametrize("said", ["Basic x", "Bearer", "Bearer ", "Digest a=b", "x"])
def test_another_sites_page_may_not_press_by_the_cookie_whatever_it_authorizes_itself_with(
    public: Server, said: str
) -> None:
    console = public.get(f"/t/{public.meeting['tokens']['console']}").headers["set-cookie"].partition(";")[0]
    message = {"id": "press-2", "name": "floor.advance", "args": {"from_speech": None}}
    headers = {"Cookie": console, "Origin": "https://evil.example", "Authorization": said}
    assert public.post("/api/meetings/hrc31-1/commands", message, **headers).status == 403
