"""What comes for a booth is told to the booth; of its turn no page, export, metric or program tells anybody else."""

import io
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.model.scopes import Scope
from interp.domain.rules.microphone_holder import turn_now
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.rules.turns.turn_lengths import TURN_LENGTHS
from interp.domain.rules.usual_teams import geneva
from interp.domain.views.audiences import AUDIENCES, Audience, every_audience, view
from interp.run.app import create_app
from interp.run.assemble import assemble
from interp.web.routing.route_declarations import every_route
from interp.wire import encoded
from tests.builders import plan
from tests.prepared_demo import empty
from tests.row_by_row import gathered

STAFF = Actor("staff", "Ana")
HERE = {"Host": "localhost"}
REFUSED = (("chair",), ("interpreter", "zh"))
AHEAD = "/api/meetings/{meeting}/booth/{language}/ahead"


class Booths:
    """A service with an open meeting, a team, and a desk of the Chinese booth at the microphone since a known time."""

    def __init__(self, folder: Path) -> None:
        self.service = assemble(Settings(data=empty(folder), async_mode="threading"))
        self.services = self.service.services
        self.meetings = self.services.meetings
        self.meetings.handle(SYSTEM, "m1", "plan", plan())
        opening = (do.SetTeam(geneva()), do.OpenMeeting(), do.TakeDesk("zh", "1"), do.TakeHandover("zh", "1"))
        for number, command in enumerate(opening):
            self.meetings.handle(STAFF if number < 2 else SYSTEM_BOOTH, "m1", f"c{number}", command)
            time.sleep(0.003)  # each has a time of its own
        self.meetings.handle(STAFF, "m1", "next", do.AdvanceFloor(None))
        self.app = create_app(self.service)

    @property
    def since(self) -> int:
        turn = turn_now(self.meetings.state("m1").teams.desks_of("zh"))
        assert turn
        return turn.since

    def client(self, role: str, language: str | None = None, scope: Scope | None = None) -> FlaskClient:
        made, access = self.app.test_client(), self.services.access
        link = access.make_link(f"{role}-{language}-{scope}", role, "m1", language, 1, "", scope)
        made.get(f"/t/{link}", headers=HERE)
        return made


SYSTEM_BOOTH = Actor("interpreter", "", "m1", "zh")


@pytest.fixture
def booths(tmp_path: Path) -> Iterator[Booths]:
    made = Booths(tmp_path)
    yield made
    made.service.close()


def ahead(client: FlaskClient, booth: str = "zh") -> Any:
    answer = client.get(f"/api/meetings/m1/booth/{booth}/ahead?language=en", headers=HERE)
    return answer.get_json() if answer.status_code == 200 else answer.status_code


def test_the_booths_own_interpreters_see_its_turn_and_nobody_else_does(booths: Booths) -> None:
    own = [booths.client("interpreter", "zh"), booths.client("interpreter", "zh", Scope("desk", "2"))]
    for each in own:
        turn = ahead(each)["turn"]
        assert (turn["since"], turn["length_ms"], turn["rule"]) == (booths.since, TURN_LENGTHS["three"].ms, "three")
        assert turn["source"] == TURN_LENGTHS["three"].source
    assert [ahead(booths.client(each))["turn"] for each in ("staff",)] == [None]
    assert ahead(booths.client("interpreter", "fr")) == 403
    assert [ahead(booths.client(each)) for each in ("chief", "chair", "technician", "reviser")] == [403] * 4
    assert ahead(booths.app.test_client()) == 401


def test_where_the_booths_own_language_is_expected_is_told_with_why_and_when(booths: Booths) -> None:
    told = ahead(booths.client("interpreter", "fr"), "fr")
    (own,) = told["own_language"]
    assert (own["place"], own["speech"]["id"], own["expected_by"], own["mode"]) == (1, "s2", "planned", "rest")
    assert own["expected"]["low"] <= own["expected"]["middle"] <= own["expected"]["high"]
    assert told["looked"] == 3
    zh = ahead(booths.client("interpreter", "zh"))
    assert (zh["own_language"], zh["looked"]) == ([], 3)


def unpacked(data: bytes) -> Iterator[bytes]:
    """Yield an answer, and what is in it where it is a package."""
    yield data
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield from (package.read(each) for each in package.namelist())


def test_no_audience_page_export_or_metric_has_the_time_of_a_turn(booths: Booths) -> None:
    """The beginning of the turn and its end by its length are canaries: each is one number of thirteen digits."""
    canaries = [str(each).encode() for each in (booths.since, booths.since + TURN_LENGTHS["three"].ms)]
    state = booths.meetings.state("m1")
    scoped = (Audience(name, "en", Scope(rule.scope, "x")) for name, rule in AUDIENCES.items() if rule.scope)
    with gathered() as row:
        for audience in (*every_audience(), *scoped):
            with row(audience):
                assert not any(each in encoded(view(state, audience)) for each in canaries)
        names = {"meeting": "m1", "language": "zh", "document": "d1", "segment": "s1", "list": "l1"}
        for role in ("staff", "chief"):
            client = booths.client(role)
            for route in every_route():
                if route.method != "get" or set(_named(route.path)) - names.keys():
                    continue
                for query in ("", "?language=zh", "?language=en&audience=chief", "?audience=booth&language=zh"):
                    data = client.get(route.path.format(**names) + query, headers=HERE).get_data()
                    with row(role, route.path, query):
                        assert not any(each in part for part in unpacked(data) for each in canaries)


def _named(path: str) -> list[str]:
    return [each.split("}")[0] for each in path.split("{")[1:]]


def test_a_canary_would_be_found(booths: Booths) -> None:
    answer = booths.client("interpreter", "zh").get(AHEAD.format(meeting="m1", language="zh"), headers=HERE)
    assert str(booths.since).encode() in answer.get_data()


def test_the_chief_interpreter_reads_that_a_change_is_due_and_in_which_booth(booths: Booths) -> None:
    chief, asked = booths.client("chief"), "/api/meetings/m1/changes-due"
    assert chief.get(asked, headers=HERE).get_json()["booths"] == []
    real = booths.services.clock.now_ms
    booths.services.clock.now_ms = lambda: real() + TURN_LENGTHS["three"].ms  # type: ignore[method-assign]
    assert chief.get(asked, headers=HERE).get_json()["booths"] == ["zh"]
    assert [booths.client(*each).get(asked, headers=HERE).status_code for each in REFUSED] == [403, 403]
