"""Links and people over HTTP and on their pages: who may, what is shown to whom, what is recorded and refused."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient

from interp.config import Settings
from interp.domain.rules.permissions import SYSTEM
from interp.run.app import create_app
from interp.run.assemble import assemble
from interp.service.passwords import Passwords
from interp.web.routing.published_schemas import openapi
from tests.builders import plan
from tests.json_schema import faults
from tests.prepared_demo import empty
from tests.row_by_row import gathered

PASSWORD = "correct horse"
HERE = {"Origin": "http://localhost"}
PAGE, EVERY = "/m/m1/links", "/links"


class House:
    """A service with a public and a private meeting, two users, and links of several roles."""

    def __init__(self, folder: Path) -> None:
        self.service = assemble(Settings(data=empty(folder), async_mode="threading"))
        self.services = self.service.services
        self.access = self.services.access
        self.access._passwords = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        for number, private in (("m1", False), ("m2", True)):
            self.services.meetings.handle(SYSTEM, number, "plan", plan(private=private))
        self.access.add_user("ana", "admin", PASSWORD)
        self.access.add_user("rev", "reviser", PASSWORD)
        self.tokens = {
            "all": self.access.make_link("all", "staff", None, None, 7),
            "here": self.access.make_link("here", "staff", "m1", None, 7, "here"),
            "booth": self.access.make_link("booth", "interpreter", "m1", "fr", 7, "tablet <1>"),
            "technician": self.access.make_link("tech", "technician", "m1", None, 7),
            "other": self.access.make_link("other", "chair", "m2", None, 7, "chair of a private meeting"),
        }
        self.app = create_app(self.service)

    def client(self, who: str = "") -> FlaskClient:
        """Return a browser that came in by a link, or signed in as a user."""
        made = self.app.test_client()
        if who in self.tokens:
            made.get(f"/t/{self.tokens[who]}")
        elif who:
            assert made.post("/api/sign-in", json={"name": who, "password": PASSWORD}, headers=HERE).status_code == 200
        return made

    def acts(self) -> list[tuple[str, str, str]]:
        return [(each.act, each.actor, each.subject) for each in self.service.stores.access.acts()]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.service.close()


def post(client: FlaskClient, path: str, body: Any = None) -> Any:
    return client.post(path, json={} if body is None else body, headers=HERE)


def look(client: FlaskClient, path: str) -> Any:
    """Return the JSON of an address."""
    return client.get(path).json


def press(client: FlaskClient, path: str, **form: str) -> Any:
    return client.post(path, data=form, headers=HERE)


def valid(path: str, status: int, answer: Any) -> list[str]:
    """Return what is wrong with an answer by the published document."""
    described = openapi()
    method = "get" if status == 0 else "post"
    of = described["paths"][path][method]["responses"][str(status or 200)]["content"]["application/json"]["schema"]
    return list(faults(of, answer, described))


def test_a_link_is_made_shown_replaced_and_revoked_as_documented(house: House) -> None:
    client = house.client("all")
    made = post(client, "/api/links", {"role": "interpreter", "meeting": "m1", "language": "ar", "label": "tablet 2"})
    (link,) = made.json["links"]
    assert (made.status_code, valid("/api/links", 201, made.json)) == (201, [])
    assert link["address"].endswith(f"/t/{link['token']}") and made.headers["Cache-Control"] == "no-store"
    assert house.access.actor_of(link["token"]).language == "ar"
    listed = look(client, "/api/meetings/m1/links")
    assert valid("/api/meetings/{meeting}/links", 0, listed) == []
    row = next(each for each in listed["links"] if each["id"] == link["link"]["id"])
    assert (row["made_by"], row["label"], row["last_used_at"] is not None) == ("staff (all)", "tablet 2", True)
    again = post(client, "/api/links/show", {"links": [row["id"]]}).json
    assert again["links"][0]["token"] == link["token"]
    replaced = post(client, f"/api/links/{row['id']}/replace")
    assert (replaced.status_code, valid("/api/links/{link}/replace", 201, replaced.json)) == (201, [])
    new = replaced.json["links"][0]
    revoked = post(client, "/api/links/revoke", {"links": [new["link"]["id"]]})
    assert revoked.json == {"revoked": [new["link"]["id"]]}
    assert house.app.test_client().get(f"/t/{new['token']}").status_code == 401
    assert [each[0] for each in house.acts()] == ["link.made", "link.shown", "link.replaced", "link.revoked"]


def test_no_page_or_list_has_a_token_and_the_sheet_has_it_for_a_press_only(house: House) -> None:
    client = house.client("all")
    pages = [client.get(each).text for each in (PAGE, EVERY, "/people", "/api/links", "/api/meetings/m1/links")]
    assert not [token for token in house.tokens.values() for page in pages if token in page]
    assert "tablet &lt;1&gt;" in pages[0] and "<1>" not in pages[0] and "&lt;1" not in pages[1]
    sheet = press(client, PAGE, do="show booth")
    assert house.tokens["booth"] in sheet.text and "<svg" in sheet.text and sheet.headers["Cache-Control"] == "no-store"
    assert client.get(f"{PAGE}?do=show+booth").text.count(house.tokens["booth"]) == 0
    assert house.acts() == [("link.shown", "staff (all)", "booth")]


def test_who_may_open_the_pages_and_press(house: House) -> None:
    rows = (
        ("all", 200, 200, 200), ("here", 200, 403, 403), ("ana", 200, 200, 200), ("rev", 403, 403, 200),
        ("technician", 403, 403, 403), ("booth", 403, 403, 403), ("", 303, 303, 303),
    )  # fmt: skip
    with gathered() as row:
        for who, of_meeting, of_every, people in rows:
            client = house.client(who)
            with row(who or "nobody"):
                found = [client.get(each).status_code for each in (PAGE, EVERY, "/people")]
                assert found == [of_meeting, of_every, people]
                if of_meeting != 200:
                    for do in ("show booth", "make_all", "revoke_all", "replace booth", "make", "revoke booth"):
                        answer = press(client, PAGE, do=do, role="interpreter", language="fr")
                        assert answer.status_code in (303, 401, 403) and house.tokens["booth"] not in answer.text
    assert house.acts() == []


def test_staff_of_a_meeting_reach_neither_another_meetings_links_nor_those_of_staff(house: House) -> None:
    client = house.client("here")
    with gathered() as row:
        for ids in (["other"], ["here"], ["all"], ["booth", "other"], ["nothing"]):
            for path in ("/api/links/show", "/api/links/revoke"):
                with row(path, ids):
                    answer = post(client, path, {"links": ids})
                    assert answer.status_code == 403 and "token" not in answer.json
    for body in ({"role": "staff", "meeting": "m1"}, {"role": "chair"}, {"role": "chair", "meeting": "m2"}):
        assert post(client, "/api/links", body).status_code == 403
    assert client.get("/m/m2/links").status_code == client.get("/m/unknown/links").status_code == 403
    mine = {each["id"]: each["mine"] for each in look(client, "/api/meetings/m1/links")["links"]}
    assert mine == {"here": False, "booth": True, "tech": True} and house.acts() == []


def test_wrong_requests_are_typed_and_change_nothing(house: House) -> None:
    client = house.client("all")
    with gathered() as row:
        for path, body, status in (
            ("/api/links", {"role": "admin"}, 400), ("/api/links", {"role": "interpreter", "meeting": "m1"}, 400),
            ("/api/links", {"role": "chair", "meeting": "m9"}, 404), ("/api/links", {"role": "chair", "days": 0}, 400),
            ("/api/links", {"role": "chair", "label": "x" * 300}, 400), ("/api/links", [], 400),
            ("/api/links/show", {"links": ["m9"]}, 404), ("/api/links/m9/replace", {}, 404),
            ("/api/meetings/m9/links/all", {}, 404), ("/api/people/sessions/end", {"name": "nobody"}, 404),
        ):  # fmt: skip
            with row(path, body):
                answer = post(client, path, body)
                assert (answer.status_code, "message" in answer.json["error"]) == (status, True)
        for do in ("", "show", "show m9", "make", "nothing", "revoke m9"):
            with row("form", do):
                answer = press(client, PAGE, do=do, days="x")
                assert answer.status_code in (400, 404) and 'role="alert"' in answer.text
    foreign = client.post("/api/links/revoke", json={"links": ["booth"]}, headers={"Origin": "https://evil.example"})
    assert foreign.status_code == 403
    assert press(client, PAGE, do="revoke booth").status_code == 303 and house.acts()[-1][2] == "booth"


def test_every_link_of_a_meeting_is_made_printed_and_revoked_on_its_page(house: House) -> None:
    client = house.client("ana")
    sheet = press(client, "/m/m2/links", do="make_all")
    assert sheet.text.count("<svg") == 4 + 1 + 6  # beside the chair's, which it has; a private one also for attendees
    assert "all_there=1" in press(client, "/m/m2/links", do="make_all").headers["Location"]
    back = press(client, "/m/m2/links", do="revoke_all")
    assert back.headers["Location"].endswith("revoked=12")
    assert "12" in client.get("/m/m2/links?revoked=12").text
    assert [each for each in house.services.links.accounts.links_of("m2") if each.revoked_at is None] == []


def test_the_sheet_prints_each_code_with_its_address_and_the_form_keeps_what_was_typed(house: House) -> None:
    client = house.client("all")
    sheet = press(client, PAGE, do="make", role="interpreter", language="zh", label="口译厢 <b>", days="2").text
    (address,) = re.findall(r'href="([^"]+/t/[^"]+)"', sheet)
    assert "口译厢 &lt;b&gt;" in sheet and address.startswith("http")
    again = press(client, PAGE, do="make", role="interpreter", label="kept", days="3").text
    assert 'value="kept"' in again and 'value="3"' in again


def test_a_link_for_a_delegation_is_made_by_its_name_or_code_where_that_is_certain(house: House) -> None:
    client = house.client("all")
    for typed in ("Norway", "NOR", "挪威"):
        assert "<svg" in press(client, PAGE, do="make", role="attendee", delegation=typed).text, typed
    made = [each for each in house.services.links.accounts.links_of("m1") if each.scope]
    assert {(each.role, str(each.scope)) for each in made} == {("attendee", "delegation:NOR")}
    assert {each.label for each in made} == {"Norway", "NOR", "挪威"}
    refused = press(client, PAGE, do="make", role="attendee", delegation="Guinea or so")
    assert refused.status_code == 400 and 'value="Guinea or so"' in refused.text
    press(client, PAGE, do="make", role="chair", delegation="Norway")
    assert len([each for each in house.services.links.accounts.links_of("m1") if each.scope]) == 3


def test_sessions_are_listed_and_ended(house: House) -> None:
    own, other = house.client("rev"), house.client("rev")
    (person,) = look(own, "/api/people")["people"]
    assert [each["here"] for each in person["sessions"]].count(True) == 1 and len(person["sessions"]) == 2
    assert valid("/api/people", 0, look(own, "/api/people")) == []
    there = next(each["id"] for each in person["sessions"] if not each["here"])
    assert press(own, "/people", name="rev", session=there).status_code == 303
    assert [each.get("/people").status_code for each in (own, other)] == [200, 303]
    assert press(own, "/people", name="ana").status_code == 403
    ended = post(house.client("ana"), "/api/people/sessions/end", {"name": "rev"})
    assert (ended.json, valid("/api/people/sessions/end", 200, ended.json)) == ({"ended": 1}, [])
    assert own.get("/people").status_code == 303
    assert [each[:2] for each in house.acts()] == [("session.ended", "rev"), ("session.all_ended", "ana")]


def test_administrators_add_an_account_on_the_page(house: House) -> None:
    ana = house.client("ana")
    assert 'name="add"' in ana.get("/people").text and 'name="add"' not in house.client("all").get("/people").text
    weak = press(ana, "/people", add="dan", role="chair", password="12345678")
    assert weak.status_code == 422 and 'value="dan"' in weak.text and "12345678" not in weak.text
    added = press(ana, "/people", add="dan", role="chair", password=PASSWORD)
    assert (added.status_code, added.location) == (303, "/people?added=1") and house.client("dan").get("/people").text
    assert press(house.client("all"), "/people", add="eve", role="admin", password=PASSWORD).status_code == 403
    assert house.acts() == [("user.added", "ana", "dan")]


def test_the_technicians_page_has_the_addresses_of_the_room(house: House) -> None:
    page = house.client("technician").get("/m/m1/technician").text
    assert all(f"/room/room-xx{each}/en" in page for each in ("", "/overlay", "/captions"))


def test_the_technicians_page_leads_there_or_says_who_makes_links(house: House) -> None:
    staff, technician = (house.client(each).get("/m/m1/technician").text for each in ("all", "technician"))
    assert f'href="{PAGE}"' in staff and f'href="{PAGE}"' not in technician
    assert "Links for tablets and phones are made by conference staff." in technician
