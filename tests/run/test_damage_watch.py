"""Damage of a folder is told: at the start, after the first answer, by name, and is recorded where it is served."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from interp.config import Settings
from interp.domain.rules.permissions import SYSTEM
from interp.domain.views.attendee import CaptionView
from interp.domain.views.audiences import AUDIENCES
from interp.errors import DamagedEntry
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.run.damage_watch import batches
from interp.store import audit, folder_check
from interp.store.drafting_database import FILE as DRAFTS
from interp.store.meetings_database import FILE
from interp.web.routes.periodic_messages import health
from interp.web.wording.refusal_sentences import sentence
from tests.builders import plan
from tests.prepared_demo import empty

OPEN = "DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete;"
CHANGED = f"{OPEN} UPDATE event SET body = replace(body, 'XX', 'Room') WHERE stream = 'meeting:m1'"
Serve = Callable[..., Service]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two meetings, one of which was changed by hand."""
    made = assemble(Settings(data=empty(tmp_path), async_mode="threading"))
    for meeting in ("m1", "m2"):
        made.services.meetings.handle(SYSTEM, meeting, "plan", plan(id=meeting, venue="Room XX"))
    made.close()
    return tmp_path


@pytest.fixture
def serve(folder: Path) -> Iterator[Serve]:
    """Yield what opens the service on the folder, after statements that somebody ran on its files."""
    opened: list[Service] = []

    def served(meetings: str = "", drafts: str = "", **settings: Any) -> Service:
        for file, statements in ((FILE, meetings), (DRAFTS, drafts)):
            with sqlite3.connect(folder / file) as database:
                database.executescript(statements)
            database.close()
        opened.append(assemble(Settings(data=empty(folder), async_mode="threading", **settings)))
        return opened[-1]

    yield served
    for each in opened:
        each.close()


def told(service: Service) -> tuple[str | None, int, int | None]:
    """Return the state of the part `integrity`."""
    (row,) = [each for each in service.services.health.rows() if each.part == "integrity"]
    return row.code, row.severity, row.n


def joined(service: Service, meeting: str, audience: str = "captions") -> dict[str, Any]:
    """Return the answer to a join."""
    socket = service.socketio.test_client(create_app(service))
    asked = {"protocol": 1, "meeting": meeting, "audience": audience, "language": "fr"}
    answer: dict[str, Any] = socket.emit("join", asked, callback=True)
    return answer


def test_a_folder_that_is_whole_is_found_whole(serve: Serve) -> None:
    service = serve()
    service.damage.run(lambda _: None)
    assert told(service) == (None, 0, None)


def test_a_damaged_meeting_is_refused_everywhere_in_the_words_of_the_check_and_the_others_go_on(
    serve: Serve, folder: Path
) -> None:
    service = serve(CHANGED)
    client, token = create_app(service).test_client(), service.services.access.make_link("l1", "staff", None, None, 1)
    (found,) = [detail for name, _, detail in folder_check.check(folder) if name == "meeting:m1"]
    assert not isinstance(found, str)
    words, facts = sentence(found, "fr"), {"reason": "damaged", "meeting": "m1", "n": 1, "found": "checksum"}
    bearer = {"Authorization": f"Bearer {token}"}
    command = {"id": "c1", "name": "meeting.open", "args": {}}
    errors = [
        joined(service, "m1")["error"],
        client.post("/api/meetings/m1/commands?lang=fr", json=command, headers=bearer).get_json()["error"],
        *(client.get(f"/api/meetings/m1{path}?lang=fr").get_json()["error"] for path in ("", "/view", "/programme")),
    ]
    assert [each["args"] for each in errors] == [facts] * 5
    assert {each["message"] for each in errors} == {words}
    assert {(each["code"], each["retry"]) for each in errors} == {("unavailable", False)}
    pages = [client.get(f"/m/m1/{page}?lang=fr", headers=bearer) for page in ("fr", "console", "room/fr", "desk")]
    assert {page.status_code for page in pages} == {503} and all(words in page.text for page in pages)
    assert [each["id"] for each in client.get("/api/meetings").get_json()["meetings"]] == ["m2"]
    assert joined(service, "m2")["ok"] and client.get("/m/m2/fr").status_code == 200
    assert (client.get("/").status_code, client.get("/readyz").status_code) == (200, 200)
    assert told(service) == ("meetings_damaged", 3, 1)


def test_a_damaged_row_is_refused_by_its_name_in_the_words_of_the_check_and_the_others_go_on(
    serve: Serve, folder: Path
) -> None:
    service = serve()
    tokens = [service.services.access.make_link(name, "staff", None, None, 1) for name in ("l1", "l2")]
    with closing(sqlite3.connect(folder / FILE)) as database, database:
        database.execute("UPDATE link SET label = 'other' WHERE id = 'l1'")
    (found,) = [each for _, _, each in folder_check.check(folder) if isinstance(each, DamagedEntry)]
    client = create_app(service).test_client()
    command = {"id": "c1", "name": "room.blank", "args": {}}
    answers = [
        client.post("/api/meetings/m1/commands?lang=fr", json=command, headers={"Authorization": f"Bearer {token}"})
        for token in tokens
    ]
    assert [each.status_code for each in answers] == [503, 200]
    error = answers[0].get_json()["error"]
    assert (error["code"], error["retry"], error["args"]) == (
        "unavailable", False, {"reason": "damaged_entry", "entry": "link/l1"}
    )  # fmt: skip
    assert error["message"] == sentence(found, "fr") and "link/l1" in error["message"]
    assert [each.id for each in service.stores.accounts.links()] == ["l2"]
    assert told(service) == ("database_damaged", 3, None)


def test_a_damaged_row_that_nobody_has_read_is_found_after_the_first_answer(serve: Serve) -> None:
    service = serve()
    service.services.access.make_link("l1", "staff", None, None, 1)
    again = serve("UPDATE link SET label = 'other'")
    assert told(again) == (None, 0, None)
    with capture_logs() as lines:
        again.damage.run(lambda _: None)
    (said,) = [each for each in lines if each["event"] == "database_damaged"]
    assert said["faults"] == ["link/l1"] and told(again) == ("database_damaged", 3, None)


def test_a_change_that_no_read_has_met_yet_is_found_after_the_first_answer(serve: Serve) -> None:
    service = serve(CHANGED)
    assert told(service) == ("not_append_only", 2, None)
    service.damage.run(lambda _: None)
    assert told(service) == ("meetings_damaged", 3, 1)
    assert [*service.stores.log.damaged()] == ["meeting:m1"]


@pytest.mark.parametrize("lost", ["meetings", "drafts"])
def test_a_lost_trigger_is_told_at_the_start(serve: Serve, lost: str) -> None:
    drop = {"meetings": "DROP TRIGGER refusal_no_update", "drafts": "DROP TRIGGER revision_no_update"}[lost]
    assert told(serve(**{lost: drop})) == ("not_append_only", 2, None)


def test_a_last_event_that_is_gone_is_told_at_the_start(serve: Serve) -> None:
    service = serve(f"{OPEN} DELETE FROM event WHERE stream = 'meeting:m2'")
    assert told(service) == ("meetings_damaged", 3, 1)


def test_a_page_that_is_not_as_sqlite_wrote_it_is_told_after_the_first_answer(serve: Serve) -> None:
    other = "(SELECT rootpage FROM sqlite_master WHERE name = 'answered_at')"
    swapped = f"UPDATE sqlite_master SET rootpage = {other} WHERE name = 'refusal_meeting'"
    service = serve(f"PRAGMA writable_schema=ON; {swapped}")
    assert told(service) == (None, 0, None)
    paused: list[float] = []
    service.damage.run(paused.append)
    assert told(service) == ("database_damaged", 3, None) and len(paused) == 1
    assert create_app(service).test_client().get("/readyz").status_code == 200


def test_despite_damage_a_meeting_is_served_and_the_audit_says_so(serve: Serve, folder: Path) -> None:
    service = serve(CHANGED, despite_damage=True)
    assert joined(service, "m1")["view"]["meeting"]["venue"] == "Room Room"
    assert told(service) == ("meetings_damaged", 3, 1)
    service.services.refusals.flush()
    rows = service.stores.refusals.of()
    assert [(each.meeting, each.name, each.actor) for each in rows] == [
        ("", "serve.despite_damage", "interp serve"), ("m1", "serve.despite_damage", "interp serve"),
    ]  # fmt: skip
    told_of = [audit.line(each).split("\t")[-1] for each in audit.of_folder(folder, "m1")[1]]
    assert told_of == ['served although damaged: {"n": 1, "found": "checksum"}']
    assert audit.line(rows[0]).endswith("damaged meetings are served")


def test_streams_of_an_earlier_release_are_sealed_after_the_start(serve: Serve, folder: Path) -> None:
    service = serve(f"{OPEN} UPDATE event SET checksum = NULL; UPDATE head SET checksum = NULL")
    service.damage.run(lambda _: None)
    assert {each.sealed for each in map(service.stores.log.check, ("meeting:m1", "meeting:m2"))} == {True}
    assert told(serve(CHANGED.replace(OPEN, ""))) == ("not_append_only", 2, None)
    again = serve()
    again.damage.run(lambda _: None)
    assert told(again) == ("meetings_damaged", 3, 1)


def test_a_view_that_cannot_be_made_is_a_severe_trouble_of_its_meeting_and_of_no_other_screen(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> CaptionView:
        raise KeyError("s9")

    service = serve()
    monkeypatch.setitem(AUDIENCES, "room", replace(AUDIENCES["room"], view=fails))
    page = create_app(service).test_client().get("/m/m2/room/fr?lang=fr")
    error = joined(service, "m2", "room")["error"]
    assert (page.status_code, error["code"], error["args"]["reason"]) == (503, "unavailable", "no_view")
    assert error["message"] in unescape(page.text)
    (trouble,) = [each for each in health(service.services, "m2").troubles if each.code == "no_view"]
    assert (trouble.severity, trouble.audience, trouble.language) == (3, "room", "fr")
    assert not any(each.code == "no_view" for each in health(service.services, "m1").troubles)
    assert joined(service, "m2")["ok"] and joined(service, "m1", "captions")["ok"]
    assert create_app(service).test_client().get("/readyz").status_code == 200


def test_streams_are_checked_some_at_a_time() -> None:
    assert list(batches({"a": 4, "b": 5, "c": 20, "d": 1, "e": 2}, most=10)) == [("a", "b"), ("c",), ("d", "e")]
    assert list(batches({})) == []
