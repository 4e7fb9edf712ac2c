"""In a real browser, by keyboard alone: a list is set, speakers are inscribed, each row says why, acts are undone."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall, live
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
WHY = {"en": "minister, inscribed", "ar": "وزير، سُجّل", "zh": "部长，"}
ISOLATES = re.compile("[\u2066-\u2069]")


@pytest.fixture
def console(hall: Hall) -> Page:
    """Return a console that is connected."""
    page = hall.open("console", size={"width": 1366, "height": 768})
    live(page)
    return page


def names(page: Page) -> list[str]:
    """Return the names of the rows with a reason, in order."""
    return [each.strip() for each in page.locator(".row.speech:has(.why) .name").all_inner_texts()]


def inscribe(page: Page, typed: str, marks: str = "") -> None:
    """Type a speaker in the open dialog, press the marks, and wait until it is inscribed."""
    said = page.locator('[data-slot="find-said"]')
    page.keyboard.type(typed)
    if marks:
        page.keyboard.press("Tab")
        for key in marks:
            page.keyboard.press(key)
    page.keyboard.press("Enter")
    expect(said).to_be_visible()


@pytest.mark.full_size
def test_speakers_are_inscribed_by_the_rules_and_every_row_says_why(hall: Hall, console: Page) -> None:
    page, why = console, console.locator(".row.speech .why")
    page.keyboard.press("F4")
    dialog = page.locator('[data-slot="edit"]')
    expect(dialog).to_be_visible()
    dialog.locator('select[name="format"]').select_option("hrc-panel")
    dialog.locator('button[value="save"]').focus()
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    page.keyboard.press("s")
    expect(page.locator('[data-slot="marks"]')).to_be_visible()
    inscribe(page, "norw")
    inscribe(page, "egy", "L")
    inscribe(page, "norw")
    expect(page.locator('[data-slot="find-said"]')).to_contain_text("Press Enter again")
    inscribe(page, "Plan International")
    page.keyboard.press("Escape")
    expect(why).to_have_count(3)
    assert names(page) == ["Egypt", "Norway", "Plan International"]
    assert WHY["en"] in ISOLATES.sub("", why.first.inner_text())
    page.locator(".row.speech:has(.why)").nth(1).click()
    page.keyboard.press("F2")
    expect(why.nth(1)).to_contain_text("Confirmed")
    page.keyboard.press("F8")
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("F8")
    expect(why.first).to_contain_text("exchanged places")
    assert names(page)[:2] == ["Norway", "Egypt"]
    page.keyboard.press("Delete")
    expect(why).to_have_count(2)
    for expected in (3, 3):
        page.keyboard.press("Control+z")
        expect(why).to_have_count(expected)
    expect(page.locator(".row.speech:has(.why) .name").first).to_have_text("Egypt")
    for language in ("ar", "zh"):
        other = hall.open("console", language, size={"width": 1366, "height": 768})
        live(other)
        expect(other.locator(".row.speech .why")).to_have_count(3)
