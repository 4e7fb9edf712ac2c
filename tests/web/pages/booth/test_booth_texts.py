"""A booth reads what is filed for it before the speech; nobody else opens those pages or that text."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from interp.config import Settings
from interp.domain.model.commands import AdvanceFloor, OpenMeeting
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.ports import Document
from interp.run.app import create_app
from interp.run.assemble import assemble
from interp.service.document_filing import Filing
from interp.service.review_desk.review import Edit
from tests.builders import plan
from tests.prepared_demo import empty
from tests.row_by_row import gathered
from tests.sources import ROOT

SHEET = ROOT / "interp/web/static/css/reading.css"

TEXT = "The delegation of Zanzibar thanks the Chair. It also speaks of Quetzal in this year."
DRAFT = "La délégation de Zanzibar remercie la Présidence."
REVISER = Actor("reviser", "Rosa", "m1")


class House:
    """A service whose second speech has a text, released in one way."""

    def __init__(self, folder: Path) -> None:
        self.service = assemble(Settings(data=empty(folder), async_mode="threading"))
        self.services = self.service.services
        for name in ("m1", "m2"):
            self.services.meetings.handle(SYSTEM, name, "plan", plan(id=name))
        self.services.meetings.handle(Actor("staff"), "m1", "open", OpenMeeting())
        self.app = create_app(self.service)

    def files(self, release: str, speech: str = "s2") -> Document:
        about = {"visibility": "desk", "speech": speech, "language": "en", "release": release, "delivery": "check"}
        paper = Filing(TEXT.encode(), f"{speech}.txt", **about)  # type: ignore[arg-type]
        return self.services.materials.file(REVISER, "m1", paper).document

    def revise(self, document: Document, segment: str, text: str) -> None:
        self.services.reviewing.revise(REVISER, document, segment, Edit("fr", text, 0, True))

    def client(self, role: str = "", meeting: str = "m1", language: str | None = None) -> FlaskClient:
        made = self.app.test_client()
        if role:
            made.get(f"/t/{self.services.access.make_link(f'{role}-{meeting}-{language}', role, meeting, language, 1)}")
        return made


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.service.close()


def test_a_booth_reads_a_text_before_its_speech_in_its_language_beside_the_original(house: House) -> None:
    document, booth, path = house.files("booths"), house.client("interpreter", language="fr"), "/m/m1/booth/fr/texts"
    segment = house.services.documents.segments(document.id)[0].id
    house.revise(document, segment, DRAFT)
    with gathered() as rows:
        for release in ("booths", "as_delivered", "now"):
            with rows(release):
                house.services.materials.set_release(REVISER, "m1", document.id, release)
                listed, shown = (booth.get(each).get_data(as_text=True) for each in (path, f"{path}/{document.id}"))
                assert f"{path}/{document.id}" in listed and "Seul le prononcé fait foi" in listed
                assert all(words in shown for words in (DRAFT, "Zanzibar thanks the Chair", "Quetzal"))
                script = booth.get("/api/meetings/m1/script?language=fr&speech=s2").get_json()
                assert (script["document"], script["position"], script["delivery"]) == (document.id, 0, "check")
                said = " ".join(each["text"]["text"] for each in script["units"] if each["text"])
                assert " ".join(said.split()).startswith(DRAFT)
    house.services.materials.withdraw(REVISER, "m1", document.id)
    assert booth.get(f"{path}/{document.id}").status_code == 404


def test_a_text_that_nobody_translated_is_shown_once(house: House) -> None:
    document, booth = house.files("booths"), house.client("interpreter", language="fr")
    assert booth.get(f"/m/m1/booth/fr/texts/{document.id}").text.count("Zanzibar") == 1


def test_nobody_else_does(house: House) -> None:
    document = house.files("booths")
    path = f"/m/m1/booth/fr/texts/{document.id}"
    with gathered() as rows:
        for role, meeting, language, status in (
            ("", "m1", None, 303), ("attendee", "m1", None, 303), ("chair", "m1", None, 403),
            ("technician", "m1", None, 403), ("interpreter", "m1", "ru", 403), ("interpreter", "m2", "fr", 403),
            ("staff", "m1", None, 200), ("staff", "m2", None, 403),
        ):  # fmt: skip
            with rows(role, meeting, language):
                answer = house.client(role, meeting, language).get(path)
                assert answer.status_code == status and ("Zanzibar" in answer.get_data(as_text=True)) == (status == 200)


def test_what_is_for_the_desk_alone_is_not_for_booths(house: House) -> None:
    document, booth = house.files("desk"), house.client("interpreter", language="fr")
    assert booth.get(f"/m/m1/booth/fr/texts/{document.id}").status_code == 404
    assert document.id not in booth.get("/m/m1/booth/fr/texts").get_data(as_text=True)
    assert booth.get("/api/meetings/m1/script?language=fr&speech=s2").get_json()["document"] is None
    assert booth.get("/api/meetings/m1/script?language=fr&speech=nobody").status_code == 404


def test_the_list_has_the_order_of_the_programme_and_says_what_was_delivered(house: House) -> None:
    later, sooner = house.files("booths", "s2"), house.files("booths", "s1")
    for number in range(2):
        state = house.services.meetings.state("m1")
        house.services.meetings.handle(Actor("staff"), "m1", f"next-{number}", AdvanceFloor(state.floor.speech))
    page = house.client("interpreter", language="fr").get("/m/m1/booth/fr/texts").get_data(as_text=True)
    assert page.index(sooner.id) < page.index("prononcé</p>") < page.index(later.id)


def test_the_menu_of_a_booth_leads_there(house: House) -> None:
    assert 'href="/m/m1/booth/fr/texts"' in house.client("interpreter", language="fr").get("/m/m1/booth/fr").text


def test_the_link_back_stands_at_the_beginning_of_the_line(house: House) -> None:
    listed = house.client("interpreter", language="fr").get("/m/m1/booth/fr/texts").get_data(as_text=True)
    assert '<header class="top"><p class="back">' in listed
    pushed = re.findall(r"^(\S+) \{[^}]*margin-inline-start: auto", SHEET.read_text("utf-8"), re.MULTILINE)
    assert [each for each in pushed if each.startswith(".back")] == [".back:not(:first-child)"]
