"""Long texts on a phone: captions whose far lines leave the page and come back, a document by its pages."""

import urllib.error
from dataclasses import replace

import pytest
from playwright.sync_api import Page

from interp.domain.text.segments import Segment
from interp.ports import Document
from interp.service.document_reading import PAGE_BLOCKS
from interp.store.documents import SqlDocuments
from tests.browser.demo_pages import Hall
from tests.browser.waiting import expect
from tests.filed_statement import section
from tests.server import until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
OWN_BROWSERS = True
SAID = 130
ON_PAGE = 100
FIRST_IN_SIGHT = """() => {
    const { top } = document.querySelector(".window").getBoundingClientRect();
    const row = [...document.querySelectorAll(".cue")].find((each) => each.getBoundingClientRect().bottom > top + 1);
    return [row.dataset.number, Math.round(row.getBoundingClientRect().top)];
}"""

NOTES_WHAT_IS_PRINTED = """() => {
    window.print = () => { document.documentElement.dataset.printed = document.querySelectorAll(".block").length; };
}"""


def typed(hall: Hall, text: str) -> bool:
    """Release a line; returns False where so many in a row are refused for now."""
    try:
        hall.ask("caption.type", text=text, language="en")
    except urllib.error.HTTPError as error:
        if error.code != 429:
            raise
        return False
    return True


def numbers(page: Page) -> list[int]:
    """Return the numbers of the captions on the page, in order."""
    found = page.locator(".cue").evaluate_all("rows => rows.map((each) => Number(each.dataset.number))")
    return [int(each) for each in found]


def test_far_captions_leave_the_page_and_come_back_without_a_jump(hall: Hall) -> None:
    hall.advance()
    page = hall.open("captions", "en")
    hall.ask("caption.type", text="The first line.", language="en")
    expect(page.locator(".cue")).to_have_count(1)
    for number in range(2, SAID + 1):
        until(lambda: typed(hall, f"Line {number}."))  # noqa: B023
    expect(page.locator(".cue").last).to_contain_text(f"Line {SAID}.")
    shown = numbers(page)
    assert len(shown) <= ON_PAGE and shown == list(range(shown[0], SAID + 1))
    asked: list[str] = []
    page.on("request", lambda each: asked.append(each.url))
    page.locator(".cue").first.scroll_into_view_if_needed()
    until(lambda: numbers(page)[0] < shown[0])
    before = page.evaluate(FIRST_IN_SIGHT)
    page.locator('[data-slot="earlier"]').evaluate("each => each.click()")  # where the reader is, not at the button
    expect(page.locator('.cue[data-number="1"]')).to_have_count(1)
    assert page.evaluate(FIRST_IN_SIGHT) == before
    assert numbers(page) == list(range(1, SAID + 1))
    expect(page.locator('.cue[data-number="1"]')).to_have_attribute("aria-live", "off")
    assert not [each for each in asked if "/captions?" in each]  # they were held
    page.locator('[data-slot="new"]').click()
    expect(page.locator(".cue").last).to_be_in_viewport()
    until(lambda: typed(hall, "And one more."))
    expect(page.locator(".cue").last).to_contain_text("And one more.")
    assert len(numbers(page)) <= ON_PAGE


def file_long(drafts: SqlDocuments, meeting: str, more: int = 0) -> str:
    """File a document of more than two pages, with so many sentences before the others; return its id."""
    texts = [(f"new{place}", f"New {place}.") for place in range(more)]
    texts += [(f"s{place}", f"Sentence {place}.") for place in range(2 * PAGE_BLOCKS + 1)]
    made = [Segment(name, place, place, text) for place, (name, text) in enumerate(texts)]
    old = drafts.document("long")
    drafts.add(old or Document("long", meeting, "Long", "a.docx", "note", "en", "drafts"), made, ())
    return "long"


def test_a_long_document_is_read_page_by_page_and_stays_live(hall: Hall) -> None:
    meeting = hall.meeting["id"]
    with section(hall.demo.log.parent / "data") as drafts:
        path = f"{hall.demo.url}/m/{meeting}/en/documents/{file_long(drafts, meeting)}"
        page = hall.open("captions", "en")
        page.goto(f"{path}#segment-s{2 * PAGE_BLOCKS}")  # as a link without a page
        page.wait_for_url(f"**page=3#segment-s{2 * PAGE_BLOCKS}")
        expect(page.locator(f"#segment-s{2 * PAGE_BLOCKS}")).to_be_in_viewport()
        before = page.get_by_role("link", name="Previous page").first
        before.press("Enter")
        page.wait_for_url("**page=2")
        expect(page.locator(".block")).to_have_count(PAGE_BLOCKS)
        expect(page.locator("body")).to_have_attribute("data-link", "live")
        file_long(drafts, meeting, more=PAGE_BLOCKS)
        expect(page.locator(".pages .place").first).to_have_text("Page 2 of 4")
        expect(page.locator("[data-segment]").first).to_have_text("Sentence 0.")
        expect(page.locator(".block")).to_have_count(PAGE_BLOCKS)
        page.evaluate(NOTES_WHAT_IS_PRINTED)
        page.locator(".top details.end summary").click()
        page.locator('[data-slot="print"]').click()
        expect(page.locator("html")).to_have_attribute("data-printed", str(3 * PAGE_BLOCKS + 1))
        about = drafts.document("long")
        assert about
        drafts.add(replace(about, as_of="7 March"), [Segment("s0", 0, 0, "Sentence 0.")], ())
        expect(page.locator(".block")).to_have_count(1)
        expect(page.locator(".pages").first).to_be_hidden()
