"""The technician's page in a real browser: screens by name, and one that shows its name when asked."""

import pytest
from playwright.sync_api import expect

from tests.browser.demo_pages import Hall

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SOON_MS = 20_000


def test_a_screen_named_by_its_address_is_listed_and_shows_its_name_when_asked(hall: Hall) -> None:
    wall = hall.open("room", "fr", query="screen=left-wall")
    page = hall.open("technician", "ar")
    row = page.locator(".screens > li", has_text="left-wall")
    expect(row.locator('[data-fact="delay"]')).to_contain_text("ms", timeout=SOON_MS)
    expect(page.locator(".troubles li").first).to_be_visible()
    expect(page.locator('[data-slot="service"]')).to_contain_text("أطول انتظار لمسودة")
    row.get_by_role("button").click()
    expect(wall.locator(".card")).to_contain_text("left-wall", timeout=SOON_MS)
    expect(wall.locator(".card")).to_have_count(0, timeout=SOON_MS)


def test_the_button_keeps_the_focus_while_rows_are_brought_up_to_date(hall: Hall) -> None:
    hall.open("room", "fr", query="screen=left-wall")
    page = hall.open("technician", "en")
    button = page.locator(".screens > li", has_text="left-wall").get_by_role("button")
    button.focus(timeout=SOON_MS)
    hall.open("booth", "ar")
    expect(page.locator(".screens > li")).to_have_count(3, timeout=SOON_MS)
    expect(button).to_be_focused()


def test_a_page_of_this_service_is_not_called_old(hall: Hall) -> None:
    page = hall.open("technician", "en")
    expect(page.locator(".screens > li")).to_have_count(1, timeout=SOON_MS)
    expect(page.locator(".troubles")).not_to_contain_text("older pages")
