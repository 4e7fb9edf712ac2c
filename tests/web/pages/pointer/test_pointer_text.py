"""A pointer has the text of its delegation's speech on the floor, and no text before it or of another delegation."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.model.scopes import Scope
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.service.document_filing import Filing
from tests.builders import BRAZIL, plan
from tests.prepared_demo import empty

STAFF, HERE = Actor("staff", "Ana"), {"Host": "localhost"}
TEXT = "Brazil thanks the Chair. It also speaks of Quetzal."


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    made = assemble(Settings(data=empty(tmp_path), async_mode="threading"))
    meetings = made.services.meetings
    meetings.handle(SYSTEM, "m1", "plan", plan())
    for number, command in enumerate((do.OpenMeeting(), do.OpenItem("i3"), do.GiveFloor(party=BRAZIL))):
        meetings.handle(STAFF, "m1", f"c{number}", command)
    yield made
    made.close()


def client(service: Service, delegation: str) -> FlaskClient:
    made = create_app(service).test_client()
    link = service.services.access.make_link(delegation, "pointer", "m1", None, 1, "", Scope("delegation", delegation))
    made.get(f"/t/{link}", headers=HERE)
    return made


def text(browser: FlaskClient) -> Any:
    return browser.get("/api/meetings/m1/pointer-text?language=fr", headers=HERE).get_json()


def test_the_text_of_the_own_speech_on_the_floor_is_had_and_no_other(service: Service) -> None:
    brazil, cuba = client(service, "br"), client(service, "cuba")
    assert text(brazil)["document"] is None
    about = {"visibility": "desk", "speech": "c2", "language": "en", "release": "booths", "delivery": "check"}
    paper = Filing(TEXT.encode(), "c2.txt", **about)  # type: ignore[arg-type]
    service.services.materials.file(Actor("reviser", "Rosa", "m1"), "m1", paper)
    shown = text(brazil)
    assert shown["speech"] == "c2" and "Quetzal" in shown["lines"][-1]["original"]["text"]
    assert text(cuba)["lines"] == []
    service.services.meetings.handle(STAFF, "m1", "end", do.EndFloor())
    assert text(brazil)["lines"] == []
    for address in ("/api/meetings/m1/hand/c2", "/api/meetings/m1/script?speech=c2", "/m/m1/booth/fr/texts"):
        assert brazil.get(address, headers=HERE).status_code == 403


def test_the_page_is_the_delegations_own(service: Service) -> None:
    page = client(service, "br").get("/m/m1/pointer", headers=HERE).get_data(as_text=True)
    assert 'data-delegation="br"' in page and 'data-slot="lines"' in page
