"""The page of measures in a browser: opened from the desk, in Arabic and on a phone, without a fault of access."""

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall
from tests.browser.looks import LEVELS, broken
from tests.browser.waiting import expect
from tests.filed_statement import file_statement, revision, section

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
RULES = {"runOnly": {"type": "tag", "values": LEVELS}}
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def measures(hall: Hall, language: str) -> Page:
    """Return the page, opened by the desk's link, with two drafts reviewed."""
    with section(hall.demo.log.parent / "data") as drafts:
        document = file_statement(drafts, hall.meeting["id"])
        drafts.revise(document, revision(1, "zh", number=2, standing="reviewed", by="Ana", at=5))
        drafts.revise(document, revision(2, "zh", "我们讨论儿童权利。", 2, standing="reviewed", by="Ana", at=9))
    desk = hall.open("desk", query=f"language=zh&lang={language}", bypass_csp=True)
    with desk.context.expect_page() as opened:
        desk.locator('a[href$="/desk/measures"]').click()
    return opened.value


def test_the_desk_opens_what_became_of_its_drafts(hall: Hall) -> None:
    page = measures(hall, "en")
    row = page.locator("tbody tr", has_text="en-zh@1.9+fixture")
    expect(row.locator("td").nth(2)).to_have_text("1 of 2")
    expect(row.locator("td").nth(3)).to_have_text("1 of 2")
    expect(row.locator("td").nth(5)).to_have_text("–")
    assert broken(page, RULES) == []


def test_in_arabic_and_on_a_phone_only_the_table_scrolls(hall: Hall) -> None:
    page = measures(hall, "ar")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.set_viewport_size({"width": 390, "height": 800})
    expect(page.locator("table")).to_be_visible()
    assert page.evaluate(OVERFLOW) <= 0
    assert broken(page, RULES) == []
