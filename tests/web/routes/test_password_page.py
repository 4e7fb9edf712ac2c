"""The page on which a person chooses a new password: asked for after a weak one, never forced."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from structlog.testing import capture_logs
from werkzeug.test import TestResponse

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from tests.row_by_row import row_by_row
from tests.web.routes.test_sign_in import HERE, PASSWORD, WEAK, House

NEW = "four words of mine"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Yield a service whose user ben has a weak password."""
    made = House(tmp_path)
    yield made
    made.service.close()


def by_form(client: FlaskClient, name: str, password: str) -> TestResponse:
    """Return the answer to the form of the sign-in page."""
    return client.post("/login", data={"name": name, "password": password, "next": "/proposals"}, headers=HERE)


def save(client: FlaskClient, password: str, new: str, again: str) -> TestResponse:
    """Return the answer to the form of the page."""
    form = {"password": password, "new": new, "again": again, "next": "/proposals"}
    return client.post("/password", data=form, headers=HERE)


def test_a_good_password_is_not_asked_about(house: House) -> None:
    assert by_form(house.client(), "ana", PASSWORD).location == "/proposals"


def test_a_weak_one_signs_in_and_leads_to_the_page_and_on(house: House) -> None:
    client = house.client()
    asked = urlsplit(by_form(client, "ben", WEAK).location)
    assert (asked.path, parse_qs(asked.query)) == ("/password", {"weak": ["1"], "next": ["/proposals"]})
    assert client.get("/m/m1/desk").status_code == 200  # nobody is forced
    page = client.get(f"{asked.path}?{asked.query}").text
    assert 'class="warn"' in page and '<a class="button" href="/proposals">' in page
    with capture_logs() as lines:
        saved = save(client, WEAK, NEW, NEW)
    assert [line["user"] for line in lines if line["event"] == "password_changed"] == ["ben"]
    assert NEW not in str(lines) and WEAK not in str(lines)
    assert saved.status_code == 303 and "saved=1" in saved.location
    assert 'href="/proposals"' in client.get(saved.location).text
    assert client.get("/m/m1/desk").status_code == 200
    assert by_form(house.client(), "ben", NEW).location == "/proposals"


@row_by_row(
    ("password", "new", "again", "status", "said"),
    [("wrong", NEW, NEW, 401, "not right"), (WEAK, NEW, NEW + "!", 422, "not the same"),
     (WEAK, "12345678", "12345678", 422, "8 to 200"), (WEAK, "Benny", "Benny", 422, "8 to 200")],
)  # fmt: skip
def test_what_is_refused_is_said_on_the_page(
    house: House, password: str, new: str, again: str, status: int, said: str
) -> None:
    answer = save(house.client("ben", WEAK), password, new, again)
    assert answer.status_code == status and said in answer.text and 'role="alert"' in answer.text


def test_it_is_for_who_signed_in_with_a_password(house: House) -> None:
    by_link = house.client()
    by_link.get(f"/t/{house.access.make_link('l1', 'staff', None, None, 7)}")
    for client in (house.client(), by_link):
        assert client.get("/password").location == save(client, WEAK, NEW, NEW).location == "/login?next=/password"
    assert 'href="/password"' in house.client("ana").get("/").text and 'href="/password"' not in by_link.get("/").text


def test_another_sites_form_changes_nothing(house: House) -> None:
    client = house.client("ben", WEAK)
    form = {"password": WEAK, "new": NEW, "again": NEW}
    assert client.post("/password", data=form, headers={"Origin": "http://evil.example"}).status_code == 403


def test_it_is_in_six_languages(house: House) -> None:
    client = house.client("ben", WEAK)
    pages = [client.get(f"/password?weak=1&lang={code}").text for code in MEETING_LANGUAGES]
    assert len({page.partition("<h1>")[2].partition("</h1>")[0] for page in pages}) == len(MEETING_LANGUAGES)
