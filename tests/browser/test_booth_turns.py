"""A booth's page says how long its turn has lasted, where to change, and where its own language is expected."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.demo_pages import Hall, prepared
from tests.browser.test_booth_relay import at_desk, set_usual_team
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True


@pytest.fixture(scope="module")
def hall(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One demonstration for these tests; the first speaker has the floor."""
    with prepared(browser, tmp_path_factory.mktemp("turns")) as made:
        set_usual_team(made)
        made.advance()
        yield made


def test_the_turn_is_told_to_both_desks_and_the_own_language_with_its_hours(hall: Hall) -> None:
    one, two = at_desk(hall, "en", "1"), at_desk(hall, "en", "2")
    one.keyboard.press("t")
    expect(one.locator('[data-slot="turn"]')).to_contain_text("Your turn: 0 of 30 min")
    expect(two.locator('[data-slot="turn"]')).to_contain_text("Desk 1: 0 of 30 min")
    expect(one.locator('[data-slot="turn"] .change')).to_be_visible()
    expect(one.locator('[data-slot="own-ahead"]')).to_contain_text("anguage")


def test_a_language_outside_the_six_and_its_pivot_are_set_by_key(hall: Hall) -> None:
    en, fr = hall.open("booth", "en"), hall.open("booth", "fr")
    for page in (en, fr):
        page.keyboard.press("l")
        page.locator('[data-slot="other-language"] select').select_option("pt")
        page.keyboard.press("Enter")
    expect(en.locator('[data-slot="frame"]')).to_contain_text("PT")
    expect(en.locator('[data-slot="known"]')).to_contain_text("no interpreter known")
    en.keyboard.press("l")
    en.locator('[data-slot="pivot"] button[value="text"]').click()
    expect(en.locator('[data-slot="mode"]')).to_contain_text("From a text")
    expect(en.locator('[data-slot="known"]')).to_contain_text("interpreted from a text in the EN booth")
    expect(en.locator('[data-slot="listeners"]')).to_contain_text("5 booths")
    expect(fr.locator('[data-slot="mode"]')).to_contain_text("EN")
