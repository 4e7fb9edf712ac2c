"""Staff interrupt a speech by one key and return to it; booths and phones are told why, and who goes on."""

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall, shows, takes_press
from tests.browser.page_texts import text
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True


def interrupted(page: Page, *texts: str) -> None:
    """Wait until a page says what interrupts."""
    for each in texts:
        expect(page.locator('[data-slot="interruption"]')).to_contain_text(each)


def found(console: Page, typed: str, name: str) -> None:
    """Type into the open finder and wait for the right row on top."""
    console.keyboard.type(typed)
    expect(console.locator('#found li[aria-selected="true"]')).to_contain_text(name)


def test_a_point_of_order_inside_a_visit_the_chair_and_a_delegation_on_behalf_of_a_group(hall: Hall) -> None:
    hall.advance()
    console, booth, phone = hall.open("console"), hall.open("booth", "ar"), hall.open("captions", "zh")
    shows(console, "Kate Gilmore")
    console.keyboard.press("V")
    expect(console.locator("#find-title")).to_have_text(text("interruption.visit"))
    console.keyboard.press("Enter")
    interrupted(booth, "زيارة", "Kate Gilmore")
    console.keyboard.press("Q")
    found(console, "egy", "Egypt")
    console.keyboard.press("Enter")
    shows(phone, "埃及")
    interrupted(phone, "程序问题")
    expect(console.locator('[data-slot="go-label"]')).to_have_text(text("console.return"))
    takes_press(console)
    console.keyboard.press("Space")
    interrupted(console, text("interruption.visit"), "Kate Gilmore")
    takes_press(console)
    console.keyboard.press("R")
    shows(phone, "Kate Gilmore")
    expect(booth.locator('[data-slot="interruption"]')).to_be_hidden()
    console.keyboard.press("Z")
    interrupted(booth, "الكلمة للرئاسة")
    console.keyboard.press("9")
    console.keyboard.press("/")
    found(console, "Pakistan on behalf of the OIC", "on behalf of Organization of Islamic Cooperation")
    console.keyboard.press("Enter")
    expect(phone.locator('[data-slot="functions"]')).to_contain_text("代表")
    expect(phone.locator('[data-slot="functions"]')).to_contain_text("伊斯兰合作组织")
    shows(phone, "巴基斯坦")
