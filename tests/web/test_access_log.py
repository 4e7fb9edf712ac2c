"""The service's own log: sign-ins and refusals are in it, secrets are not."""

import json
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from interp.domain.model import commands as do
from interp.domain.rules.permissions import ATTENDEE
from interp.errors import Refused
from interp.service.meetings import Receipt
from interp.service.refusals import RefusalNotes
from interp.store.refusals import SqlRefusals
from interp.web.access_log import RefusalsNoted, handled
from interp.wire import CommandMessage
from tests.fakes import FixedClock, MemoryRefusals
from tests.server import Server, ask, serving, until
from tests.socket_screen import screens


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(Path(tmp_path_factory.mktemp("trail")), log_format="json", log_level="info") as running:
        yield running


@pytest.fixture(scope="module")
def lines(server: Server) -> list[dict[str, Any]]:
    """Return what was written after a good and a bad sign-in, a forged token and two commands."""
    outside = server.outside()
    outside.access.add_user("amina", "staff", "a long password")
    for name, password in (("amina", "a long password"), ("amina", "wrong secret"), ("typed secret", "x")):
        form = {"Content-Type": "application/x-www-form-urlencoded", "Origin": server.url}
        ask(f"{server.url}/login", body=f"name={name.replace(' ', '+')}&password={password}".encode(), headers=form)
    server.get("/t/forged-secret")
    server.get("/api/meetings/hrc31-1/view", "bearer-secret")
    with screens(server.url) as make:
        make().join("hrc31-1", "console", token="socket-secret")
        booth = make()
        booth.join("hrc31-1", "booth", "fr", token=server.meeting["tokens"]["booth"]["fr"])
        booth.press("floor.end")
        booth.press("floor.juggle", {"token": "pressed-secret"})
        reader = make()
        reader.join("hrc31-1", "captions")
        reader.press("room.blank")
    asked = {"id": "c1", "name": "room.blank", "args": {}}
    server.post("/api/meetings/hrc31-1/commands", asked, server.meeting["tokens"]["console"])
    server.post("/api/meetings/hrc31-1/commands", asked, server.meeting["tokens"]["chair"])
    server.post("/api/meetings/hrc31-2/commands", asked, server.meeting["tokens"]["console"])
    server.post("/api/meetings/hrc31-1/commands", {"name": "x" * 70_000}, server.meeting["tokens"]["console"])
    revoked, token = outside.token("chair", "hrc31-1")
    outside.access.revoke(revoked)
    server.get(f"/t/{token}")
    until(lambda: revoked in [row.actor for row in SqlRefusals(outside.database).of()])
    outside.close()
    return [json.loads(line) for line in server.log.splitlines() if line.startswith("{")]


def told(lines: list[dict[str, Any]], event: str, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(line[name] for name in names) for line in lines if line["event"] == event]


def test_sign_ins_good_and_bad_are_told_with_the_address(lines: list[dict[str, Any]]) -> None:
    assert told(lines, "signed_in", "user", "role", "address") == [("amina", "staff", "127.0.0.1")]
    refused = told(lines, "sign_in_refused", "user", "reason")
    assert refused == [("amina", "bad_password"), ("unknown", "bad_password")]


def test_a_forged_token_is_told_by_whichever_door_it_came(lines: list[dict[str, Any]]) -> None:
    assert told(lines, "token_refused", "reason")[:1] == [("bad_token",)]
    assert {*told(lines, "token_refused", "reason")} == {("bad_token",), ("revoked",)}


def test_commands_done_and_refused_are_told(lines: list[dict[str, Any]]) -> None:
    assert told(lines, "command", "command", "meeting") == [("room.blank", "hrc31-1")]
    assert told(lines, "command_refused", "command", "role", "code") == [("floor.end", "interpreter", "not_allowed")]


def kept(server: Server, *names: str) -> list[tuple[str, ...]]:
    """Return what the folder keeps of what was refused."""
    outside = server.outside()
    rows = SqlRefusals(outside.database).of()
    outside.close()
    return [tuple(getattr(row, name) for name in names) for row in rows]


def test_every_refused_command_is_kept_by_whichever_door_and_check(server: Server, lines: object) -> None:
    commands = [row for row in kept(server, "meeting", "role", "name", "code") if row[2] not in ("sign_in", "token")]
    assert commands == [
        ("hrc31-1", "interpreter", "floor.end", "not_allowed"),
        ("hrc31-1", "interpreter", "floor.juggle", "bad_request"),
        ("hrc31-1", "attendee", "room.blank", "not_signed_in"),
        ("hrc31-1", "chair", "room.blank", "not_allowed"),
        ("hrc31-2", "staff", "room.blank", "not_allowed"),
        ("", "staff", "", "bad_request"),
    ]


def test_refused_sign_ins_and_links_are_kept_with_the_address(server: Server, lines: object) -> None:
    doors = [row for row in kept(server, "name", "actor", "device", "reason") if row[0] in ("sign_in", "token")]
    assert doors[:5] == [
        ("sign_in", "amina", "127.0.0.1", "bad_password"),
        ("sign_in", "unknown", "127.0.0.1", "bad_password"),
        *[("token", "unknown", "127.0.0.1", "bad_token")] * 3,
    ]
    assert doors[5][0] == "token" and doors[5][3] == "revoked" and len(doors[5][1]) == 32


def test_every_line_has_its_time_in_utc(lines: list[dict[str, Any]]) -> None:
    assert lines and all(line["timestamp"].endswith("Z") for line in lines)


def test_no_secret_is_in_it(server: Server, lines: list[dict[str, Any]]) -> None:
    assert "secret" not in server.log and "password=" not in server.log
    assert not any(word in str(kept(server, "actor", "name", "args")) for word in ("secret", "wrong", "long password"))


@dataclass
class Door:
    """The part of the services that the access log uses."""

    refusals: RefusalNotes


@pytest.mark.parametrize(
    ("error", "code"), [(None, None), (Refused("no_limit"), "refused"), (ZeroDivisionError(), "internal")]
)
def test_a_command_is_kept_whatever_stopped_it_and_not_when_it_was_done(
    error: Exception | None, code: str | None
) -> None:
    store = MemoryRefusals()
    here: Any = Door(RefusalNotes(store, FixedClock()))
    with (
        pytest.raises(type(error)) if error else nullcontext(),
        RefusalsNoted(here, lambda: ATTENDEE, lambda: {"name": "floor.end"}, "http"),
    ):
        if error:
            raise error
    here.refusals.flush()
    assert [row.code for row in store.of()] == ([code] if code else [])


class Handling:
    """Services of which only the clock and the meetings are asked."""

    def __init__(self) -> None:
        self.clock = FixedClock(1_000)
        self.done: list[object] = []
        self.meetings = self

    def handle(self, *asked: object) -> Receipt:
        self.done.append(asked)
        return Receipt(1)


@pytest.mark.parametrize(("expires_at", "is_done"), [(None, True), (1_000, True), (999, False)])
def test_a_command_that_comes_after_its_time_is_refused(expires_at: int | None, is_done: bool) -> None:
    here = Handling()
    message = CommandMessage("m1", "c1", "floor.end", {}, expires_at)
    with nullcontext() if is_done else pytest.raises(Refused, match="too_late"):
        handled(here, ATTENDEE, message, do.EndFloor(), "d")  # type: ignore[arg-type]
    assert len(here.done) == is_done
