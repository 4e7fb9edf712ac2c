"""The security headers of every page, for every visitor."""

import pytest

from tests.row_by_row import row_by_row
from tests.server import Server

OWN_SERVER = True  # its tests change accounts, the demonstration, or what the server remembers of an address

PAGES = ("/", "/m/hrc31-1/ar", "/m/hrc31-1/zh", "/m/hrc31-1/room/fr", "/login", "/nowhere", "/m/none/en")
GUARDED = ("/m/hrc31-1/console", "/m/hrc31-1/chair", "/m/hrc31-1/desk", "/m/hrc31-1/booth/ar", "/proposals")
ANSWERS = (*PAGES, *GUARDED, "/healthz", "/api/meetings", "/metrics")
STATUS = {"/nowhere": 404, "/m/none/en": 401}


@row_by_row("path", ANSWERS)
def test_every_answer_has_the_strict_headers(server: Server, path: str) -> None:
    headers = server.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "server" not in headers or "Python" not in headers["server"]


@pytest.mark.parametrize("path", ["/socket.io/?EIO=4&transport=polling", "/socket.io/?EIO=3", "/static/nothing.js"])
def test_answers_of_the_socket_and_of_files_have_them_too(server: Server, path: str) -> None:
    headers = server.get(path).headers
    assert headers["x-content-type-options"] == "nosniff" and "default-src 'none'" in headers["content-security-policy"]
    assert server.get(path, Host="evil.example").headers["x-content-type-options"] == "nosniff"


@row_by_row("path", ANSWERS)
def test_every_answer_forbids_foreign_scripts_frames_and_untrusted_html(server: Server, path: str) -> None:
    policy = dict(part.split(" ", 1) for part in server.get(path).headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["connect-src"] == "'self'"
    for kind in ("script-src", "style-src"):  # each hash is that of a text of ours: test_inline_files.py
        own, *hashes = policy[kind].split()
        assert own == "'self'" and all(each.startswith("'sha256-") for each in hashes)
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert not any("unsafe" in value or "http:" in value for value in policy.values())


@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_is_served_whole_and_has_no_handlers_or_styles_in_its_elements(server: Server, path: str) -> None:
    answer = server.get(path)
    assert answer.status == STATUS.get(path, 200)
    assert "<h1" in answer.body or "<main" in answer.body
    assert " onclick=" not in answer.body and " style=" not in answer.body


@pytest.mark.parametrize("path", GUARDED)
def test_a_guarded_page_leads_to_the_door_and_back(server: Server, path: str) -> None:
    answer = server.get(path)
    assert (answer.status, answer.headers["location"]) == (303, f"/login?next={path}")


@pytest.mark.parametrize("path", GUARDED[:3])
def test_staff_see_a_guarded_page(server: Server, path: str) -> None:
    cookie = server.get(f"/t/{server.meeting['tokens']['console']}").headers["set-cookie"].partition(";")[0]
    assert server.get(path, Cookie=cookie).status == 200


def test_nothing_of_a_page_is_kept_by_caches(server: Server) -> None:
    cookie = server.get(f"/t/{server.meeting['tokens']['console']}").headers["set-cookie"].partition(";")[0]
    for path in ("/m/hrc31-1/ar", "/m/hrc31-1/console", "/"):
        assert server.get(path, Cookie=cookie).headers["cache-control"] == "no-store"


def test_the_page_of_who_has_no_role_is_asked_for_at_each_visit_and_is_nobody_elses(server: Server) -> None:
    headers = server.get("/m/hrc31-1/ar").headers
    assert headers["cache-control"] == "no-cache" and headers["etag"].startswith('W/"')
    assert {"Cookie", "Authorization"} <= set(headers["vary"].split(", "))


def test_a_page_of_another_language_than_the_six_is_not_found(server: Server) -> None:
    page = server.get("/m/hrc31-1/de")
    assert (page.status, "<h1>Page not found</h1>" in page.body) == (404, True)


def test_no_traceback_was_written(server: Server) -> None:
    assert "Traceback" not in server.log
