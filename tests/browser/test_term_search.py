"""A booth looks up terms and names as it types, also without the service; its notes stay on the device."""

import pytest

from tests.browser.conftest import Stage
from tests.browser.demo_pages import Hall
from tests.browser.page_texts import text
from tests.browser.test_booth_relay import set_usual_team
from tests.browser.waiting import expect
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
FOUND, FIELD = '[data-slot="terms-found"] li', '[data-slot="terms-typed"]'


def test_a_name_is_found_in_any_language_without_the_service_and_notes_stay(hall: Hall) -> None:
    set_usual_team(hall)
    page = hall.open("booth", "fr")
    page.keyboard.press("/")
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator('[data-slot="terms-file"]')).to_contain_text("sur cet appareil")
    page.context.set_offline(True)
    for typed in ("中国", "Chine", "الصين", "китай", "Chnia"):
        page.locator(FIELD).fill(typed)
        expect(page.locator(FOUND).first.locator("b")).to_contain_text("Chine")
    page.locator(FIELD).fill("Maud")
    expect(page.locator(FOUND).first).to_contain_text("Boer-Buquicchio")
    page.locator(FIELD).fill("zzzzzz")
    expect(page.locator('[data-slot="terms-none"]')).to_have_text(text("terms.not_found", "fr"))
    expect(page.locator('[data-slot="terms-said"]')).to_have_text(text("terms.not_found", "fr"))
    page.context.set_offline(False)
    page.locator('[data-slot="terms-notes"]').click()
    expect(page.locator("#notes-here")).to_contain_text(text("terms.notes_here", "fr")[:20])
    page.locator('[data-slot="notes"]').fill("quiproquo: malentendu")
    page.keyboard.press("Escape")
    expect(page.locator('[data-slot="terms"]')).to_be_hidden()
    page.reload()
    page.keyboard.press("/")
    page.locator('[data-slot="terms-notes"]').click()
    expect(page.locator('[data-slot="notes"]')).to_have_value("quiproquo: malentendu")


@pytest.mark.parametrize("language", size(["ar"], torture=["ar", "zh"]))
def test_names_and_terms_are_printed_on_paper_in_two_languages(stage: Stage, language: str) -> None:
    page = stage.page("booth", language)
    page.goto(page.url.split("?")[0] + "/terms")
    expect(page.locator("h1")).to_have_text(text("terms.sheet", language))
    expect(page.locator("table").first).to_contain_text("Kate Gilmore")
    page.emulate_media(media="print")
    assert page.locator("nav").evaluate("(node) => getComputedStyle(node).display") == "none"
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    cell = page.locator("tbody td").first
    assert cell.evaluate("(node) => getComputedStyle(node).direction") == ("rtl" if language == "ar" else "ltr")
    assert len(page.pdf(format="A4")) > 5_000
