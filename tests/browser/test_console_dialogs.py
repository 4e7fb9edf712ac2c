"""Dialogs of the console: closing one gives Space back to Next, and the sheet of keys opens at its top."""

import pytest
from playwright.sync_api import expect

from tests.browser.demo_pages import Hall, shows

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def test_space_is_next_again_after_any_dialog_and_the_sheet_begins_at_its_top(hall: Hall) -> None:
    hall.advance()
    console = hall.open("console", size={"width": 1366, "height": 768})
    shows(console, "Kate Gilmore")
    console.keyboard.press("?")
    sheet = console.locator('[data-slot="sheet"]')
    expect(sheet).to_be_visible()
    assert sheet.evaluate("(it) => it.scrollTop") == 0
    assert sheet.evaluate("(it) => it.contains(document.activeElement)")
    console.keyboard.press("Escape")
    console.keyboard.press("g")
    console.keyboard.press("Enter")
    expect(console.locator("dialog[open]")).to_be_visible()
    console.keyboard.press("Escape")
    expect(console.locator("dialog[open]")).to_have_count(0)
    console.wait_for_timeout(400)
    console.keyboard.press("Space")
    shows(console, "John Carr")
    assert hall.view()["meeting"]["status"] == "open"
