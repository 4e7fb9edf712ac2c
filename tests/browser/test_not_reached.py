"""In a real browser: who may not be reached is said after two looks five minutes apart, and taken back as slowly."""

import time

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall
from tests.browser.passing_time import LATER, later, steps_until
from tests.browser.test_own_entries import inscribed, opened
from tests.browser.waiting import WAIT_MS, changed, expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
OWN_BROWSERS = True
MAYBE = {"en": "may not be reached", "ar": "قد لا يصل إليه الدور"}
MINUTE = 60_000
UNREACHED = ".unreached"


def ends(hall: Hall, after_minutes: float, *, told: bool = True) -> None:
    """Plan the end of interpretation so long after the beginning, and say whether the public is told.

    The meeting itself ends hours from now, whatever the time of day: of one that is over nothing is expected.
    """
    begins = hall.view()["meeting"]["starts_at"]
    last = min(int(time.time() * 1_000) + 6 * 60 * MINUTE, begins + 23 * 60 * MINUTE)
    last = max(last, begins + 6 * 60 * MINUTE)  # shortly after midnight it begins in nine hours
    until = min(int(begins + after_minutes * MINUTE), last)
    hall.ask("meeting.amend", ends_at=last, interpretation_until=until, says_unreached=told)


def said_of(page: Page) -> int:
    """Return of how many a page says that they may not be reached."""
    return page.locator(UNREACHED).count()


def minutes_until(page: Page, count: int) -> int:
    """Let minute after minute pass until it is said of so many; return how many passed."""
    end = time.monotonic() + WAIT_MS / 1_000
    while (passed := steps_until(page, UNREACHED, count, MINUTE, 8)) is None:
        assert time.monotonic() < end, f"said of {said_of(page)}, not of {count}"
        changed(page)  # it reads what has come
    return passed


@pytest.mark.parametrize("language", MAYBE)
def test_the_public_is_told_after_two_looks_and_where_staff_want_it(hall: Hall, language: str) -> None:
    inscribed(hall, "everyone")
    ends(hall, 1, told=False)
    page = hall.open("captions", language, first=LATER)
    page.locator('[data-slot="rows"] summary').click()
    rows = page.locator('.speech[data-status="planned"]')
    expect(rows.first).to_be_attached()
    assert steps_until(page, UNREACHED, rows.count(), MINUTE, 8) is None and said_of(page) == 0

    with page.expect_response(lambda answer: "/programme" in answer.url, timeout=WAIT_MS):
        ends(hall, 1)
    assert minutes_until(page, rows.count()) >= 5
    assert set(page.locator(UNREACHED).all_text_contents()) == {MAYBE[language]}
    ends(hall, 23 * 60)
    until = int(hall.view()["meeting"]["ends_at"])
    hall.ask("announcement.make", to=["attendees"], phrase="list_closed", until=until)  # shown with that end, or later
    expect(page.locator('[data-slot="announced"] li')).to_be_attached()
    assert minutes_until(page, 0) >= 5
    assert hall.problems == []


def drawn_again(page: Page) -> None:
    """Let five minutes pass, after which a delegation's page is drawn again."""
    before = page.evaluate("document.body.dataset.now")
    later(page, 5.1 * MINUTE)
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
    ends(hall, 23 * 60, told=False)
    drawn_again(page)
    expect(note).to_be_visible()
    drawn_again(page)
    expect(note).to_be_hidden()
