"""The desk tells what was left out of a file, and shows a paper in two languages passage by passage."""

import pytest
from playwright.sync_api import Locator, Page, Route

from tests.browser.demo_pages import Hall
from tests.browser.looks import LEVELS, broken
from tests.browser.page_texts import text as word
from tests.browser.waiting import expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
ENGLISH = "The Council decided to hold a panel discussion on the rights of the child."
FRENCH = "Le Conseil a décidé de tenir une réunion sur les droits de l’enfant."
TEXT = f"# Statement of the Chair\n\n{ENGLISH}\n\n{FRENCH}\n\n<!-- why so late? -->\n\n<!-- and who? --> ~~never~~\n"


def file(page: Page, text: str, interface: str = "en") -> Locator:
    """File a text on the desk; return what is said of what was left out."""
    page.locator("body").press("f")
    form = page.locator('[data-slot="file-form"]')
    file = {"name": "statement.md", "mimeType": "text/markdown", "buffer": text.encode()}
    form.locator('[name="file"]').set_input_files(file)  # type: ignore[arg-type]
    form.locator('[name="language"]').select_option("en")
    form.get_by_role("button", name=word("desk.file_do", interface)).click()
    expect(page.locator('[data-slot="file-said"]')).to_contain_text(word("language.en", interface))
    return page.locator('[data-slot="file-said"] + [data-left-out]')


@pytest.mark.full_size
def test_what_was_left_out_opens_to_its_words_and_a_french_passage_of_an_english_paper_stands_in_french(
    desk_hall: Hall,
) -> None:
    page, held = desk_hall.open("desk", query="language=fr&lang=en", bypass_csp=True), list[Route]()

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/text/fr*", hold)
    with page.expect_request("**/text/fr*"):
        told = file(page, TEXT)
    expect(told.locator("summary")).to_have_text(["1 passage struck through", "2 comments"])
    words = told.get_by_text("why so late?")
    expect(words).to_be_hidden()
    told.locator("summary").nth(1).press("Enter")
    expect(words).to_be_visible()
    page.route("**/text/fr*", lambda route: route.continue_())
    for each in held:
        each.continue_()
    lines = page.locator('[data-slot="lines"] > li')
    expect(lines).to_have_count(3)
    expect(told.locator("summary").nth(1)).to_be_focused()  # not taken by the document, which opened meanwhile
    assert broken(page, {"runOnly": {"type": "tag", "values": LEVELS}}) == []
    expect(lines.nth(2)).to_have_class("original")
    expect(lines.nth(2)).to_have_text(FRENCH)
    expect(lines.nth(1).locator(".value")).to_be_visible()
    document = page.url.partition("#")[2]
    expect(file(page, f"# Note\n\n{ENGLISH}\n")).to_be_hidden()
    is_translated_into_english(desk_hall, document)


def is_translated_into_english(desk_hall: Hall, document: str) -> None:
    """Translate the French passage at the desk of English, where the English ones stand as they are."""
    english = desk_hall.open("desk", query="language=en&lang=en")
    english.goto(f"{english.url}#{document}")
    lines = english.locator('[data-slot="lines"] > li')
    expect(lines).to_have_count(3)
    expect(lines.nth(1)).to_have_class("original")
    expect(lines.nth(2).locator(".source")).to_have_attribute("lang", "fr")
    lines.nth(2).locator(".value").click()
    field = lines.nth(2).locator("textarea")
    field.fill(ENGLISH)
    field.press("Control+Enter")
    expect(lines.nth(2).locator(".standing")).to_contain_text("Draft")


@pytest.mark.full_size
@pytest.mark.parametrize("interface", ["en", "ar"])
def test_the_language_of_a_paragraph_is_set_in_the_pane_by_keyboard(desk_hall: Hall, interface: str) -> None:
    page = desk_hall.open("desk", query=f"language=es&lang={interface}", bypass_csp=True)
    file(page, TEXT, interface)
    lines = page.locator('[data-slot="lines"] > li')
    expect(lines.nth(2).locator(".source")).to_have_attribute("lang", "fr")
    lines.nth(2).focus()
    chosen = page.locator('[data-region="passage"] select')
    expect(chosen).to_have_value("fr")
    assert broken(page, {"runOnly": {"type": "tag", "values": LEVELS}}) == []
    chosen.select_option("en")
    chosen.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator('[data-slot="document-said"]')).not_to_be_empty()
    expect(lines.nth(2).locator(".source")).to_have_attribute("lang", "en")
    expect(lines).to_have_count(3)
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert desk_hall.problems == []
