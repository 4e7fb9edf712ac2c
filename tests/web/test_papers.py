"""A paper is brought in, corrected and confirmed on pages, and becomes meetings."""

import re
from contextlib import suppress
from urllib.parse import urlencode

import pytest

from tests.server import Answer, Outside, Server, ask
from tests.sources import ROOT

PAPER = ROOT / "interp" / "seed" / "hrc31-concept-note.txt"


@pytest.fixture(scope="module")
def cookie(server: Server, outside: Outside) -> str:
    """Return the cookie of a member of staff with a password."""
    outside.access.add_user("rosa", "staff", "correct horse")
    body = urlencode({"name": "rosa", "password": "correct horse"}).encode()
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    return ask(f"{server.url}/login", body=body, headers=form).headers["set-cookie"].partition(";")[0]


def upload(server: Server, cookie: str, name: str, data: bytes, origin: str | None = None) -> Answer:
    """Return the answer to the form with one file in it."""
    edge = "interp-edge"
    head = f'--{edge}\r\nContent-Disposition: form-data; name="paper"; filename="{name}"\r\n\r\n'
    body = head.encode() + data + f"\r\n--{edge}--\r\n".encode()
    kind = f"multipart/form-data; boundary={edge}"
    headers = {"Content-Type": kind, "Cookie": cookie, "Origin": origin or server.url}
    return ask(f"{server.url}/proposals", body=body, headers=headers)


def revision(server: Server, cookie: str, page: str) -> str:
    """Return the number of the corrections that a page shows."""
    found = re.search(r'name="revision" value="(\d+)"', server.get(page, Cookie=cookie).body)
    assert found
    return found[1]


def send(server: Server, cookie: str, page: str, **form: str) -> Answer:
    """Return the answer to the form of a proposal."""
    kind = "application/x-www-form-urlencoded"
    headers = {"Content-Type": kind, "Cookie": cookie, "Origin": server.url}
    return ask(server.url + page, body=urlencode(form).encode(), headers=headers)


@pytest.fixture
def page(server: Server, cookie: str) -> str:
    """Return the address of a fresh proposal of the seed's paper."""
    answer = upload(server, cookie, "note.txt", PAPER.read_bytes())
    assert answer.status == 303
    return answer.headers["location"]


def test_a_paper_leads_to_its_proposal(server: Server, cookie: str, page: str) -> None:
    shown = server.get(page, Cookie=cookie)
    assert shown.status == 200
    assert "Kate Gilmore" in shown.body
    assert page in server.get("/proposals", Cookie=cookie).body


def test_a_correction_is_kept(server: Server, cookie: str, page: str) -> None:
    answer = send(server, cookie, page, **{"meetings.0.title": "Safety online ✓"})
    assert (answer.status, answer.headers["location"]) == (303, page)
    assert "Safety online ✓" in server.get(page, Cookie=cookie).body


def test_a_confirmed_proposal_becomes_meetings_with_the_corrections(server: Server, cookie: str, page: str) -> None:
    assert send(server, cookie, page, **{"meetings.0.people.0.name": "Zoë O'Hara"}).status == 303
    answer = send(server, cookie, page, confirm="1", revision=revision(server, cookie, page))
    assert answer.status == 303
    meeting = answer.headers["location"].split("/")[2]
    assert answer.headers["location"] == f"/m/{meeting}/console"
    view = server.get(f"/api/meetings/{meeting}/programme").body
    assert "Zo\u00eb O'Hara" in view


def test_confirmed_twice_makes_no_second_meeting_and_says_so(server: Server, cookie: str, page: str) -> None:
    send(server, cookie, page, **{"session.number": "32"})
    seen = revision(server, cookie, page)
    assert send(server, cookie, page, confirm="1", revision=seen).status == 303
    before = server.get("/api/meetings").json
    assert send(server, cookie, page, confirm="1", revision=seen).status == 422
    assert server.get("/api/meetings").json == before


@pytest.mark.parametrize(
    "path", ["meetings.9.title", "meetings.x.title", "meetings.0.colour", "meetings.0.people", "a.b"]
)
def test_a_field_that_is_not_there_is_refused(server: Server, cookie: str, page: str, path: str) -> None:
    assert send(server, cookie, page, **{path: "x"}).status == 400


def test_a_meeting_without_a_title_cannot_be_confirmed_and_nothing_typed_is_lost(
    server: Server, cookie: str, page: str
) -> None:
    form = {"meetings.0.title": "", "meetings.1.title": "Kept words", "confirm": "1"}
    answer = send(server, cookie, page, revision=revision(server, cookie, page), **form)
    assert answer.status == 422
    assert "Kept words" in answer.body


@pytest.mark.parametrize(
    "name, data",
    [("note.docx", b"PK\x03\x04 broken"), ("note.pdf", b"%PDF-1.4"), ("note.exe", b"MZ"), ("note.txt", b""),
     ("../../etc/passwd", b"x")],
)  # fmt: skip
def test_a_file_that_is_no_paper_is_refused_on_the_same_page(
    server: Server, cookie: str, name: str, data: bytes
) -> None:
    answer = upload(server, cookie, name, data)
    assert answer.status == 400
    assert answer.headers["content-type"].startswith("text/html")


def test_a_form_without_a_file_is_refused(server: Server, cookie: str) -> None:
    assert upload(server, cookie, "", b"").status == 400


def test_another_sites_form_brings_nothing_in(server: Server, cookie: str) -> None:
    assert upload(server, cookie, "note.txt", PAPER.read_bytes(), "http://evil.example").status == 403


def test_a_file_that_is_too_large_is_refused(server: Server, cookie: str) -> None:
    with suppress(OSError):  # the server may hang up before it was sent
        assert upload(server, cookie, "large.txt", b"x" * 20_100_000).status == 400
    assert "large.txt" not in server.get("/proposals", Cookie=cookie).body


@pytest.mark.parametrize("role", ["chair", "reviser"])
def test_only_staff_bring_papers_in(server: Server, outside: Outside, role: str) -> None:
    token = outside.token(role, "hrc31-1")[1]
    other = server.get(f"/t/{token}").headers["set-cookie"].partition(";")[0]
    assert server.get("/proposals", Cookie=other).status == 403
    assert upload(server, other, "note.txt", PAPER.read_bytes()).status == 403


def test_an_unknown_proposal_is_not_found(server: Server, cookie: str) -> None:
    assert server.get("/proposals/none", Cookie=cookie).status == 404


def test_no_traceback_was_written(server: Server) -> None:
    assert "Traceback" not in server.log
