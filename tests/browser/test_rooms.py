"""A screen opened by the address of its room moves on to the next meeting by itself, and waits where nothing is on."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import WIDE, Hall, come_in, link_for
from tests.browser.looks import LEVELS, SMALL, broken
from tests.browser.waiting import expect
from tests.row_by_row import gathered
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
RULES = {"runOnly": {"type": "tag", "values": LEVELS}}
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
LOOK_MS = 20_000  # longer than a page waits before it looks again


@pytest.mark.parametrize("language", size(["ar"], torture=["en", "ar", "zh"]))
def test_a_screen_follows_its_room_to_the_next_meeting(hall: Hall, language: str) -> None:
    if hall.view("room")["meeting"]["status"] == "planned":
        hall.ask("meeting.open")
    page = hall.open("room", language, bypass_csp=True)
    the_wall_of_rooms_is_read(hall, page, [language, *(["zh"] if language == "ar" else [])])
    page.clock.install()
    venue = hall.view("room")["meeting"]["venue"]
    name = "-".join(re.findall(r"[^\W_]+", venue.casefold()))
    page.goto(f"{hall.demo.url}/room/{quote(name)}/{language}")
    meeting = page.locator("body").get_attribute("data-meeting")
    assert meeting and f"/m/{meeting}/room/{language}" in page.url
    hall.ask("meeting.close")
    page.clock.run_for(LOOK_MS)
    expect(page).not_to_have_url(re.compile(f"/m/{meeting}/"))
    expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    assert broken(page, RULES) == []


def the_wall_of_rooms_is_read(hall: Hall, page: Page, languages: list[str]) -> None:
    """Look at the wall as staff of every meeting; leave the page to nobody."""
    come_in(page.context, f"{hall.demo.url}/t/{link_for(hall.demo, 'staff', None)}")
    with gathered() as row:
        for language in languages:
            with row("wall", language):
                page.set_viewport_size(WIDE)  # type: ignore[arg-type]
                page.goto(f"{hall.demo.url}/rooms?lang={language}")
                expect(page.locator(".rooms > li").first).to_be_visible()
                assert broken(page, RULES) == [] and page.evaluate(SMALL) == []
                page.set_viewport_size({"width": 390, "height": 844})
                assert page.evaluate(OVERFLOW) <= 0
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.context.clear_cookies()
