"""Staff find a delegation over HTTP by a few letters, worded in their language; nobody else may look."""

import json
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

import pytest

from tests.socket_screen import Hall


def ask(hall: Hall, token: str = "", **query: str) -> tuple[int, dict[str, Any]]:
    """Return status and answer of a look-up."""
    address = f"{hall.server.url}/api/delegations?{urllib.parse.urlencode(query)}"
    asked = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"} if token else {})
    try:
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def test_three_letters_in_another_language_find_a_name_in_ones_own(hall: Hall) -> None:
    status, body = ask(hall, hall.token("staff"), q="برا", language="fr")
    assert (status, body["language"]) == (200, "fr")
    assert body["delegations"][0] == {
        "code": "BRA", "kind": "delegation", "category": "member_state", "name": "Brésil",
        "formal": "la République fédérative du Brésil", "membership": None, "match": "only",
    }  # fmt: skip


def test_names_are_those_of_the_meetings_day(hall: Hall) -> None:
    token = hall.token("staff")
    assert ask(hall, token, q="cze", meeting=hall.meeting)[1]["delegations"][0]["name"] == "Czech Republic"
    assert ask(hall, token, q="cze")[1]["delegations"][0]["name"] == "Czechia"


def test_who_speaks_on_behalf_of_whom_is_found_in_two_parts_with_membership(hall: Hall) -> None:
    status, body = ask(hall, hall.token("staff"), q="Pakistán en nombre de la OCI", language="es", meeting=hall.meeting)
    assert (status, body["party"], body["behalf"]) == (200, "Pakistán", "OCI")
    assert (body["delegations"][0]["code"], body["on_behalf_of"]["code"]) == ("PAK", "oic")
    assert body["on_behalf_of"]["name"] == "Organización de Cooperación Islámica"


def test_a_delegation_is_a_member_or_an_observer_of_the_meetings_body(hall: Hall) -> None:
    council = hall.outside.plan(body="Human Rights Council")
    token = hall.outside.token("staff", council)[1]
    found = [ask(hall, token, q=q, meeting=council)[1]["delegations"][0] for q in ("fra", "egy", "oic")]
    assert [each["membership"] for each in found] == ["member", "observer", None]


def test_nothing_typed_finds_nobody(hall: Hall) -> None:
    assert ask(hall, hall.token("staff")) == (
        200, {"language": "en", "delegations": [], "party": "", "behalf": None, "on_behalf_of": None, "known": []}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("role", "status"), [("", 401), ("chair", 403), ("interpreter", 403), ("reviser", 403), ("staff", 200)]
)
def test_only_staff_may_look(hall: Hall, role: str, status: int) -> None:
    token = hall.token(role, "ar" if role == "interpreter" else None) if role else ""
    assert ask(hall, token, q="bra")[0] == status


@pytest.mark.parametrize("query", [{"q": "x" * 161}, {"q": "bra", "language": "de"}])
def test_what_cannot_be_answered_is_a_bad_request(hall: Hall, query: dict[str, str]) -> None:
    status, body = ask(hall, hall.token("staff"), **query)
    assert (status, body["error"]["code"]) == (400, "bad_request")


def test_another_meetings_day_is_not_for_this_link(hall: Hall) -> None:
    assert ask(hall, hall.token("staff"), q="bra", meeting=hall.outside.plan())[0] == 403
    assert ask(hall, hall.token("staff"), q="bra", meeting="nowhere")[0] == 404


def test_the_floor_given_by_code_reaches_every_screen_in_its_language(hall: Hall) -> None:
    console, phone = hall.console(), hall.captions("ru")
    console.press("item.open", {"item": "i3"})
    party = {"kind": "delegation", "code": "BRA", "name": ""}
    seq = console.press("floor.give", {"party": party, "language": "en"})["seq"]
    assert phone.reaches(seq)["view"]["speech"]["party"]["name"]["text"] == "Бразилия"
