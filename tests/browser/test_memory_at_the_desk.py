"""The memory at the desk in a browser: a field begins with earlier words, a correction goes to the same sentences."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from interp.domain.text.segments import Segment
from interp.ports import Document, MemoryUnit, Revision
from interp.store.translation_memory import SqlMemory
from tests.browser.demo_pages import Hall
from tests.browser.waiting import expect
from tests.filed_statement import section
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
NEAR = "The Council shall hear every one of the delegations that asked for the floor in this debate"
THANKS = "We thank the Chair of this panel."
SOURCES = (THANKS, f"{NEAR} today.", THANKS, "No other says this.")
EARLIER = {
    "fr": "Le Conseil entendra toutes les délégations.", "ar": "يستمع المجلس إلى جميع الوفود.",
    "zh": "理事会将听取所有代表团的发言。",
}  # fmt: skip
SAID: dict[str, Any] = {"standing": "draft", "origin": "mt:en@1.9+fixture", "by": "machine", "at": 1}


def filed(hall: Hall, name: str, language: str) -> None:
    """File four sentences with machine drafts, and put a similar sentence into the memory."""
    with section(hall.demo.log.parent / "data") as drafts:
        document = Document(name, hall.meeting["id"], f"Statement {name}", f"{name}.docx", "statement", "en", "drafts")
        drafts.add(document, [Segment(f"s{n}", n, n, text) for n, text in enumerate(SOURCES)], ())
        drafts.revise_all(name, [Revision(f"s{n}", language, 1, f"Ébauche {n}", **SAID) for n in range(4)])
        unit = MemoryUnit("en", language, f"{NEAR} again.", EARLIER[language], "reviewed", "person", "A/HRC/31/1", at=1)
        SqlMemory(drafts._database).add([unit])


def opened(hall: Hall, document: str, language: str, interface: str = "en") -> Page:
    page = hall.open("desk", query=f"language={language}&lang={interface}", size={"width": 1366, "height": 768})
    with page.expect_response(lambda answer: "/proposals/" in answer.url, timeout=120_000):
        page.goto(f"{page.url}#{document}")
    expect(rows(page)).to_have_count(4)
    return page


def rows(page: Page) -> Locator:
    return page.locator('[data-slot="lines"] > li')


def second(page: Page) -> None:
    """Enter the second sentence once what is proposed for it is known: a field that is open before stays as it is."""
    for key in ("j", "j"):
        page.keyboard.press(key)
    expect(page.locator('[data-region="proposed"]')).to_contain_text("Ébauche 1")
    for key in ("k", "j"):
        page.keyboard.press(key)


@pytest.mark.parametrize(
    ("language", "interface"), size([("ar", "ar")], torture=[("fr", "en"), ("ar", "ar"), ("zh", "zh")])
)
def test_the_field_begins_with_a_person_s_earlier_words_and_the_machine_s_draft_stays_beside(
    desk_hall: Hall, language: str, interface: str
) -> None:
    filed(desk_hall, f"pre-{language}", language)
    page = opened(desk_hall, f"pre-{language}", language, interface)
    field, region = rows(page).nth(1).locator("textarea"), page.locator('[data-region="proposed"]')
    second(page)
    expect(field).to_have_value(EARLIER[language])
    expect(region.locator("del, ins").first).to_be_visible()
    page.keyboard.press("j")  # nothing that is only proposed is stored, or shown as if it were
    expect(rows(page).nth(1).locator(".value")).to_have_text("Ébauche 1")
    page.keyboard.press("k")
    region.locator("button").last.click()  # the machine's draft
    expect(field).to_have_value("Ébauche 1")
    with page.expect_response(lambda answer: "/proposals/" in answer.url, timeout=120_000):
        page.reload()
    expect(rows(page)).to_have_count(4)
    second(page)
    expect(field).to_have_value(EARLIER[language])
    page.keyboard.press("a")
    expect(rows(page).nth(1)).to_have_attribute("data-standing", "reviewed")
    expect(rows(page).nth(1).locator(".value")).to_have_text(EARLIER[language])


def test_a_correction_is_proposed_at_the_same_sentence_and_confirmed_there(desk_hall: Hall) -> None:
    filed(desk_hall, "same", "fr")
    page = opened(desk_hall, "same", "fr")
    page.keyboard.press("j")
    page.keyboard.press("e")
    rows(page).first.locator("textarea").fill("Nous remercions la Présidente.")
    with page.expect_response(lambda answer: "/proposals/" in answer.url, timeout=120_000):
        page.keyboard.press("Control+Shift+Enter")
    expect(rows(page).first).to_have_attribute("data-standing", "reviewed")
    rows(page).nth(2).locator(".value").click()
    expect(page.locator('[data-region="proposed"] .same button')).to_be_visible()
    for place in (3, 2):  # a field that was open before the proposal came stays as it was
        rows(page).nth(place).locator(".value").click()
    expect(rows(page).nth(2).locator("textarea")).to_have_value("Nous remercions la Présidente.")
    page.locator('[data-region="proposed"] .same button').click()
    expect(rows(page).nth(2)).to_have_attribute("data-standing", "reviewed")
    expect(page.locator('[data-region="proposed"] .same')).to_have_count(0)
    rows(page).nth(2).focus()
    page.keyboard.press("z")
    expect(rows(page).nth(2)).to_have_attribute("data-standing", "draft")
    expect(page.locator('[data-region="proposed"] .same')).to_be_visible()
    page.keyboard.press("g")
    expect(rows(page).nth(2)).to_have_attribute("data-standing", "reviewed")


def test_the_consistency_of_a_document_is_listed_and_its_drafts_are_made_again(desk_hall: Hall) -> None:
    filed(desk_hall, "list", "fr")
    page = opened(desk_hall, "list", "fr")
    page.locator('.versions:has([data-slot="show-consistency"]) > summary').click()
    page.locator('[data-slot="show-consistency"]').click()
    dialog = page.locator("dialog:has(.consistency)")
    expect(dialog).to_contain_text("Ébauche 0")
    expect(dialog).to_contain_text("Ébauche 2")
    with page.expect_response(lambda answer: answer.url.endswith("/again")) as asked:
        dialog.get_by_role("button", name="Draft again", exact=True).click()
    assert (asked.value.json()["jobs"], asked.value.json()["sentences"]) == (1, 4)
    dialog.get_by_role("button", name="3", exact=True).click()
    expect(dialog).to_be_hidden()
    expect(rows(page).nth(2)).to_have_attribute("aria-current", "true")
