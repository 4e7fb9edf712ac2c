"""What a route states of who may ask for it is what happens: each route with each role's link, and with none."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from interp.config import Settings
from interp.domain.model.roles import LINK_ROLES, PUBLIC, ROLES
from interp.domain.model.scopes import LANGUAGE, Scope
from interp.domain.rules.permissions import SYSTEM
from interp.domain.text.segments import Segment
from interp.errors import TooMany
from interp.ports import Document
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.web.routing.route_declarations import Route, every_route
from interp.web.routing.who_may import ANYONE
from tests.builders import plan
from tests.prepared_demo import empty
from tests.row_by_row import gathered, row_by_row
from tests.sources import ROOT

REVOKES_ALL = "/api/meetings/{meeting}/links/revoke"  # asked for last: it does without a body
GUARDED = sorted(
    (each for each in every_route() if each.may.roles is not None and each.path != "/metrics"),
    key=lambda each: each.path == REVOKES_ALL,
)
PARTS = {
    "meeting": "m1", "list": "l1", "document": "d1", "language": "fr", "segment": "s1", "note": "n1",
    "proposal_id": "p1", "speech": "s1",
}  # fmt: skip
REFUSED = (303, 401, 403)  # a page leads to signing in


READ = [each for each in every_route() if each.may.words == "readers"]
CHECKS = {"actor_for", "admit", "chosen", "check_same_origin", "worker"}
# What is sent decides: the address, the body, a role that may, and one that may not.
BY_WHAT_IS_SENT: list[tuple[str, dict[str, object] | None, str, str]] = [
    ("/api/links", {"role": "chair", "meeting": "m4"}, "staff", "chair"),
    ("/api/links/show", {"links": ["one"]}, "staff", "chair"),
    ("/api/links/one/replace", {}, "staff", "chair"),
    ("/api/links/revoke", {"links": ["two"]}, "staff", "chair"),
    ("/api/meetings/m4/commands", {"id": "c1", "name": "meeting.open", "args": {}}, "staff", "reviser"),
    ("/api/meetings/m4/view?audience=chair", None, "chair", "reviser"),
]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    made = assemble(Settings(data=empty(Path(tmp_path_factory.mktemp("access"))), async_mode="threading"))
    for meeting in ("m1", "m2", "m3"):
        made.services.meetings.handle(SYSTEM, meeting, "plan", plan(id=meeting, private=meeting == "m3"))
    filed = Document("d1", "m1", "Statement", "statement.txt", "statement", "en")
    made.services.documents.add(filed, [Segment("s1", 0, 0, "Thank you.")], [], [])
    yield made
    made.close()


def test_a_route_admits_the_roles_that_it_states_and_nobody_else(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service.helpers, "run", _busy)
    client, access = create_app(service).test_client(), service.services.access

    def link(role: str, meeting: str | None) -> str:
        language = "fr" if LANGUAGE in ROLES[role].limits else None
        scope = Scope(ROLES[role].scope, "br") if ROLES[role].scope else None
        return access.make_link(f"{role}-{meeting}", role, meeting, language, 1, scope=scope)

    one, other, every = ({role: link(role, each) for role in LINK_ROLES} for each in ("m1", "m2", None))
    with gathered() as rows:
        for route in GUARDED:
            roles = route.may.roles or frozenset()
            with rows(route.method, route.path, "without a role"):
                assert status(client, route, "") in (303, 401)
            for role in LINK_ROLES:
                with rows(route.method, route.path, role):
                    here = role in roles and not route.may.everywhere
                    assert admitted(client, route, one[role]) == here
                    assert role not in roles or admitted(client, route, every[role])
                    if here and "{meeting}" in route.path:
                        assert not admitted(client, route, other[role])


def test_a_private_meeting_is_read_with_a_link_to_it_or_to_every_meeting(service: Service) -> None:
    client, access = create_app(service).test_client(), service.services.access
    links = {each: access.make_link(f"reads-{each}", "chair", each, None, 1) for each in ("m1", "m3", None)}
    with gathered() as rows:
        for route in READ:
            with rows(route.method, route.path):
                assert status(client, route, "", meeting="m3") in (303, 401)
                assert status(client, route, links["m1"], meeting="m3") in REFUSED
                assert status(client, route, links["m3"], meeting="m3") not in REFUSED
                assert status(client, route, links[None], meeting="m3") not in REFUSED
                assert status(client, route, "") not in REFUSED


def test_where_what_is_sent_decides_it_does_so_before_the_handler(service: Service) -> None:
    client, access = create_app(service).test_client(), service.services.access
    service.services.meetings.handle(SYSTEM, "m4", "plan", plan(id="m4"))
    links = {role: access.make_link(f"by-{role}", role, "m4", None, 1) for role in ("staff", "chair", "reviser")}
    for spare in ("one", "two"):
        access.make_link(spare, "technician", "m4", None, 1)
    with gathered() as rows:
        for address, body, may, may_not in BY_WHAT_IS_SENT:
            with rows(address):
                method = "GET" if body is None else "POST"
                for token, found in (("", 401), (links[may_not], 403), (links[may], 200)):
                    headers = {"Authorization": f"Bearer {token}"} if token else {}
                    answer = client.open(address, method=method, headers=headers, json=body)
                    assert (answer.status_code if answer.status_code >= 400 else 200) == found, answer.text


def test_what_not_anyone_may_ask_for_is_guarded_where_it_is_stated() -> None:
    assert [each.path for each in every_route() if each.may.guard is None and each.may != ANYONE] == []


@row_by_row("path", sorted((ROOT / "interp/web").rglob("*.py")), ids=lambda path: path.stem)
def test_no_handler_of_a_guarded_route_checks_who_asks(path: Path) -> None:
    for each in ast.parse(path.read_text(encoding="utf-8")).body:
        if not isinstance(each, ast.FunctionDef):
            continue
        stated = "".join(map(ast.unparse, each.decorator_list))
        if "ROUTES." in stated and "may=ANYONE" not in stated:
            called = {ast.unparse(call.func) for call in ast.walk(each) if isinstance(call, ast.Call)}
            assert called & CHECKS == set(), each.name


def _busy(*_: object) -> None:
    raise TooMany("helpers_busy")


def admitted(client: FlaskClient, route: Route, token: str) -> bool:
    """Return whether a link is let in; what the request then lacks is another matter."""
    return status(client, route, token) not in REFUSED


def status(client: FlaskClient, route: Route, token: str, **parts: str) -> int:
    """Return the status of the answer to a request without a body."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    path = route.path.format(**PARTS | parts)
    return client.open(path, method=route.method.upper(), headers=headers).status_code


def test_every_role_is_let_in_somewhere_and_an_attendee_nowhere() -> None:
    allowed = {role for each in GUARDED for role in each.may.roles or ()}
    assert allowed >= set(LINK_ROLES) - {PUBLIC} and PUBLIC not in allowed
