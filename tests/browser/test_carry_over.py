"""In a real browser, by keyboard: a list goes into the afternoon's meeting and comes back; both consoles say so."""

import pytest
from playwright.sync_api import Page

from interp.domain.model.commands import InscribeEntry
from interp.domain.model.parties import Party
from tests.browser.demo_pages import Hall, come_in, live
from tests.browser.long_list import inscribe
from tests.browser.waiting import expect
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
SAYS = {"en": ("2 speakers carried over into", "received from"), "ar": ("رُحّل متكلمان إلى", "وردت من")}


def presses(page: Page, shown: str, button: str) -> None:
    """Press a button of the open dialog with Enter."""
    expect(page.locator(shown)).to_be_visible()
    page.locator(button).focus()
    page.keyboard.press("Enter")


def goes_and_comes_back(here: Page, there: Page, language: str) -> None:
    """Carry the list over and bring it back, at the console where it was made."""
    dialog, carried = '[data-slot="edit"]', '[data-slot="carried"]'
    rows = there.locator(".row.speech:has(.why) .name")
    here.keyboard.press("F4")
    presses(here, dialog, f"{dialog} .carry button")
    expect(here.locator('select[name="on"] option').first).to_be_attached()
    presses(here, dialog, f'{dialog} button[value="save"]')
    expect(here.locator(carried)).to_contain_text(SAYS[language][0])
    expect(rows).to_have_count(2)
    expect(there.locator(carried)).to_contain_text(SAYS[language][1])
    here.keyboard.press("F4")
    presses(here, dialog, f"{dialog} .carry button")
    expect(here.locator(carried)).to_be_hidden()
    expect(here.locator(".row.speech:has(.why) .name")).to_have_count(2)


def test_a_list_goes_into_the_afternoon_and_comes_back_by_keyboard(hall: Hall) -> None:
    inscribe(hall, *(InscribeEntry("l1", Party("delegation", "", code=code), "observer") for code in ("NOR", "KEN")))
    afternoon = hall.demo.said["meetings"][1]["links"]["console"]
    for language in size(("ar",), torture=tuple(SAYS)):
        here = hall.open("console", language, size={"width": 1366, "height": 768})
        there = here.context.new_page()
        there.goto(f"{come_in(here.context, afternoon)}?lang={language}")
        live(there)
        live(here)
        goes_and_comes_back(here, there, language)
        there.close()
