"""By keyboard alone an expected language is confirmed, another is found by letters; booths are told no guess."""

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall, shows
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def give(console: Page, letters: str, name: str) -> None:
    """Give the floor to a delegation by a few letters."""
    console.keyboard.press("/")
    console.keyboard.type(letters)
    expect(console.locator('#found li[aria-selected="true"]')).to_contain_text(name)
    expect(console.locator('#found li[aria-selected="true"] small').first).to_be_visible()
    console.keyboard.press("Enter")
    shows(console, name)


def test_china_is_expected_confirmed_and_interpreted_into_french_then(hall: Hall) -> None:
    hall.advance()
    console, zh, fr = hall.open("console", "zh"), hall.open("booth", "zh"), hall.open("booth", "fr")
    shows(console, "语文不详", "known")
    give(console, "中国", "中国")
    shows(console, "ZH?", "frame")
    shows(zh, "ZH?", "frame")
    shows(zh, "预计为中文，尚未确认", "known")
    for booth in (zh, fr):
        expect(booth.locator('[data-slot="mode"]')).to_be_hidden()
    press(console, "Enter")
    expect(console.locator('[data-do="confirm"]')).to_be_hidden()
    shows(zh, "working into English", "mode")
    press(zh, "r")
    shows(zh, "retour en", "mode")
    shows(fr, "écoute", "mode")
    expect(zh.locator('[data-slot="frame"]')).to_have_text("ZH")


def test_portuguese_is_found_by_letters_and_says_its_name_everywhere(hall: Hall) -> None:
    hall.advance()
    console, ar, phone = hall.open("console", "ar"), hall.open("booth", "ar"), hall.open("captions", "fr")
    press(ar, "l")
    pivot = ar.locator('[data-slot="pivot"]')
    expect(pivot).to_be_hidden()
    give(console, "البرت", "البرتغال")
    press(console, "l")
    console.keyboard.type("برتغ")
    expect(console.locator('#other-languages li[aria-selected="true"]')).to_contain_text("البرتغالية")
    press(console, "Tab", "E", "Enter")
    for page, said in ((console, "البرتغالية"), (ar, "البرتغالية"), (phone, "portugais")):
        shows(page, said, "known")
        expect(page.locator('[data-slot="frame"]')).to_have_text("PT")
        expect(page.locator('[data-slot="known"]')).to_contain_text("EN")
    expect(pivot).to_be_visible()  # the dialog was open before the language was known
