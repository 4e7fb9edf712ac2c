"""A newer version of a confirmed paper: the page shows what changes, and changes only what is ticked."""

import json
import re
from html import unescape
from itertools import count

import pytest

from interp.web.pages.proposal_changes import worded
from tests.builders import MINUTE, START
from tests.server import Answer, Outside, Server, ask
from tests.web.pages.test_proposal_pages import PAPER, cookie, made, page, revision, send

OWN_SERVER = True  # its tests change accounts, the demonstration, or what the server remembers of an address

__all__ = ["cookie", "page"]
SESSIONS = count(300)
NOTE = PAPER.read_bytes()
NEWER = NOTE.replace(b"Ms. Kate Gilmore", b"Ms. Kate Gilmour").replace(b"Room XX", b"Room XVII")


def bring(server: Server, cookie: str, of: str, data: bytes, name: str = "note-2.txt") -> Answer:
    """Return the answer to the form for a newer version."""
    edge = "interp-edge"
    head = f'--{edge}\r\nContent-Disposition: form-data; name="paper"; filename="{name}"\r\n\r\n'
    headers = {"Content-Type": f"multipart/form-data; boundary={edge}", "Cookie": cookie, "Origin": server.url}
    body = head.encode() + data + f"\r\n--{edge}--\r\n".encode()
    return ask(f"{server.url}{of}/versions", body=body, headers=headers)


def hidden(body: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', body)
    assert found
    return unescape(found[1])


@pytest.fixture
def confirmed(server: Server, cookie: str, page: str) -> tuple[str, str]:
    """Return the page of a confirmed paper of a day of its own, and its first meeting."""
    send(server, cookie, page, **{"session.number": str(next(SESSIONS))})
    answer = send(server, cookie, page, confirm="1", revision=revision(server, cookie, page))
    assert answer.status == 303
    return page, made(server, cookie, page)[0]


def test_what_changes_is_shown_and_only_what_is_ticked_is_changed(
    server: Server, cookie: str, confirmed: tuple[str, str]
) -> None:
    old, meeting = confirmed
    assert f'action="{old}/versions"' in server.get(old, Cookie=cookie).body
    answer = bring(server, cookie, old, NEWER)
    assert answer.status == 303
    newer = answer.headers["location"]
    body = server.get(newer, Cookie=cookie).body
    assert re.search(r"<del><bdi[^>]*>Kate Gilmore</bdi></del>.*?<ins><bdi[^>]*>Kate Gilmour</bdi></ins>", body, re.S)
    assert re.search(rf'value="{meeting}/p1.name" form="corrections" aria-label="[^"]+" checked', body)
    form = {"changes": hidden(body, "changes"), "revision": hidden(body, "revision"), "take": f"{meeting}/p1.name"}
    assert send(server, cookie, newer, confirm="1", **form).headers["location"] == f"{newer}#made"
    programme = server.get(f"/api/meetings/{meeting}/programme").body
    assert "Kate Gilmour" in programme
    assert "Room XX" in server.get(f"/api/meetings/{meeting}", Cookie=cookie).body


def test_what_changed_meanwhile_is_shown_before_it_is_confirmed(
    server: Server, cookie: str, confirmed: tuple[str, str]
) -> None:
    newer = bring(server, cookie, confirmed[0], NEWER).headers["location"]
    seen = revision(server, cookie, newer)
    answer = send(server, cookie, newer, confirm="1", revision=seen, changes="of another moment")
    assert answer.headers["location"] == f"{newer}?again=1#changes"


@pytest.mark.parametrize("language, words", [("ar", "تغييرات"), ("zh", "处更改"), ("fr", "modifications")])
def test_changes_are_told_in_the_readers_language(
    server: Server, cookie: str, confirmed: tuple[str, str], language: str, words: str
) -> None:
    newer = bring(server, cookie, confirmed[0], NEWER).headers["location"]
    body = server.get(f"{newer}?lang={language}", Cookie=cookie).body
    heading = re.search(r'<h2 id="changes"[^>]*>(.*?)</h2>', body, re.S)
    assert heading and words in heading[1], heading and heading[1]


def test_a_newer_version_of_one_that_waits_is_refused_and_said_so(server: Server, cookie: str, page: str) -> None:
    answer = bring(server, cookie, page, NEWER)
    assert answer.status == 422
    assert "Confirm the older version of this document first." in answer.body


def test_a_file_that_is_no_paper_leaves_the_older_as_it_is(
    server: Server, cookie: str, confirmed: tuple[str, str]
) -> None:
    assert bring(server, cookie, confirmed[0], b"MZ", "note.exe").status == 400
    assert bring(server, cookie, confirmed[0], b"", "").status == 400


def test_only_staff_bring_a_newer_version(server: Server, outside: Outside, confirmed: tuple[str, str]) -> None:
    other = server.get(f"/t/{outside.token('chair', 'hrc31-1')[1]}").headers["set-cookie"].partition(";")[0]
    assert bring(server, other, confirmed[0], NEWER).status == 403


def test_an_hour_confirmed_for_an_item_stands_in_the_programme_and_on_its_pages(
    server: Server, cookie: str, page: str
) -> None:
    hour = {"meetings.0.items.1.starts_at": "09:40", "session.number": str(next(SESSIONS))}
    send(server, cookie, page, **hour)
    assert send(server, cookie, page, confirm="1", revision=revision(server, cookie, page)).status == 303
    meeting = made(server, cookie, page)[0]
    items = json.loads(server.get(f"/api/meetings/{meeting}/programme").body)["items"]
    assert [each["item"]["starts_at"] for each in items[:3]] == [None, START + 40 * MINUTE, None]
    words = {"en": "planned", "ar": "مقرر في الساعة", "console": "planned"}
    for shown, said in words.items():
        body = server.get(f"/m/{meeting}/{shown}", Cookie=cookie).body
        assert body.count(f'<span class="when">{said} <bdi dir="ltr">09:40</bdi></span>') == 1, shown


def test_a_changed_hour_of_an_item_is_said_as_an_hour_where_the_meeting_is() -> None:
    assert worded("starts_at", START + 80 * MINUTE, "Europe/Zurich", "en") == "10:20"
