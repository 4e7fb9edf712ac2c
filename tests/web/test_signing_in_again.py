"""Every page that a role opened tells when that ends and signs in again in place; a page open to anybody does not."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.rules.permissions import SYSTEM
from tests.builders import plan
from tests.row_by_row import gathered
from tests.web.routes.test_sign_in import House

WORK = ("/m/m1/console", "/m/m1/chair", "/m/m1/desk", "/m/m1/technician", "/m/m1/chief", "/m/m1/booth/fr",
        "/m/m1/desk/measures", "/proposals", "/", "/m/private/en", "/m/private/en/documents")  # fmt: skip
OPEN = ("/m/m1/en", "/m/m1/en/documents", "/m/m1/room/en", "/m/private/room/en", "/login")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Yield a service with a public and a private meeting."""
    made = House(tmp_path)
    made.services.meetings.handle(SYSTEM, "private", "plan", plan(id="private", private=True))
    yield made
    made.service.close()


def test_every_page_of_an_account_has_the_dialog_and_no_page_that_anybody_may_open(house: House) -> None:
    client = house.client("ana")
    with gathered() as rows:
        for path in WORK + OPEN:
            with rows(path):
                page = client.get(path)
                assert page.status_code == 200
                assert page.text.count('<dialog class="sign-in-again"') == (path in WORK)
                assert page.text.count('class="sign-in-ends"') == (path in WORK)
                assert page.text.rstrip().endswith("</html>")


def test_it_says_as_whom_and_for_how_long(house: House) -> None:
    clock, client = house.set_clock(), house.client("ana")
    page = client.get("/m/m1/console").text
    assert f'data-ends-at="{clock.now + 86_400_000}"' in page and 'data-role="staff"' in page
    assert re.search(r'<input name="name"[^>]* readonly value="ana"', page)
    left = re.search(r'data-left="(\d+)"', page)
    assert left and 0 < int(left[1]) <= 86_400_000


def test_who_came_by_a_link_is_told_to_ask_for_a_new_one(house: House) -> None:
    client = house.client()
    client.get(f"/t/{house.access.make_link('l1', 'interpreter', 'm1', 'fr', 1)}")
    page = client.get("/m/m1/booth/fr").text
    assert 'class="sign-in-ends"' in page and '<dialog class="sign-in-again"' not in page
    assert 'data-meeting="m1" data-language="fr"' in page


def test_kept_pages_of_a_private_meeting_say_nothing_of_another_reader(house: House) -> None:
    names = {}
    for name in ("ana", "ben"):
        client = house.client(name, "correct horse" if name == "ana" else "12345678")
        page = client.get("/m/private/en/documents").text
        names[name] = set(re.findall(r'readonly value="(\w+)"', page))
    assert names == {"ana": {"ana"}, "ben": {"ben"}}


def test_it_is_in_six_languages(house: House) -> None:
    client, said = house.client("ana"), set()
    for code in MEETING_LANGUAGES:
        page = client.get(f"/m/m1/chair?lang={code}").text
        said.add(page.partition('id="sign-in-again-title">')[2].partition("</h2>")[0])
        assert f'dir="{"rtl" if code == "ar" else "ltr"}" data-left' in page
    assert len(said) == len(MEETING_LANGUAGES)
