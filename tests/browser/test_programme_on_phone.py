"""The programme on a phone is fetched when it is opened; a switch only moves its marks."""

import pytest
from playwright.sync_api import expect

from tests.browser.demo_pages import Hall, shows

pytestmark = pytest.mark.browser


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
    hall.advance()
    expect(phone.locator('.speech[aria-current="true"]')).to_contain_text("John Carr")
    assert len(asked) == 1
