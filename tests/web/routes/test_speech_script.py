"""The text of the speech on the floor over HTTP: for booths, desk and console, whatever the public may see."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from interp.config import Settings
from interp.domain.model.commands import AdvanceFloor
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.service.caption_following import CaptionFollower
from tests.builders import plan
from tests.prepared_demo import empty
from tests.reacting import worked
from tests.speech_scripts import SENTENCES, Shelf

PATH = "/api/meetings/m1/script?language=fr"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """Yield a service whose first speaker reads a text that only booths and desk may see."""
    made = assemble(Settings(data=empty(tmp_path), async_mode="threading"))
    house = made.services
    house.follower = CaptionFollower(house.meetings, house.clock, Shelf().has("s1", visibility="desk"))
    house.meetings.handle(SYSTEM, "m1", "plan", plan())
    yield made
    made.close()


def begin(service: Service) -> None:
    service.services.meetings.handle(Actor("staff"), "m1", "next", AdvanceFloor(None))
    worked(service.services.meetings, service.services.follower)


def client(service: Service, role: str, meeting: str = "m1", language: str | None = None) -> tuple[FlaskClient, str]:
    token = service.services.access.make_link(f"{role}-{meeting}", role, meeting, language, 1)
    return create_app(service).test_client(), token


def test_those_who_work_see_every_unit_beside_the_original_and_where_the_speaker_is(service: Service) -> None:
    begin(service)
    asks, token = client(service, "staff")
    body = asks.get(PATH, headers={"Authorization": f"Bearer {token}"}).get_json()
    assert (body["document"], body["visibility"], body["position"], len(body["units"])) == ("d1", "desk", 1, 6)
    first = body["units"][0]
    assert (first["unit"], first["text"]["text"], first["original"]["language"]) == ("d1.a.0", "a fr", "en")
    assert body["booths"] == ["ar", "en", "fr"]


def test_a_booth_that_lacks_a_sentence_has_not_the_text(service: Service) -> None:
    lacking = (SENTENCES[0].with_texts(without=("ar",)), *SENTENCES[1:])
    house = service.services
    house.follower = CaptionFollower(house.meetings, house.clock, Shelf().has("s1", lacking, visibility="desk"))
    begin(service)
    asks, token = client(service, "staff")
    body = asks.get(PATH, headers={"Authorization": f"Bearer {token}"}).get_json()
    assert body["booths"] == ["en", "fr"]


def test_without_a_text_there_are_no_units(service: Service) -> None:
    asks, token = client(service, "staff")
    body = asks.get(PATH, headers={"Authorization": f"Bearer {token}"}).get_json()
    assert (body["document"], body["units"]) == (None, [])


@pytest.mark.parametrize(
    "role, meeting, status",
    [
        ("interpreter", "m1", 200), ("reviser", "m1", 200), ("staff", "m1", 200), ("chair", "m1", 403),
        ("technician", "m1", 403), ("attendee", "m1", 401), ("staff", "m2", 403),
    ],
)  # fmt: skip
def test_nobody_else_sees_it(service: Service, role: str, meeting: str, status: int) -> None:
    begin(service)
    asks, token = client(service, role, meeting, "ru" if role == "interpreter" else None)
    assert asks.get(PATH, headers={"Authorization": f"Bearer {token}"}).status_code == status


def test_a_passer_by_does_not(service: Service) -> None:
    begin(service)
    assert create_app(service).test_client().get(PATH).status_code == 401
