"""An archived meeting is found behind its link, its pages say that it is archived, and nothing of it can be changed."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.errors import Refused
from interp.languages import INTERFACE_LANGUAGES
from interp.run.app import create_app
from interp.run.assemble import assemble
from interp.service.access.link_keeping import NewLink
from interp.web.routing.route_declarations import Route, every_route
from interp.web.wording.refusal_sentences import sentence
from tests.builders import plan
from tests.filed_statement import file_statement, section
from tests.prepared_demo import empty
from tests.row_by_row import gathered

STAFF = Actor("staff", "Ana")
HERE = {"Host": "localhost", "Origin": "http://localhost"}
COPIES = "/api/meetings/{meeting}/documents/{document}/copies/{language}"
STAYS = {
    ("post", "/api/meetings/{meeting}/links/revoke"): "takes access away",
    ("delete", COPIES): "erases what the sender typed",
    ("post", "/api/meetings/{meeting}/documents/{document}/present/{language}"): "stores nothing",
    ("post", "/m/{meeting}/team.csv"): "stores nothing",
    ("post", "/api/meetings/{meeting}/terms"): "the operator's, of no meeting",
}
ELSEWHERE = {
    "/api/links": "below", "/api/links/{link}/replace": "below", "/api/links/show": "changes no link",
    "/api/links/revoke": "takes access away", "/links": "links for every meeting, and those of `/api/links`",
    "/api/people/sessions/end": "of no meeting", "/people": "of no meeting", "/api/sign-in": "of no meeting",
    "/login": "of no meeting", "/logout": "of no meeting", "/api/password": "of no meeting",
    "/password": "of no meeting", "/proposals": "stores a paper", "/proposals/{proposal_id}/versions": "stores a paper",
    "/proposals/{proposal_id}": "proposes nothing for a closed meeting",
}
SENT: dict[str, Any] = {
    "/api/meetings/{meeting}/commands": {"id": "c1", "name": "meeting.reopen", "args": {}},
    "/m/{meeting}/links": {"do": "make", "role": "chair"},
}


def test_an_archived_meeting_is_behind_a_link_and_stays_readable_until_it_is_unarchived(tmp_path: Path) -> None:
    service = assemble(Settings(data=empty(tmp_path / "data"), async_mode="threading"))
    meetings, client = service.services.meetings, create_app(service).test_client()

    def page(path: str) -> str:
        return client.get(path, headers={"Host": "localhost"}).get_data(as_text=True)

    def halted(path: str) -> str:
        (said,) = re.findall(r'<p [^>]*data-slot="halted".*?</p>', page(path), re.DOTALL)
        return str(said)

    meetings.handle(SYSTEM, "m1", "plan", plan())
    meetings.handle(STAFF, "m1", "close", do.CloseMeeting())
    assert "Rights of the child" in page("/") and "/?archived=1" not in page("/")
    assert "is archived" not in halted("/m/m1/en")
    meetings.handle(STAFF, "m1", "archive", do.ArchiveMeeting())
    with pytest.raises(Refused, match="archived"):
        meetings.handle(STAFF, "m1", "reopen", do.ReopenMeeting())
    assert "Rights of the child" not in page("/") and "Séances archivées" in page("/?lang=fr")
    assert "Rights of the child" in page("/?archived=1&lang=en") and "7 Mar" in page("/?archived=1")
    assert "It is archived and no longer changed." in halted("/m/m1/en")
    assert '"archived":true' in page("/api/meetings?language=en")
    meetings.handle(STAFF, "m1", "unarchive", do.UnarchiveMeeting())
    assert "Rights of the child" in page("/") and "/?archived=1" not in page("/")
    service.close()


@pytest.fixture
def archived(tmp_path: Path) -> Iterator[tuple[FlaskClient, str, str]]:
    """Yield staff's browser, a document and a link of an archived meeting."""
    service = assemble(Settings(data=empty(tmp_path / "data"), async_mode="threading"))
    here, client = service.services, create_app(service).test_client()
    here.meetings.handle(SYSTEM, "m1", "plan", plan())
    with section(tmp_path / "data") as drafts:
        document = file_statement(drafts, "m1", "s2")
    (link,) = here.links.make(STAFF, [NewLink("chair", "m1")])
    client.get(f"/t/{here.access.make_link('all', 'staff', None, None, 7)}", headers=HERE)
    here.meetings.handle(STAFF, "m1", "close", do.CloseMeeting())
    here.meetings.handle(STAFF, "m1", "archive", do.ArchiveMeeting())
    yield client, document, link.id
    service.close()


def changing() -> list[Route]:
    """Return every route that is no look."""
    return [each for each in every_route() if each.method != "get"]


def test_every_route_that_changes_something_of_a_meeting_is_refused_in_words(
    archived: tuple[FlaskClient, str, str]
) -> None:
    client, document, _ = archived
    names = {"meeting": "m1", "list": "l1", "document": document, "language": "fr", "segment": "s1", "note": "n1"}
    with gathered() as row:
        for route in changing():
            if "{meeting}" not in route.path or (route.method, route.path) in STAYS:
                continue
            path, body = route.path.format(**names), SENT.get(route.path, {})
            sent = {"data": body} if route.table == "pages" else {"json": body}
            asked = f"{path}{'?device=b1' if route.path == COPIES else ''}"
            answer = client.open(asked, method=route.method.upper(), headers=HERE, **sent)
            with row(route.method, route.path):
                if route.table == "pages":
                    assert "is archived" in answer.get_data(as_text=True)
                else:
                    assert answer.get_json()["error"]["args"]["reason"] == "archived"
                assert answer.status_code == 422


def test_routes_that_are_no_meetings_are_told_apart_by_hand() -> None:
    stated = {(each.method, each.path) for each in changing() if "{meeting}" in each.path}
    assert stated >= STAYS.keys()
    assert {each.path for each in changing() if "{meeting}" not in each.path} == ELSEWHERE.keys()


def test_a_link_of_an_archived_meeting_is_revoked_only(archived: tuple[FlaskClient, str, str]) -> None:
    client, _, link = archived

    def asked(path: str, **body: object) -> tuple[int, Any]:
        answer = client.post(path, json=body, headers=HERE)
        return answer.status_code, answer.get_json().get("error", {}).get("args", {}).get("reason")

    assert asked("/api/links", role="chair", meeting="m1") == (422, "archived")
    assert asked(f"/api/links/{link}/replace") == (422, "archived")
    pressed = client.post("/m/m1/links", data={"do": f"replace {link}"}, headers=HERE)
    assert pressed.status_code == 422 and "is archived" in pressed.get_data(as_text=True)
    assert asked("/api/links/show", links=[link])[0] == 200
    assert asked("/api/links/revoke", links=[link])[0] == 200


def test_the_refusal_has_a_sentence_of_its_own_in_each_language() -> None:
    said = {sentence(Refused("archived", meeting="m1"), each) for each in INTERFACE_LANGUAGES}
    assert len(said) == len(INTERFACE_LANGUAGES)
