"""In a real browser: the header of staff pages by keyboard, its languages, and that it leaves the console its keys."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import Stage
from tests.browser.demo_pages import WIDE, link_for
from tests.browser.looks import LEVELS, broken
from tests.browser.test_first_paint import deaf
from tests.browser.waiting import expect
from tests.sample_sizes import size

pytestmark = pytest.mark.browser
SMALL_PAGES = True
PAGES = ("console", "chair", "moderator", "chief", "desk", "technician", "booth", "proposals", "proposal", "index")
OPENED = size(("console", "chair", "booth", "proposals"), torture=PAGES)  # in a browser
AXE_ON = {"en": ("console", "booth"), "ar": ("chair", "proposals")}  # the others have the same header


@pytest.fixture
def staff(stage: Stage) -> Callable[..., Page]:
    """Return what opens a browser that came in by the link of staff of every meeting."""

    def come_in(**options: object) -> Page:
        page = stage.blank(viewport=WIDE, locale="en-GB", **options)
        token = link_for(stage.hall.demo, "staff", None)
        page.goto(f"{stage.hall.demo.url}/t/{token}?next=/m/{stage.hall.meeting['id']}/console")
        return page

    return come_in


def menu(page: Page, place: int) -> Locator:
    """Return the menu of languages (0) or of pages (1)."""
    return page.locator(".staff-head details").nth(place)


def address(stage: Stage, name: str, language: str) -> str:
    """Return the address of a page for somebody who is signed in."""
    meeting = stage.hall.meeting["id"]
    others = {"proposals": "/proposals", "proposal": "/proposals/demo", "index": "/"}
    return stage.hall.demo.url + others.get(
        name, f"/m/{meeting}/{name}" + (f"/{language}" if name == "booth" else f"?lang={language}")
    )


def staff_head_of(page: str) -> str:
    """Return the header of a page as it is served, or nothing."""
    found = re.search(r'<nav class="staff-head".*?</nav>', page, re.DOTALL)
    return found[0] if found else ""


@pytest.mark.full_size
@pytest.mark.parametrize("language", AXE_ON)
def test_every_staff_page_has_it_and_axe_finds_nothing_in_its_open_menus(
    stage: Stage, staff: Callable[..., Page], language: str
) -> None:
    page = staff(bypass_csp=True)
    page.goto(address(stage, "chair", language))
    for name in PAGES:
        if name not in OPENED:
            answer = page.request.get(address(stage, name, language))
            assert len(re.findall(r"<details\b", staff_head_of(answer.text()))) == 2, name
            continue
        page.goto(address(stage, name, language))
        for place in (0, 1):
            menu(page, place).locator("summary").click()
            listed = menu(page, place).locator("ul")
            expect(listed).to_be_visible()
            box = listed.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= WIDE["width"]
            assert box["y"] + box["height"] <= WIDE["height"]
        if name in AXE_ON[language]:
            assert broken(page, {"runOnly": {"type": "tag", "values": LEVELS}}) == [], name


@pytest.mark.full_size
def test_the_chair_changes_the_language_first_of_all(stage: Stage, staff: Callable[..., Page]) -> None:
    page = staff()
    page.goto(address(stage, "chair", "en").partition("?")[0])
    sizes = [menu(page, place).locator("summary").bounding_box() for place in (0, 1)]
    assert sizes[0] and sizes[1] and sizes[0]["height"] > sizes[1]["height"] and sizes[0]["width"] > sizes[1]["width"]
    here = page.url
    page.keyboard.press("Tab")
    expect(menu(page, 0).locator("summary")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator('[data-slot="sentence"]')).to_contain_text("أعطي")
    expect(page).to_have_url(here)
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    menu(page, 1).locator("summary").click()
    page.locator('.staff-head a[href$="/console"]').click()
    expect(page.locator("body.console")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


@pytest.mark.own_browsers
def test_a_closed_menu_leaves_space_to_the_next_speaker(stage: Stage, staff: Callable[..., Page]) -> None:
    page = staff()
    deaf(page)
    page.reload()
    said = page.locator('[data-slot="said"]')
    pages = menu(page, 1)
    pages.locator("summary").click()
    page.keyboard.press("n")  # an open menu has the keys
    expect(said).to_have_text("")
    page.keyboard.press("Escape")
    expect(pages).not_to_have_attribute("open", "")
    page.keyboard.press("Space")
    expect(said).to_contain_text("Nothing was sent")  # the press was for Next, and there is no connection here
    expect(pages).not_to_have_attribute("open", "")


def test_elsewhere_escape_returns_to_the_menus_name(stage: Stage, staff: Callable[..., Page]) -> None:
    page = staff()
    page.goto(address(stage, "technician", "en"))
    for place in (0, 1):
        menu(page, place).locator("summary").press("Enter")
        expect(menu(page, place).locator("ul")).to_be_visible()
        expect(menu(page, 1 - place).locator("ul")).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu(page, 1).locator("summary")).to_be_focused()
    expect(menu(page, 1).locator("ul")).to_be_hidden()


def test_signing_out_leads_to_a_page_that_says_so(stage: Stage, staff: Callable[..., Page]) -> None:
    page = staff()
    page.goto(address(stage, "booth", "fr"))
    menu(page, 1).locator("summary").click()
    page.locator(".staff-head .leave button").click()
    expect(page.get_by_role("status")).to_have_text("You have signed out on this device.")
    page.goto(address(stage, "console", "en"))
    assert "/login" in page.url


def test_what_a_booth_opens_stands_beside_its_page(stage: Stage, staff: Callable[..., Page]) -> None:
    page = staff()
    page.goto(address(stage, "booth", "fr"))
    expect(page.locator('[data-link="live"]')).to_have_count(1)
    pages = menu(page, 1)
    pages.locator("summary").click()
    with page.context.expect_page() as opened:
        pages.get_by_role("link").last.click()
    opened.value.wait_for_load_state()
    assert "/booth/fr" in page.url and "/booth/fr" not in opened.value.url
    assert page.locator('[data-link="live"]').count() == 1
