"""In a real browser: who may not be reached is said after two looks five minutes apart, and taken back as slowly."""

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall
from tests.browser.test_own_entries import inscribed, opened
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
OWN_BROWSERS = True
MAYBE = {"en": "may not be reached", "ar": "قد لا يصل إليه الدور"}
MINUTE = 60_000
LATER = """(() => {
    const now = performance.now.bind(performance);
    let more = 0;
    performance.now = () => now() + more;
    window.later = (ms) => { more += ms; };
})()"""


def later(page: Page, minutes: float) -> None:
    """Let the clock of a page go on at once."""
    page.evaluate("(ms) => window.later(ms)", minutes * MINUTE)


def ends(hall: Hall, after_minutes: float, *, told: bool = True) -> None:
    """Plan the end of interpretation so long after the beginning, and say whether the public is told."""
    begins = hall.view()["meeting"]["starts_at"]
    until = int(begins + after_minutes * MINUTE)
    hall.ask("meeting.amend", interpretation_until=until, says_unreached=told)


def minutes_until(page: Page, count: int, most: int = 30) -> int:
    """Let minute after minute pass until it is said of so many; return how many passed."""
    for passed in range(1, most + 1):
        later(page, 1)
        page.wait_for_timeout(1_100)  # the page looks at its rows once a second
        if page.locator(".unreached").count() == count:
            return passed
    raise AssertionError(f"said of {page.locator('.unreached').count()} after {most} minutes, not of {count}")


@pytest.mark.parametrize("language", MAYBE)
def test_the_public_is_told_after_two_looks_and_where_staff_want_it(hall: Hall, language: str) -> None:
    inscribed(hall, "everyone")
    ends(hall, 1, told=False)
    page = hall.open("captions", language, first=LATER)
    page.locator('[data-slot="rows"] summary').click()
    rows = page.locator('.speech[data-status="planned"]')
    expect(rows.first).to_be_attached()
    for _ in range(8):
        later(page, 1)
        page.wait_for_timeout(1_100)
        assert page.locator(".unreached").count() == 0
    ends(hall, 1)
    assert minutes_until(page, rows.count()) >= 5
    assert set(page.locator(".unreached").all_text_contents()) == {MAYBE[language]}
    ends(hall, 10 * 60)
    assert minutes_until(page, 0) >= 5
    assert hall.problems == []


def drawn_again(page: Page) -> None:
    """Let five minutes pass, after which a delegation's page is drawn again."""
    before = page.evaluate("document.body.dataset.now")
    later(page, 5.1)
    expect(page.locator(f'body:not([data-now="{before}"])')).to_have_count(1)


@pytest.mark.parametrize("language", MAYBE)
def test_a_delegation_is_told_of_its_own_place_whatever_the_public_is(hall: Hall, language: str) -> None:
    inscribed(hall, "desk")
    ends(hall, 1, told=False)
    page = opened(hall, "NOR", language)
    page.add_init_script(LATER)
    page.reload()
    note = page.locator(".own .unreached")
    expect(note).to_have_count(1)
    expect(note).to_be_hidden()
    drawn_again(page)
    expect(note).to_be_visible()
    ends(hall, 10 * 60, told=False)
    drawn_again(page)
    expect(note).to_be_visible()
    drawn_again(page)
    expect(note).to_be_hidden()
