"""What a route states of who may ask for it is what happens: each route with each role's link, and with none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from interp.config import Settings
from interp.domain.model.roles import LINK_ROLES, PUBLIC, ROLES
from interp.domain.model.scopes import LANGUAGE
from interp.domain.rules.permissions import SYSTEM
from interp.domain.text.segments import Segment
from interp.errors import TooMany
from interp.ports import Document
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.web.routing.route_declarations import Route, every_route
from tests.builders import plan
from tests.row_by_row import gathered

REVOKES_ALL = "/api/meetings/{meeting}/links/revoke"  # asked for last: it does without a body
GUARDED = sorted(
    (each for each in every_route() if each.may.roles is not None and each.path != "/metrics"),
    key=lambda each: each.path == REVOKES_ALL,
)
PARTS = {"meeting": "m1", "document": "d1", "language": "fr", "segment": "s1", "note": "n1", "proposal_id": "p1"}
REFUSED = (303, 401, 403)  # a page leads to signing in


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    made = assemble(Settings(data=Path(tmp_path_factory.mktemp("access")), async_mode="threading"))
    for meeting in ("m1", "m2"):
        made.services.meetings.handle(SYSTEM, meeting, "plan", plan(id=meeting))
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
        return access.make_link(f"{role}-{meeting}", role, meeting, language, 1)

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


def _busy(*_: object) -> None:
    raise TooMany("helpers_busy")


def admitted(client: FlaskClient, route: Route, token: str) -> bool:
    """Return whether a link is let in; what the request then lacks is another matter."""
    return status(client, route, token) not in REFUSED


def status(client: FlaskClient, route: Route, token: str) -> int:
    """Return the status of the answer to a request without a body."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return client.open(route.path.format(**PARTS), method=route.method.upper(), headers=headers).status_code


def test_every_role_is_let_in_somewhere_and_an_attendee_nowhere() -> None:
    allowed = {role for each in GUARDED for role in each.may.roles or ()}
    assert allowed >= set(LINK_ROLES) - {PUBLIC} and PUBLIC not in allowed
