"""A booth's page says how long its turn has lasted, where to change, and where its own language is expected."""

import pytest

from tests.browser.demo_pages import Hall
from tests.browser.test_booth_relay import at_desk, set_usual_team
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True


def test_the_turn_is_told_to_both_desks_and_the_own_language_with_its_hours(hall: Hall) -> None:
    set_usual_team(hall)
    hall.open("console").keyboard.press("Space")
    one, two = at_desk(hall, "en", "1"), at_desk(hall, "en", "2")
    one.keyboard.press("t")
    expect(one.locator('[data-slot="turn"]')).to_contain_text("Your turn: 0 of 30 min")
    expect(two.locator('[data-slot="turn"]')).to_contain_text("Desk 1: 0 of 30 min")
    expect(one.locator('[data-slot="turn"] .change')).to_be_visible()
    expect(one.locator('[data-slot="own-ahead"]')).to_contain_text("anguage")
