"""Holds the OpenAPI and AsyncAPI documents to the code, and the code's real messages to the documents' types."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.model.commands import COMMANDS
from interp.domain.model.scopes import Scope
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.rules.usual_teams import geneva
from interp.domain.text.segments import Segment
from interp.domain.views.audiences import AUDIENCES, view
from interp.errors import InterpError, TooMany, Unavailable
from interp.ports import Document, Revision
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.store.drafting_database import DraftingDatabase
from interp.web import messages as say
from interp.web.rate_limits import SenderLimit
from interp.web.routes.periodic_messages import PARTS
from interp.web.routing import published_schemas
from interp.web.routing.route_declarations import Route
from interp.web.routing.route_tables import with_tables
from interp.wire import Join, decoded, view_message
from tests.builders import audience as one_audience
from tests.builders import plan, sitting
from tests.filed_statement import file_statement
from tests.javascript import message_types
from tests.json_schema import faults
from tests.prepared_demo import empty
from tests.row_by_row import row_by_row

STAFF = Actor("staff", "Staff")
DOCS = {"openapi.json": published_schemas.openapi, "asyncapi.json": published_schemas.asyncapi}


@dataclass
class Running:
    """A service with the small meeting, its app, tokens of its staff, of staff of every meeting and of a delegation."""

    service: Service
    app: Flask
    token: str
    wide: str
    delegation: str

    def client(self) -> Any:
        """Return a socket that has connected."""
        return self.service.socketio.test_client(self.app)

    @property
    def http(self) -> FlaskClient:
        """Return an HTTP client."""
        return self.app.test_client()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("schema")
    service = assemble(Settings(data=empty(folder), async_mode="threading"))
    service.services.meetings.handle(SYSTEM, "m1", "plan", plan())
    service.services.meetings.handle(Actor("staff", "Chief"), "m1", "team", do.SetTeam(geneva()))
    token = service.services.access.make_link("l1", "staff", "m1", None, 1)
    wide = service.services.access.make_link("l2", "staff", None, None, 1)
    filed = Document("d1", "m1", "Statement", "statement.txt", "statement", "en")
    made = Revision("s1", "fr", 1, "Merci.", "draft", "mt:en-fr@1.9")
    service.services.documents.add(filed, [Segment("s1", 0, 0, "Thank you.")], [], [made])
    delegation = service.services.access.make_link("l3", "attendee", "m1", None, 1, scope=Scope("delegation", "br"))
    yield Running(service, create_app(service), token, wide, delegation)
    service.close()


def join(running: Running, **changes: Any) -> tuple[Any, dict[str, Any]]:
    """Return a socket that joined, and the answer it got."""
    client = running.client()
    asked = {"protocol": 1, "meeting": "m1", "audience": "console", "language": "fr", "token": running.token}
    answer: dict[str, Any] = client.emit("join", asked | changes, callback=True)
    return client, answer


def names_of(document: Any, key: str) -> Iterator[Any]:
    """Yield every value of a key, however deep."""
    for each, value in document.items() if isinstance(document, dict) else enumerate(document):
        if each == key:
            yield value
        if isinstance(value, dict | list):
            yield from names_of(value, key)


@pytest.mark.parametrize("name", DOCS)
def test_the_committed_document_is_what_the_code_says(name: str) -> None:
    committed = (published_schemas.FOLDER / name).read_text(encoding="utf-8")
    assert committed == published_schemas.written(DOCS[name]()), "run `make schema`"


def test_the_tables_of_addresses_are_what_the_code_says() -> None:
    page = (published_schemas.FOLDER / "protocol.md").read_text(encoding="utf-8")
    assert page.count("<!-- routes:") == 4
    assert page == with_tables(page), "run `make schema`"


@pytest.mark.parametrize("name", DOCS)
def test_every_reference_leads_somewhere(name: str) -> None:
    document = DOCS[name]()
    for reference in names_of(document, "$ref"):
        place = document
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]


def test_every_command_is_described_with_its_roles() -> None:
    ties = published_schemas.schemas()["CommandMessage"]["oneOf"]
    assert {each["title"]: set(each["x-roles"]) for each in ties} == {n: set(k.may) for n, k in COMMANDS.items()}


def test_a_commands_schema_has_each_of_its_arguments() -> None:
    found = published_schemas.schemas()
    for kind in COMMANDS.values():
        assert set(found[kind.__name__]["properties"]) == {field.name for field in fields(kind)}


def test_every_audience_has_its_view_in_the_documents() -> None:
    state = sitting().state
    assert {name: type(view(state, one_audience(name))) for name in AUDIENCES} == published_schemas.VIEWS
    assert {kind.__name__ for kind in published_schemas.VIEWS.values()} <= set(published_schemas.schemas())


def test_every_code_of_an_error_is_listed_once() -> None:
    codes = published_schemas.error_codes()
    assert sorted(codes) == sorted(set(codes)) and "internal" in codes and "stale" in codes


def test_every_documented_route_exists_and_every_api_route_is_documented(running: Running) -> None:
    documented = {(route.method, route.path) for route in published_schemas.ROUTES}
    real = set(routes(running.app))
    assert documented <= real
    assert {each for each in real if each[1].startswith("/api/")} <= documented


def routes(app: Flask) -> Iterator[tuple[str, str]]:
    """Yield method and address of every route, written as OpenAPI writes them."""
    for rule in app.url_map.iter_rules():
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            yield method.lower(), re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)


def unlike(name: str, message: object) -> list[str]:
    """Return what an ordinary validator finds wrong with a message of the socket by the published document."""
    document = published_schemas.asyncapi()
    return list(faults(document["components"]["messages"][name]["payload"], json.loads(json.dumps(message)), document))


def test_a_real_join_is_answered_as_documented(running: Running) -> None:
    _, answer = join(running, captions=["ar", "zh"])
    assert decoded(say.Joined, answer).ok
    assert not unlike("joined", answer)
    assert decoded(published_schemas.VIEWS["console"], answer["view"])


def test_a_real_command_is_answered_as_documented(running: Running) -> None:
    client, _ = join(running)
    done = client.emit("command", {"meeting": "m1", "id": "a1", "name": "room.blank", "args": {}}, callback=True)
    assert decoded(say.Done, done).ok
    assert not unlike("done", done)


def test_a_real_refusal_is_the_documented_error(running: Running) -> None:
    _, answer = join(running, language="en", token="forged")
    failed = decoded(say.Failure, answer)
    assert decoded(say.ErrorObject, answer["error"]).code == "not_signed_in" and not failed.ok


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_real_view_message_is_as_documented(audience: str) -> None:
    state = sitting().state
    message = view_message("e1", state.seq, audience, "ar", view(state, one_audience(audience, "ar")))
    assert decoded(say.ViewMessage, message).audience == audience
    assert not unlike("view", message)
    other = next(name for name in ("chief", "console") if name != audience)
    assert unlike("view", message | {"audience": other}), "another audience has another view"
    assert decoded(published_schemas.VIEWS[audience], message["view"])


INTERPRETED = (
    do.SetTeam(geneva()), do.MarkInterpreter("ru-2", False), do.TakeDesk("zh", "1", "zh-1"), do.TakeDesk("zh", "2"),
    do.TakeHandover("zh", "1"), do.AskHandover("zh", "2", "2"), do.DeclineHandover("zh", "1", "Not now"),
    do.AskHandover("zh", "2", "2"), do.ReportMicrophone("zh", "1", "on", "floor"), do.AdvanceFloor(None),
    do.SetLanguage("ru"), do.OverrideRelay("zh", "es", "by hand"), do.ArmFloor("s2"),
)  # fmt: skip


@pytest.mark.parametrize("audience", ["booth", "console", "chief"])
@pytest.mark.parametrize("code", ["zh", "ru"])
def test_a_real_view_of_a_meeting_with_a_team_is_as_documented(audience: str, code: str) -> None:
    state = sitting(*INTERPRETED).state
    shown = view_message("e1", state.seq, audience, code, view(state, one_audience(audience, code)))["view"]
    names = {"booth": "relay next_relay desks", "console": "relay", "chief": "chains next_chains overrides off_duty"}
    assert all(shown[name] for name in names[audience].split())
    assert ('"lapses_at": ' in json.dumps(shown)) == (audience == "chief" or (audience, code) == ("booth", "zh"))
    assert decoded(published_schemas.VIEWS[audience], shown)


WITHDRAWN = Document("d1", "m1", "Statement", "statement.txt", "statement", "en", withdrawn=True)
GETS = [each for each in published_schemas.ROUTES if each.method == "get"]


@row_by_row("route", GETS, ids=lambda each: each.path)
def test_a_real_answer_over_http_is_as_documented(running: Running, route: Route) -> None:
    document = "d1"
    if route.path.endswith(("{document}", "{document}/transcript")):  # as attendees read it: one that they may see
        document = file_statement(running.service.services.documents, "m1", name=f"for-{len(route.path)}")
    if "{speech}" in route.path:
        file_statement(running.service.services.documents, "m1", "s2", name="in-hand")
    path = route.path.format(
        meeting="m1", document=document, language="fr", segment="s1", work="w" * 16, speech="s2"
    )  # fmt: skip
    token = running.wide if route.path.endswith(("/memory", "/api/links", "/people")) else running.token
    token = running.delegation if "/list/mine" in route.path else token
    if "/pointer" in route.path:
        own = Scope("delegation", "br")
        token = running.service.services.access.make_link("l4", "pointer", "m1", None, 1, scope=own)
    bearer = {"Authorization": f"Bearer {token}"}
    query = "language=fr&q=thanks&device=laptop&booth=fr&source=en&whole_meeting=1"
    answer = running.http.get(f"{path}?{query}", headers=bearer)
    assert answer.status_code == 200
    content = described(route, 200)
    assert answer.mimetype in content
    if answer.is_json:
        schema = content[answer.mimetype]["schema"]
        assert not list(faults(schema, json.loads(answer.data), published()))
    if route.answer is not None:
        said = json.loads(answer.data)
        assert "{meeting}/" not in route.path or said.pop("rehearsal") is False
        assert decoded(route.answer, said)


@cache
def published() -> dict[str, Any]:
    """Return the published document; it is made anew each time it is asked for."""
    return published_schemas.openapi()


def described(route: Route, status: int) -> dict[str, Any]:
    """Return the content of an answer by the published document, by media type."""
    answers = published()["paths"][route.path][route.method]["responses"]
    return answers[str(status)]["content"]  # type: ignore[no-any-return]


FILES = [
    (each, kind) for each in GETS for asked in each.query if asked.name == "format" for kind in asked.schema["enum"]
]


@row_by_row("route, kind", FILES, ids=lambda each: getattr(each, "path", each))
def test_a_file_is_of_a_documented_media_type(running: Running, route: Route, kind: str) -> None:
    path = route.path.format(meeting="m1", document="d1", language="fr", segment="s1", work="w" * 16, speech="s2")
    answer = running.http.get(
        f"{path}?language=fr&format={kind}", headers={"Authorization": f"Bearer {running.wide}"}
    )
    assert answer.mimetype in described(route, answer.status_code)
    assert set(described(route, 200)) >= set(route.files)


def refused(error: InterpError) -> Callable[..., Any]:
    """Return what raises an error whatever it is asked."""

    def raising(*_: object, **__: object) -> Any:
        raise error

    return raising


def troubled(running: Running, trouble: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a service in trouble."""
    if trouble == "withdrawn":
        monkeypatch.setattr(running.service.services.materials, "document", lambda *_: WITHDRAWN)
    elif trouble == "store":
        monkeypatch.setattr(DraftingDatabase, "reading", refused(Unavailable("store")))
    elif trouble == "rate":
        monkeypatch.setattr(SenderLimit, "take", refused(TooMany("rate")))
    else:
        error = TooMany("helpers_busy") if trouble == "busy" else Unavailable("helper_ended")
        monkeypatch.setattr(running.service.helpers, "run", refused(error))


@pytest.mark.parametrize("trouble", ["withdrawn", "store", "rate", "busy", "ended"])
def test_what_is_refused_in_trouble_is_documented(
    running: Running, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    troubled(running, trouble, monkeypatch)
    bearer, found = {"Authorization": f"Bearer {running.wide}"}, set[int]()
    for route in GETS:
        path = route.path.format(meeting="m1", document="d1", language="fr", segment="s1", work="w" * 16, speech="s2")
        status = running.http.get(f"{path}?language=fr&q=thanks&device=laptop", headers=bearer).status_code
        assert status in (200, *route.refusals), route.path
        found.add(status)
    expected = {"withdrawn": 422, "store": 503, "rate": 429, "busy": 429, "ended": 503}
    assert expected[trouble] in found


def test_presence_and_beat_are_sent_as_documented(running: Running) -> None:
    client, _ = join(running)
    beats = running.app.extensions["interp.sockets"].beats
    beats._pause = lambda _: None
    for _ in range(PARTS):
        beats.turn()
    got = {each["name"]: each["args"][0] for each in client.get_received()}
    assert decoded(say.Beat, got["beat"]).epoch == running.service.services.epoch
    assert decoded(say.PresenceMessage, got["presence"]).consoles


def test_a_join_in_the_documents_has_each_field_of_a_join() -> None:
    assert set(published_schemas.schemas()["Join"]["properties"]) == {field.name for field in fields(Join)}


def test_writing_the_documents_writes_both(tmp_path: Path) -> None:
    (tmp_path / "protocol.md").write_text("<!-- routes:memory -->\n\n\n<!-- /routes -->\n")
    published_schemas.main(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {*DOCS, "protocol.md"}
    assert "| `POST /api/meetings/<meeting>/again` | admin, reviser, staff |" in (tmp_path / "protocol.md").read_text()


def test_the_types_of_messages_for_scripts_are_those_of_the_published_documents() -> None:
    assert message_types.FILE.read_text(encoding="utf-8") == message_types.written(), "run make schema"
