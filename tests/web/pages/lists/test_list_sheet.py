"""The list of speakers for printing: in each language everybody in order, with standings, the hour and the version."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.model.list_rules import Band, ListRules
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import Capacity, ListOfSpeakers
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.languages import INTERFACE_LANGUAGES
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.web.wording.list_words import ENTRIES, INSCRIPTION
from interp.web.wording.page_words import word
from interp.web.wording.phrases import said
from tests.builders import BRAZIL, plan
from tests.prepared_demo import empty

STAFF = Actor("staff", "Staff")


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    made = assemble(Settings(data=empty(tmp_path), async_mode="threading"))
    yield made
    made.close()


@pytest.fixture
def client(service: Service) -> FlaskClient:
    """Return a browser of staff: one has spoken, one speaks, and one was inscribed."""
    services = service.services
    services.meetings.handle(SYSTEM, "m1", "plan", plan(id="m1"))
    acts = (do.OpenMeeting(), do.AdvanceFloor(None), do.AdvanceFloor("s1"), do.AddSpeech("i2", BRAZIL))
    for number, act in enumerate(acts):
        services.meetings.handle(STAFF, "m1", f"c{number}", act)
    made = create_app(service).test_client()
    made.get(f"/t/{services.access.make_link('link', 'staff', 'm1', None, 1)}")
    return made


def test_the_list_is_printed_in_each_language_with_its_hour_and_version(client: FlaskClient) -> None:
    seq = client.get("/api/meetings/m1/programme").get_json()["programme_seq"]
    for language in INTERFACE_LANGUAGES:
        page = client.get(f"/m/m1/list?lang={language}").text
        assert f'<h1>{said(word("list_sheet.title"), language)}</h1>' in page, language
        standings = [said(word(f"speech.{status}"), language) for status in ("done", "on_floor", "planned", "planned")]
        rows = re.findall(r'<tr data-status="\w+">.*?</tr>', page, re.DOTALL)
        cells = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in rows]
        assert [row[-2] for row in cells[:4]] == standings, language
        assert [re.sub("<.*?>", "", row[0]) for row in cells[:4]] == ["1", "1", "2", "3"]
        assert "Brazil" in cells[3][1] and re.search(r"\d\d:\d\d:\d\d", cells[0][4])
        facts = re.sub("<.*?>", "", page)
        assert re.search(rf"\d\d:\d\d:\d\d\W* · .*{seq}", facts), facts
        assert page.count("?lang=") == len(INTERFACE_LANGUAGES)


def test_an_entry_has_its_category_and_the_reason_of_its_place(service: Service, client: FlaskClient) -> None:
    rules = ListRules(bands=(Band("groups"), Band("members"), Band()))
    acts = (
        do.SetList(ListOfSpeakers("l1", ("i3",), rules)), do.InscribeEntry("l1", BRAZIL, "member"),
        do.InscribeEntry("l1", Party("delegation", "Cuba", code="CU"), "observer"),
    )  # fmt: skip
    for number, act in enumerate(acts):
        service.services.meetings.handle(STAFF, "m1", f"e{number}", act)
    for language in INTERFACE_LANGUAGES:
        page = client.get(f"/m/m1/list?lang={language}").text
        whys = re.findall(r"<td><small>([^<]+)</small></td>", page)
        assert len(whys) == 2 and len(set(whys)) == 2 and all(re.search(r"\d\d:\d\d", each) for each in whys), language
        assert page.count(f"<br><small>{said(ENTRIES['speaks.member'], language)}</small>") == 1, language


def test_who_was_not_called_in_one_round_is_in_the_next_and_at_the_end_is_said_not_to_be_reached(
    service: Service, client: FlaskClient
) -> None:
    rules = ListRules(confirmation=("ngo",))
    ngo, cuba = Party("organization", "Shelter"), Party("delegation", "Cuba")
    joint = Capacity("joint", (Party("delegation", "Chile"),), 3)
    acts = (
        do.SetList(ListOfSpeakers("l1", ("i3", "i4"), rules, seen_by="everyone")),
        do.InscribeEntry("l1", BRAZIL, "member"),
        do.InscribeEntry("l1", ngo, "ngo"), do.InscribeEntry("l1", cuba, "member", capacity=joint),
        do.OpenItem("i3"), do.GiveFloor("e1"), do.WithdrawEntry("e3"), do.RestoreEntry("e3"), do.OpenItem("i4"),
        do.WithdrawEntry("e3"),
    )  # fmt: skip
    for number, act in enumerate(acts):
        service.services.meetings.handle(STAFF, "m1", f"e{number}", act)
    first, second = client.get("/m/m1/list?lang=fr").text.split("<h2>")[-2:]
    assert "Brazil" in first and "Shelter" not in first
    assert "Shelter" in client.get("/m/m1/fr").text.split('data-slot="programme"')[1].split("<li data-status")[-1]
    assert "Shelter" in second and str(said(INSCRIPTION["entry.to_confirm"], "fr")) in second
    assert str(said(ENTRIES["standing.withdrawn"], "fr")) in first
    assert "déclaration commune\u00a0: EN Cuba · EN Chile et 3 autres" in re.sub("<[^>]+>", "", first)
    service.services.meetings.handle(STAFF, "m1", "end", do.CloseMeeting())
    assert str(said(ENTRIES["standing.not_reached"], "fr")) in client.get("/m/m1/list?lang=fr").text


def test_only_staff_print_it(client: FlaskClient) -> None:
    assert client.application.test_client().get("/m/m1/list").status_code in (302, 303, 401)
