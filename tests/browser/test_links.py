"""The pages of links and people in a browser: made, printed on A4, replaced; in Arabic and Chinese, and on a phone."""

import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.browser.demo_pages import WIDE, Hall, link_for, prepared
from tests.browser.looks import LEVELS, SMALL, broken
from tests.browser.waiting import expect
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
RULES = {"runOnly": {"type": "tag", "values": LEVELS}}
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
A4 = (595, 842)  # points


@pytest.fixture(scope="module")
def hall(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One demonstration for these tests, whose links they change."""
    with prepared(browser, tmp_path_factory.mktemp("links")) as made:
        yield made


def links(hall: Hall, language: str) -> Page:
    """Return the page of the meeting's links, opened as staff of every meeting."""
    assert hall.tabs
    hall.used.append(hall.tabs.take(WIDE, hall.drawing | {"bypass_csp": True}))
    page = hall.used[-1].page
    hall.contexts.append(page.context)
    token = link_for(hall.demo, "staff", None)
    page.goto(f"{hall.demo.url}/t/{token}?next=/m/{hall.meeting['id']}/links%3Flang={language}")
    return page


@pytest.mark.full_size
@pytest.mark.parametrize("language", size(["ar"], torture=["en", "ar", "zh"]))
def test_links_are_made_shown_on_a_sheet_and_replaced(hall: Hall, language: str) -> None:
    page, label = links(hall, language), f"Tablet {language}"
    page.locator('[name="role"]').select_option("interpreter")
    page.locator('[name="language"]').select_option("fr")
    page.locator('[name="label"]').fill(label)
    page.locator('button[value="make"]').click()
    expect(page.locator(".cards li")).to_have_count(1)
    assert broken(page, RULES) == [] and page.evaluate(SMALL) == []
    page.locator("nav a").click()
    row = page.locator("tbody tr", has_text=label)
    expect(row).to_be_visible()
    assert broken(page, RULES) == [] and page.evaluate(SMALL) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate(OVERFLOW) <= 0
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    asked = row.locator('details:has(button[value^="replace"])')
    asked.evaluate("each => { each.open = true; }")
    asked.locator("button").click()
    expect(page.locator(".cards li")).to_contain_text(label)


def test_the_links_of_a_meeting_are_printed_six_to_a_page(hall: Hall) -> None:
    page = links(hall, "ar")
    revoking = page.locator('details:has(button[value="revoke_all"])')
    revoking.evaluate("each => { each.open = true; }")
    revoking.locator("button").click()
    page.locator('button[value="make_all"]').click()
    cards = page.locator(".cards li")
    expect(cards.first).to_be_visible()
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert {tuple(round(float(each)) for each in one.mediabox[2:]) for one in pages} == {A4}
    assert len(pages) == -(-cards.count() // 6)
    assert page.locator(".qr svg").count() == cards.count()


@pytest.mark.full_size
def test_a_person_sees_where_they_are_signed_in(hall: Hall) -> None:
    page = links(hall, "ar")
    page.goto(f"{hall.demo.url}/people?lang=ar")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert broken(page, RULES) == [] and page.evaluate(SMALL) == []
