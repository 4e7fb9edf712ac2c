"""The programme on a phone is fetched when opened; a switch only moves its marks. A console fetches what changed."""

import re

import pytest

from tests.browser.demo_pages import Hall, shows
from tests.browser.waiting import expect

pytestmark = pytest.mark.browser
SMALL_PAGES = True
OWN_BROWSERS = True


def test_a_phone_asks_for_the_programme_only_while_it_is_open(hall: Hall) -> None:
    phone = hall.open("captions", "fr")
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url) if "/programme" in request.url else None)
    hall.advance()
    shows(phone, "Kate Gilmore")
    phone.wait_for_timeout(2_500)
    assert asked == []
    phone.locator('[data-slot="rows"] summary').click()
    expect(phone.locator('.speech[aria-current="true"]')).to_contain_text("Kate Gilmore")
    expect(phone.locator('.item[data-status="open"] .when')).to_contain_text("depuis")
    hall.advance()
    expect(phone.locator('.speech[aria-current="true"]')).to_contain_text("John Carr")
    expect(phone.locator('.item[data-status="done"] .when')).to_have_text(re.compile(r"^\d\d:\d\d–\d\d:\d\d$"))
    expect(phone.locator('.item[data-status="planned"] .when').first).to_contain_text("début")
    assert len(asked) == 1 and phone.locator(".speech .when").count() == 0


def test_a_console_asks_for_what_a_switch_changed_and_not_for_the_whole_again(hall: Hall) -> None:
    console = hall.open("console", "en")
    current = console.locator('.speech[aria-current="true"]')
    hall.advance()
    expect(current).to_contain_text("Kate Gilmore")
    asked: list[str] = []
    console.on("request", lambda request: asked.append(request.url) if "/programme" in request.url else None)
    hall.advance()
    expect(current).to_contain_text("John Carr")
    assert asked and all("since=" in each for each in asked)
    expect(console.locator('.speech[data-status="planned"] .when').first).to_contain_text("begins")
    expect(console.locator(".budget").first).to_contain_text("left")
