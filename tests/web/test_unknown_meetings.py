"""A page of an unknown meeting is refused as that of a private one is; the API and `join` say which it is."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from tests.builders import plan
from tests.counted_statements import count
from tests.prepared_demo import empty
from tests.row_by_row import gathered
from tests.socket_screen import Hall

PRIVATE, CLOSED, UNKNOWN, OTHER = "m-private-1", "m-private-2", "m-unknown-1", "m-another-1"
STAFF = Actor("staff", "Staff")
VISITORS = (None, "staff", "attendee", "chair")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with private meetings, planned and closed, and another that is public."""
    path = Path(tmp_path_factory.mktemp("unknown"))
    service = assemble(Settings(data=empty(path), async_mode="threading"))
    meetings = service.services.meetings
    for meeting in (PRIVATE, CLOSED, OTHER):
        meetings.handle(SYSTEM, meeting, "plan", plan(id=meeting, private=meeting != OTHER))
    for command in (do.OpenMeeting(), do.CloseMeeting()):
        meetings.handle(STAFF, CLOSED, command.name, command)
    meetings._states.settle(CLOSED)
    service.close()
    return path


@pytest.fixture
def service(folder: Path) -> Iterator[Service]:
    """Yield the service on it, which holds nothing yet."""
    made = assemble(Settings(data=empty(folder), async_mode="threading"))
    yield made
    made.close()


def paths(app: Flask) -> list[str]:
    """Return the address of every page and file of a meeting that people open, with `{}` for the meeting."""
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()) and "meeting" in rule.arguments]
    found = {re.sub("<(language|document)>", lambda part: {"language": "fr", "document": "d1"}[part[1]], str(rule))
             for rule in rules if not str(rule).startswith("/api/")}  # fmt: skip
    wrong = {path.replace("/fr", "/xx") for path in found if "/fr" in path} | {"/m/<meeting>/room/fr?delay=x"}
    return sorted(path.replace("<meeting>", "{}") for path in found | wrong)


def seen(client: FlaskClient, path: str, meeting: str) -> tuple[int, str, list[tuple[str, str]]]:
    """Return status, body and headers of a page without the meeting's name."""
    answer = client.get(path.format(meeting))
    headers = sorted((name, value.replace(meeting, "…")) for name, value in answer.headers)
    return answer.status_code, answer.get_data(as_text=True).replace(meeting, "…"), headers


def visitor(app: Flask, service: Service, role: str | None) -> FlaskClient:
    """Return a browser without a role, or with one in another meeting."""
    client = app.test_client()
    if role:
        client.get(f"/t/{service.services.access.make_link(f'l-{role}', role, OTHER, None, 7)}")
    return client


def test_a_stranger_sees_no_difference(service: Service) -> None:
    app = create_app(service)
    assert len(paths(app)) > 20
    with gathered() as rows:
        for role in VISITORS:
            client = visitor(app, service, role)
            for path in paths(app):
                with rows(role, path):
                    unknown = seen(client, path, UNKNOWN)
                    assert unknown == seen(client, path, PRIVATE) == seen(client, path, CLOSED)
                    assert unknown[0] in (302, 303, 401, 403, 404)


def test_nor_does_the_database_do_more_for_one_of_them(service: Service) -> None:
    app, asked = create_app(service), list[str]()
    client, every = app.test_client(), ("/m/{}/fr", "/m/{}/room/fr", "/m/{}/console", "/m/{}/fr/documents")
    count(service.stores.meetings, lambda: asked.append("one"))
    spent = {}
    for meeting in (CLOSED, PRIVATE, UNKNOWN):
        for path in every:
            client.get(path.format(meeting))  # what is read once in a process, whoever asks
        asked.clear()
        for path in every:
            client.get(path.format(meeting))
        spent[meeting] = len(asked)
    assert len(set(spent.values())) == 1 and spent[UNKNOWN] > 0


def test_a_closed_meeting_is_not_read_whole_for_a_stranger(service: Service) -> None:
    reading = service.services.meetings._states
    create_app(service).test_client().get(f"/m/{CLOSED}/fr")
    assert CLOSED not in reading._held


def test_who_works_in_every_meeting_is_told_that_there_is_none(service: Service) -> None:
    app = create_app(service)
    client = app.test_client()
    client.get(f"/t/{service.services.access.make_link('l-all', 'staff', None, None, 7)}")
    assert {client.get(path.format(UNKNOWN)).status_code for path in ("/m/{}/fr", "/m/{}/console")} == {404}


def test_the_api_and_join_say_which_it_is(hall: Hall) -> None:
    private = hall.outside.plan(private=True)
    for meeting, code in ((private, "not_signed_in"), ("m-none", "not_found")):
        answer = hall.server.get(f"/api/meetings/{meeting}/view?audience=captions")
        assert answer.json["error"]["code"] == hall.make().join(meeting, "captions")["error"]["code"] == code
