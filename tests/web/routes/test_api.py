"""The HTTP interface on a real server: the same views and commands as over the socket."""

from pathlib import Path
from typing import Any

import pytest

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.model.scopes import Scope
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.rules.usual_teams import geneva
from interp.languages import INTERFACE_LANGUAGES
from interp.run.app import create_app
from interp.run.assemble import assemble
from tests.builders import plan
from tests.prepared_demo import empty
from tests.server import Server, ask, command_id, until
from tests.socket_screen import Hall

OWN_SERVER = True  # its tests change accounts, the demonstration, or what the server remembers of an address

NEXT = {"from_speech": None}


def press(hall: Hall, token: str | None, name: str = "floor.advance", args: Any = None, **headers: str) -> Any:
    """Return the answer to a command over HTTP."""
    message = {"id": command_id(), "name": name, "args": NEXT if args is None else args}
    return hall.server.post(f"/api/meetings/{hall.meeting}/commands", message, token, **headers)


def test_a_message_that_names_another_meeting_than_the_address_is_refused(hall: Hall) -> None:
    message = {"id": command_id(), "name": "room.blank", "args": {}}
    for other in ("elsewhere", "", None):
        address, token = f"/api/meetings/{hall.meeting}/commands", hall.token("staff")
        answer = hall.server.post(address, message | {"meeting": other}, token)
        assert (answer.status, answer.json["error"]["code"]) == (400, "bad_request")
    assert hall.server.post(address, message | {"meeting": hall.meeting}, token).status == 200


def test_a_refusal_is_told_in_the_language_of_the_request(hall: Hall) -> None:
    def told(query: str, **headers: str) -> str:
        answer = hall.server.get(f"/api/meetings/none/programme{query}", **headers)
        return str(answer.json["error"]["message"])

    french, russian = told("", **{"Accept-Language": "fr"}), told("?lang=ru")
    assert len({french, russian, told("")}) == 3
    assert told("?language=ru") == russian, "a program names no language but that of the texts"
    assert told("?language=ru", **{"Accept-Language": "fr"}) == french


def cookie(hall: Hall, role: str = "staff") -> str:
    """Return the cookie a link sets."""
    return hall.server.get(f"/t/{hall.token(role)}").headers["set-cookie"].partition(";")[0]


def path(hall: Hall, what: str, **query: object) -> str:
    """Return the address of a document of the meeting."""
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return f"/api/meetings/{hall.meeting}/{what}?{asked}".replace("/?", "?")


def test_the_meetings_are_listed_in_the_language_asked_for(hall: Hall) -> None:
    rows = hall.server.get("/api/meetings?language=ar").json["meetings"]
    assert {"hrc31-1", "hrc31-2", hall.meeting} <= {row["id"] for row in rows}
    assert next(row for row in rows if row["id"] == "hrc31-1")["title"]["language"] == "ar"
    assert [row["starts_at"] for row in rows] == sorted(row["starts_at"] for row in rows)


def test_a_private_meeting_is_not_listed_and_not_shown(hall: Hall) -> None:
    hall.meeting = hall.outside.plan(private=True)
    assert hall.meeting not in hall.server.get("/api/meetings").body
    for what in ("view", "programme", "list", "captions"):
        assert hall.server.get(path(hall, what, language="en")).status == 401
    assert hall.server.get(f"/api/meetings/{hall.meeting}").status == 401
    assert hall.server.get(path(hall, "view", language="en"), hall.token("attendee")).status == 200


def test_one_meeting_says_what_it_is(hall: Hall) -> None:
    found = hall.server.get(f"/api/meetings/{hall.meeting}?language=fr").json
    assert (found["id"], found["status"], found["timezone"]) == (hall.meeting, "planned", "Europe/Zurich")


def test_the_view_over_http_is_the_view_over_the_socket(hall: Hall) -> None:
    _, joined = hall.screen("captions", "ru")
    found = hall.server.get(path(hall, "view", audience="captions", language="ru")).json
    assert set(found) == {"v", "epoch", "seq", "audience", "language", "view", "server_now", "rehearsal"}
    assert (found["epoch"], found["seq"], found["view"]) == (joined["epoch"], joined["seq"], joined["view"])


@pytest.mark.parametrize("what", ["view", "programme", "list"])
def test_what_has_not_changed_is_answered_with_304(hall: Hall, what: str) -> None:
    first = hall.server.get(path(hall, what, language="fr"))
    again = hall.server.get(path(hall, what, language="fr"), If_None_Match=first.headers["etag"])
    assert (first.status, again.status, again.body) == (200, 304, "")
    press(hall, hall.token("staff"))
    assert hall.server.get(path(hall, what, language="fr"), If_None_Match=first.headers["etag"]).status == 200


def test_the_list_since_its_number_has_the_order_and_no_entry(hall: Hall) -> None:
    press(hall, hall.token("staff"))
    whole = hall.server.get(path(hall, "list", language="fr")).json
    found = hall.server.get(path(hall, "list", language="fr", since=whole["list_seq"])).json
    order = [each["speech"]["id"] for each in whole["entries"]]
    assert (found["order"], found["entries"], whole["order"]) == (order, [], None) and order
    assert hall.server.get(path(hall, "list", since="x")).status == 400


@pytest.mark.parametrize("audience", ["booth", "console", "chair", "desk"])
def test_a_guarded_view_needs_a_token(hall: Hall, audience: str) -> None:
    asked = path(hall, "view", audience=audience, language="fr")
    assert hall.server.get(asked).status == 401
    assert hall.server.get(asked, hall.token("staff")).json["audience"] == audience


def test_a_booth_token_opens_no_other_booths_view(hall: Hall) -> None:
    token = hall.token("interpreter", "fr")
    asked = [path(hall, "view", audience="booth", language=code) for code in ("fr", "ar")]
    assert [hall.server.get(each, token).status for each in asked] == [200, 403]


def test_the_programme_has_every_item_and_speech(hall: Hall) -> None:
    found = hall.server.get(path(hall, "programme", language="en")).json
    assert [row["item"]["id"] for row in found["items"]] == ["i1", "i2", "i3", "i4"]
    assert [s["speech"]["id"] for row in found["items"] for s in row["speeches"]] == ["s1", "s2", "s3", "s4"]


def test_what_has_changed_of_the_programme_is_the_item_of_a_speech_added(hall: Hall) -> None:
    held = hall.server.get(path(hall, "programme", language="fr"))
    brazil = {"kind": "delegation", "id": "br", "code": "BR", "name": "Brazil"}
    assert press(hall, hall.token("staff"), "speech.add", {"item": "i3", "party": brazil}).status == 200
    news = hall.server.get(path(hall, "programme", language="fr", since=held.json["programme_seq"]))
    assert [row["item"]["id"] for row in news.json["items"]] == ["i3"]
    assert news.json["order"] == ["i1", "i2", "i3", "i4"]
    assert len(news.body) < len(held.body) / 2
    nothing = hall.server.get(path(hall, "programme", language="fr", since=news.json["programme_seq"]))
    assert nothing.json["items"] == []
    assert hall.server.get(path(hall, "programme", since="x")).status == 400


@pytest.mark.parametrize("what", ["programme", "list"])
def test_a_document_that_an_event_does_not_change_keeps_its_tag(hall: Hall, what: str) -> None:
    first = hall.server.get(path(hall, what, language="fr"))
    assert press(hall, hall.token("staff"), "room.blank", {}).status == 200
    assert hall.server.get(path(hall, what, language="fr"), If_None_Match=first.headers["etag"]).status == 304


def test_the_list_is_the_open_items(hall: Hall) -> None:
    press(hall, hall.token("staff"))
    found = hall.server.get(path(hall, "list", language="en")).json
    assert (found["item"], [row["status"] for row in found["entries"]]) == ("i1", ["on_floor"])


@pytest.mark.parametrize("role, status", [(None, 401), ("chair", 403), ("staff", 200), ("reviser", 200)])
def test_the_texts_are_for_the_desk(hall: Hall, role: str | None, status: int) -> None:
    token = hall.token(role) if role else None
    assert hall.server.get(path(hall, "texts", language="fr"), token).status == status


def test_the_texts_have_the_original_beside_the_version(hall: Hall) -> None:
    rows = hall.server.get(path(hall, "texts", language="ar"), hall.token("reviser")).json["texts"]
    assert {"id", "original", "version"} == set(rows[0])
    assert "Safety" in {row["original"]["text"] for row in rows}


def test_there_are_no_cues_yet_and_that_is_said(hall: Hall) -> None:
    found = hall.server.get(path(hall, "captions", language="fr", after=3)).json
    assert (found["cues"], found["language"], found["after"]) == ([], "fr", 3)


@pytest.mark.parametrize(
    "asked, status, code",
    [("/api/meetings/none/view", 404, "not_found"), ("/api/meetings/none", 404, "not_found"),
     ("/api/none", 404, "not_found"),
     ("/api/meetings?language=de", 400, "bad_request"), ("/api/meetings/hrc31-1/view?language=", 400, "bad_request"),
     ("/api/meetings/hrc31-1/view?audience=gallery", 404, "not_found"),
     ("/api/meetings/hrc31-1/captions?language=fr&after=x", 400, "bad_request"),
     ("/api/meetings/hrc31-1/captions", 400, "bad_request"), ("/api/meetings/hrc31-1/commands", 405, "bad_request")],
)  # fmt: skip
def test_an_error_is_the_object_of_the_contract(server: Server, asked: str, status: int, code: str) -> None:
    answer = server.get(asked)
    assert (answer.status, answer.headers["content-type"]) == (status, "application/json")
    assert set(answer.json) == {"ok", "error"}
    assert set(answer.json["error"]) == {"code", "message", "retry", "args"}
    assert answer.json["error"]["code"] == code


def test_a_bearer_token_may_press(hall: Hall) -> None:
    phone = hall.captions("fr")
    answer = press(hall, hall.token("staff"))
    assert (answer.status, answer.json) == (200, {"rehearsal": False, "ok": True, "seq": 4})
    assert phone.reaches(4)["view"]["speech"]["id"] == "s1"


def test_nobody_without_a_token_may_press(hall: Hall) -> None:
    assert press(hall, None).status == 401
    assert press(hall, "forged").json["error"]["code"] == "not_signed_in"


def test_a_booth_may_not_give_the_floor(hall: Hall) -> None:
    assert press(hall, hall.token("interpreter", "fr")).status == 403


def test_a_token_of_another_meeting_may_not_press_here(hall: Hall) -> None:
    assert press(hall, hall.outside.token("staff", hall.outside.plan())[1]).status == 403


def test_a_stale_press_is_a_conflict(hall: Hall) -> None:
    token = hall.token("staff")
    press(hall, token)
    answer = press(hall, token)
    assert (answer.status, answer.json["error"]["code"], answer.json["error"]["retry"]) == (409, "stale", False)


def test_our_own_pages_cookie_may_press(hall: Hall) -> None:
    assert press(hall, None, Cookie=cookie(hall), Origin=hall.server.url).status == 200


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec_Fetch_Site": "cross-site"},
     {"Sec_Fetch_Site": "same-site"}, {"Origin": "http://127.0.0.1:9"}, {}],
)  # fmt: skip
def test_a_cookie_that_another_site_may_have_sent_presses_nothing(hall: Hall, headers: dict[str, str]) -> None:
    assert press(hall, None, Cookie=cookie(hall), **headers).status in (401, 403)
    assert hall.outside.meetings.state(hall.meeting).floor.speech is None


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_only_json_is_read_as_a_command(hall: Hall, kind: str) -> None:
    assert press(hall, hall.token("staff"), Content_Type=kind).status == 400


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b"null", b'{"id":"a"}', b"[" * 100_000])
def test_a_body_that_is_no_command_is_a_bad_request(hall: Hall, body: bytes) -> None:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {hall.token('staff')}"}
    answer = ask(f"{hall.server.url}/api/meetings/{hall.meeting}/commands", body=body, headers=headers)
    assert (answer.status, answer.json["error"]["code"]) == (400, "bad_request")


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_nothing_changes_by_another_method(hall: Hall, method: str) -> None:
    address = f"{hall.server.url}/api/meetings/{hall.meeting}/commands"
    body = None if method == "GET" else b"{}"
    headers = {"Authorization": f"Bearer {hall.token('staff')}"}
    answer = ask(address, method=method, body=body, headers=headers)
    assert (answer.status, answer.headers["allow"]) == (405, "OPTIONS, POST")
    assert (answer.json["ok"], answer.json["error"]["code"]) == (False, "bad_request")
    assert answer.json["error"]["args"] == {"reason": "method", "allow": ["OPTIONS", "POST"]}


def test_a_page_asked_in_the_wrong_way_says_so_to_people(server: Server) -> None:
    answer = ask(f"{server.url}/proposals/demo", method="DELETE")
    assert (answer.status, answer.headers["content-type"]) == (405, "text/html; charset=utf-8")
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS, POST"


def test_the_sentence_of_a_refusal_follows_the_readers_language(server: Server) -> None:
    asked = (server.get("/api/meetings/none", Accept_Language=code) for code in INTERFACE_LANGUAGES)
    told = {answer.json["error"]["message"] for answer in asked}
    assert len(told) == len(INTERFACE_LANGUAGES), told


def test_the_process_says_that_it_lives(server: Server) -> None:
    assert server.get("/healthz").json == {"ok": True}


def test_the_service_says_that_it_is_ready(server: Server) -> None:
    # a busy disk may keep the log's lock for longer than the service waits for it
    assert until(lambda: server.get("/readyz").status == 200)
    answer = server.get("/readyz")
    assert answer.json["ok"] is True
    assert answer.json["epoch"] == server.get("/api/meetings/hrc31-1/view").json["epoch"]


def test_the_numbers_are_prometheus_text(server: Server) -> None:
    answer = server.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "process_resident_memory_bytes" in answer.body


def test_no_traceback_was_written(server: Server) -> None:
    assert "Traceback" not in server.log


def test_a_program_that_commands_too_fast_over_http_is_told_to_wait(tmp_path: Path) -> None:
    service = assemble(Settings(data=empty(tmp_path), async_mode="threading", command_rate=0, command_burst=2))
    service.services.meetings.handle(SYSTEM, "m1", "plan", plan())
    token = service.services.access.make_link("staff", "staff", "m1", None, 1)
    client, headers = create_app(service).test_client(), {"Authorization": f"Bearer {token}"}
    message = {"name": "room.show", "args": {}}
    answers = [
        client.post("/api/meetings/m1/commands", json=message | {"id": command_id()}, headers=headers)
        for _ in range(4)
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    refused = answers[-1].json
    assert refused and refused["error"]["retry"] is True
    service.close()


def test_an_interpreters_screen_that_asks_over_http_is_at_its_desk_and_nobody_elses_is(tmp_path: Path) -> None:
    service = assemble(Settings(data=empty(tmp_path), async_mode="threading"))
    made, client = service.services, create_app(service).test_client()
    made.meetings.handle(SYSTEM, "m1", "plan", plan())
    made.meetings.handle(Actor("staff"), "m1", "team", do.SetTeam(geneva()))

    def asks(desk: str, role: str, booth: str = "zh", scope: Scope | None = None) -> None:
        language = booth if role == "interpreter" else None
        token = made.access.make_link(command_id(), role, "m1", language, 1, scope=scope)
        address = f"/api/meetings/m1/view?audience=booth&language={booth}&desk={desk}"
        assert client.get(address, headers={"Authorization": f"Bearer {token}"}).status_code == 200

    asks("1", "staff")
    asks("7", "interpreter")
    asks("3", "interpreter", scope=Scope("desk", "2"))
    assert made.presence.desks_heard("m1") == {}
    asks("1", "interpreter")
    asks("2", "interpreter", "fr", Scope("desk", "2"))
    assert set(made.presence.desks_heard("m1")) == {("zh", "1"), ("fr", "2")}
    service.close()


WHATS = ("view", "programme", "list", "texts", "captions", "script", "documents", "transcript", "queue", "record", "")


@pytest.mark.parametrize("rehearsal", [True, False])
def test_every_answer_about_a_meeting_says_whether_it_is_a_rehearsal(hall: Hall, rehearsal: bool) -> None:
    hall.meeting = hall.outside.plan(rehearsal=rehearsal)
    answers = [hall.server.get(path(hall, what, language="en"), hall.token("staff")) for what in WHATS]
    assert [each.status for each in answers] == [200] * len(WHATS)
    assert [each.json["rehearsal"] for each in answers] == [rehearsal] * len(WHATS)
    assert press(hall, hall.token("staff")).json["rehearsal"] is rehearsal
    page = hall.server.get(f"/m/{hall.meeting}/en").body
    assert ('class="rehearsal"' in page) is rehearsal
    refused = hall.server.get(path(hall, "record", language="en"))
    assert refused.status == 401 and set(refused.json) == {"ok", "error"}


@pytest.mark.parametrize("demonstration", [True, False])
def test_every_answer_and_page_about_a_meeting_with_made_up_statements_says_so(hall: Hall, demonstration: bool) -> None:
    hall.meeting = hall.outside.plan(demonstration=demonstration)
    answers = [hall.server.get(path(hall, what, language="en"), hall.token("staff")).json for what in WHATS]
    assert [each.get("demonstration", False) for each in answers] == [demonstration] * len(WHATS)
    assert hall.server.get(path(hall, "view", language="en")).json["view"]["meeting"]["demonstration"] is demonstration
    for where in ("ar", "room/fr", "room/fr?overlay=1", "ar/documents"):
        assert ('<aside class="demonstration"' in hall.server.get(f"/m/{hall.meeting}/{where}").body) is demonstration
