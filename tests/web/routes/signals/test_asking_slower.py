"""“Slower” reaches the chair and who speaks, and nothing says who asked: not the database, the API, a log, a metric, a
frame or what the process keeps.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from prometheus_client import generate_latest
from structlog.testing import capture_logs

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.model.scopes import Scope
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.rules.usual_teams import geneva
from interp.live.signals.slower_requests import SlowerRequests
from interp.run.app import create_app
from interp.run.assemble import assemble
from tests.builders import BRAZIL, plan
from tests.prepared_demo import empty

PRESSED, SENT = 1_457_338_000_250, 1_457_338_001_000
CANARIES = ("canary-of-fr", "canary-of-es", "canary-label")
BOOTHS = ("ar", "zh", "en", "fr", "ru", "es")
OTHERS = {"console": "staff", "chief": "chief", "technician": "technician", "desk": "reviser", "moderator": "moderator"}
ANSWERS = (
    "view?audience=chair", "view?audience=console", "view?audience=booth&language=es", "view?audience=captions",
    "view?audience=chief", "view?audience=technician", "view?audience=room", "record", "report", "programme", "list",
    "links", "captions?language=en", "queue",
)  # fmt: skip
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"


class House:
    """A service in this process, its clock for requests standing, with a screen of every kind connected."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.service = assemble(Settings(data=empty(folder), async_mode="threading"))
        self.here = self.service.services
        self.now = PRESSED
        self.here.slow = SlowerRequests(lambda: self.now)
        self.here.meetings.handle(SYSTEM, "m1", "plan", plan())
        self.tokens: dict[str, str] = {}
        self.app: Flask = create_app(self.service)
        self.does(do.OpenMeeting(), do.SetTeam(geneva()))
        self.chair = self.screen("chair", "chair", "en")
        self.others = [self.screen(name, role, "en") for name, role in OTHERS.items()]
        self.others += [self.screen("room", None, "en"), self.screen("captions", None, "fr")]

    def does(self, *commands: do.Command) -> None:
        """Handle commands of staff."""
        for command in commands:
            self.here.meetings.handle(Actor("staff"), "m1", f"c{self.here.meetings.state('m1').seq}", command)

    def token(self, role: str, language: str | None = None, scope: Scope | None = None) -> str:
        """Return the token of a link, made once."""
        name = f"{role}-{language}-{scope}"
        if name not in self.tokens:
            made = self.here.access.make_link(name, role, "m1", language, 1, "canary-label", scope=scope)
            self.tokens[name] = made
        return self.tokens[name]

    def screen(self, audience: str, role: str | None, language: str, **more: str) -> Any:
        """Return a screen that has joined."""
        client = self.service.socketio.test_client(self.app)
        token = self.token(role, language if role == "interpreter" else None) if role else None
        asked = {"protocol": 1, "meeting": "m1", "audience": audience, "language": language, "token": token}
        joined = client.emit("join", asked | {"device": f"canary-of-{language}"} | more, callback=True)
        assert joined["ok"], joined
        client.get_received()
        return client

    def booths(self, *languages: str) -> dict[str, Any]:
        """Return the connected booths by language."""
        found = {each: self.screen("booth", "interpreter", each) for each in languages}
        self.others += found.values()
        return found

    def passes(self, now: int) -> None:
        """Let time pass, and what is periodic be done once."""
        self.now = now
        self.app.extensions["interp.sockets"].beats.turn()

    def get(self, path: str, token: str) -> Any:
        """Return the JSON of an address."""
        answer = self.app.test_client().get(
            f"/api/meetings/m1/{path}", headers={"Authorization": f"Bearer {token}"}
        )
        assert answer.status_code == 200, (path, answer.data)
        said = {name: each for name, each in (answer.json or {}).items() if name != "server_now"}
        for link in said.get("links", ()):
            del link["last_used_at"]  # the minute may turn between two looks: this one is itself a use
        return said

    def frames(self) -> dict[str, list[Any]]:
        """Return what has been sent to the chair and to all others since this was asked last.

        Left out is what is sent in any case, and views, which depend on the log alone: that is compared as rows.
        """
        skipped = {"beat", "presence", "health", "view", "captions", "documents"}

        def of(clients: list[Any]) -> list[Any]:
            return [each for client in clients for each in client.get_received() if each["name"] not in skipped]

        return {"chair": of([self.chair]), "others": of(self.others)}

    def rows(self) -> dict[str, list[Any]]:
        """Return every row of every table of every database in the folder."""
        found: dict[str, list[Any]] = {}
        for file in sorted(self.folder.rglob("*.sqlite")):
            with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
                for (table,) in database.execute(TABLES).fetchall():
                    found[f"{file.name} {table}"] = database.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608
        return found

    def kept(self) -> str:
        """Return what the limits of senders and the requests keep."""
        limits = (self.here.command_limit, self.here.socket_limits.joins, self.here.socket_limits.reports)
        levels = [list(each.limiter._levels.items()) for each in limits]  # type: ignore[attr-defined]
        return repr([levels, self.here.refusals._waiting])


def measured() -> list[str]:
    """Return the metrics that do not change by themselves."""
    lines = generate_latest().decode().splitlines()
    return [each for each in lines if not each.startswith(("#", "process_", "python_", "interp_log_write"))]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Yield a service in which the first speaker, whose language is Russian, has the floor."""
    made = House(tmp_path)
    made.does(do.AdvanceFloor(None), do.SetLanguage("ru"))
    yield made
    made.service.close()


@contextmanager
def leaving_nothing(house: House) -> Iterator[None]:
    """Fail where what is done inside leaves a trace: a row, a line of a log, a number, an answer, a key of a limit."""
    staff = house.token("staff")
    answers = [house.get(each, staff) for each in ANSWERS]
    rows, kept, numbers = house.rows(), house.kept(), measured()
    assert any("canary-label" in repr(each) for each in rows.values()), "the search would find a canary"
    with capture_logs() as lines:
        yield
    assert (lines, measured(), house.kept(), house.rows()) == ([], numbers, kept, rows)
    assert [house.get(each, staff) for each in ANSWERS] == answers
    files = [each for each in house.folder.rglob("*") if each.is_file()]
    assert files and not any(b"slower" in each.read_bytes() for each in files)


def press(booth: Any, message: object = None) -> dict[str, Any]:
    """Return the answer to a press of the key."""
    return dict(booth.emit("ask_slower", {} if message is None else message, callback=True))


@pytest.mark.parametrize("language", ["fr", "es"])
def test_nothing_anywhere_says_who_asked(house: House, language: str) -> None:
    booths = house.booths(*BOOTHS)
    house.frames()
    with leaving_nothing(house):
        assert press(booths[language]) == {"ok": True}
        assert house.frames() == {"chair": [], "others": []}, "sent before the whole second"
        assert not any(each in repr(house.here.slow) for each in (*CANARIES, *house.tokens.values()))
        house.passes(SENT)
    told = house.frames()
    (frame,) = told["chair"]
    assert (frame["name"], frame["args"]) == ("slower", [{"meeting": "m1", "slower": True}])
    assert told["others"] == []
    assert not any(each in json.dumps(frame) for each in CANARIES)


def test_a_refusal_answers_the_sender_and_leaves_nothing(house: House) -> None:
    booths = house.booths("fr", "en")
    assert press(booths["fr"], {"sure": True})["ok"]
    house.passes(SENT)
    console = house.others[0]
    house.frames()
    with leaving_nothing(house):
        assert press(booths["en"], {"sure": True})["error"]["args"] == {"reason": "slower_asked"}
        assert press(booths["en"], {"count": 2})["error"]["code"] == "bad_request"
        assert press(console)["error"]["code"] == press(house.chair)["error"]["code"] == "not_allowed"
        house.passes(SENT + 1_000)
        assert house.frames() == {"chair": [], "others": []}


def test_while_nobody_speaks_nobody_can_be_asked(house: House) -> None:
    (booth,) = house.booths("fr").values()
    house.does(do.EndFloor())
    house.frames()
    with leaving_nothing(house):
        assert press(booth, {"sure": True})["error"]["args"]["reason"] == "nobody_on_floor"


def test_who_could_be_recognised_is_told_before_anything_is_sent(house: House) -> None:
    booths = house.booths("fr", "en")
    alone = house.booths("zh")["zh"]
    house.does(do.SetLanguage("zh"))  # the Chinese booth alone works from the floor
    house.frames()
    with leaving_nothing(house):
        answer = press(alone)
        assert answer["error"]["args"] == {"reason": "only_booth"} and answer["error"]["message"]
        house.passes(SENT + 1_000)
        assert house.frames() == {"chair": [], "others": []}
        assert press(booths["fr"])["ok"], "one on relay is not taken for the only one"
    house.passes(SENT + 2_000)
    assert len(house.frames()["chair"]) == 1


def test_the_only_booth_may_ask_once_it_knows(house: House) -> None:
    (booth,) = house.booths("fr").values()
    assert press(booth)["error"]["args"]["reason"] == "only_booth"
    house.frames()
    assert press(booth, {"sure": True}) == {"ok": True}
    house.passes(SENT)
    assert len(house.frames()["chair"]) == 1


def test_a_lectern_is_told_and_no_other_screen_of_the_room(house: House) -> None:
    booths, lectern = house.booths("fr", "en"), house.screen("room", None, "ar", output="lectern")
    house.others.append(house.screen("room", None, "ar", output="overlay"))
    house.frames()
    assert press(booths["fr"])["ok"]
    house.passes(SENT)
    told = [each["args"] for each in lectern.get_received() if each["name"] == "slower"]
    assert told == [[{"meeting": "m1", "slower": True}]]
    assert house.frames()["others"] == []


def test_of_a_speech_that_ended_meanwhile_nothing_is_sent(house: House) -> None:
    booths = house.booths("fr", "en")
    assert press(booths["fr"])["ok"]
    house.does(do.AdvanceFloor("s1"))
    house.frames()
    house.passes(SENT)
    assert not [each for each in house.frames()["chair"] if each["name"] == "slower"]


def test_who_joins_later_is_told_nothing(house: House) -> None:
    booths = house.booths("fr", "en")
    assert press(booths["fr"])["ok"]
    house.passes(SENT)
    again = house.screen("chair", "chair", "en")
    house.passes(SENT + 1_000)
    assert not [each for each in again.get_received() if each["name"] == "slower"]


def test_the_delegation_that_speaks_sees_it_for_five_seconds(house: House) -> None:
    booths = house.booths("fr", "en")
    brazil, cuba = (house.token("attendee", "en", Scope("delegation", each)) for each in ("br", "cu"))
    house.does(do.OpenItem("i3"), do.GiveFloor(party=BRAZIL))
    assert press(booths["fr"], {"sure": True})["ok"]
    seen = {}
    for now in (PRESSED, SENT, SENT + 4_999, SENT + 5_000):
        house.now = now
        seen[now] = house.get("list/mine/slower", brazil)["slower"]
        assert house.get("list/mine/slower", cuba)["slower"] is False
    assert list(seen.values()) == [False, True, True, False]
