"""In a real browser: words are found in captions and documents, and who comes back is where they stopped reading."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from interp.service.document_reading import PAGE_BLOCKS
from tests.browser.caption_pages import LONG, SHORT, say
from tests.browser.demo_pages import PHONE, Hall, live
from tests.browser.test_long_reading import file_long
from tests.browser.waiting import expect
from tests.filed_statement import section
from tests.forked_demo import forked_demo
from tests.prepared_demo import copy_to
from tests.row_by_row import gathered
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
TIMES = 12
TYPED = {
    "en": "CHILDREN  from", "ar": "حمايه الاطفال", "zh": "性剥削", "fr": "ETATS", "ru": "ДЕТЕЙ", "es": "PROTECCION",
}  # fmt: skip
SAID = {
    "en": ("12 places found", "12 of 12"), "ar": ("عُثر على 12 موضعاً", "12 من 12"), "zh": ("找到12处", "12/12"),
    "fr": ("12 occurrences trouvées", "12 sur 12"), "ru": ("Найдено 12 мест", "12 из 12"),
    "es": ("12 resultados", "12 de 12"),
}  # fmt: skip
LANGUAGES = size(("en", "ar", "zh"), torture=tuple(TYPED))
AT_NEWEST = "document.querySelector('.window').scrollTop"
IN_SIGHT = """() => {
    const { top, bottom } = document.querySelector(".window").getBoundingClientRect();
    const found = document.querySelector("[data-found]").getBoundingClientRect();
    return found.top >= top && found.bottom <= bottom;
}"""
MARKED = "[...CSS.highlights.get('found-now')].map(String).join()"


@pytest.fixture(scope="module")
def spoken(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A demonstration in which two sentences alternate, more than the page holds at first."""
    folder = tmp_path_factory.mktemp("find")
    copy_to(folder / "data")
    with forked_demo(folder, settings={"INTERP_WORKER": "0", "INTERP_COMMAND_BURST": "1000"}) as running:
        hall = Hall(browser, running)
        hall.advance()
        for _ in range(TIMES):
            say(hall, LONG, LANGUAGES)
            say(hall, SHORT, LANGUAGES)
        yield hall
        hall.close()


def isolated(said: str) -> str:
    """Return what is said of numbers with each of them isolated."""
    return re.sub(r"\d+", "\u2068\\g<0>\u2069", said)


@pytest.mark.full_size
def test_words_are_found_in_captions_of_every_language_without_leaving_the_newest(spoken: Hall) -> None:
    with gathered() as row:
        for language in LANGUAGES:
            with row(language):
                typed = TYPED[language]
                page = spoken.open("captions", language, size=PHONE)
                page.locator('[data-slot="find-open"]').press("Enter")
                page.keyboard.type(typed)
                count, first = SAID[language]
                expect(page.locator('[data-slot="find-count"]')).to_have_text(count)  # not all are on the page yet
                assert page.evaluate(AT_NEWEST) == 0
                expect(page.locator('[data-slot="pause"]')).to_be_visible()
                page.keyboard.press("Enter")
                expect(page.locator('[data-slot="find-count"]')).to_have_text(first)
                expect(page.locator('[data-slot="find-said"]')).to_have_text(isolated(first))
                expect(page.locator('[data-slot="new"]')).to_be_visible()
                assert page.evaluate(IN_SIGHT) and page.evaluate(MARKED)
                spoken.leave(page)


@pytest.mark.full_size
def test_one_goes_from_place_to_place_and_on_from_the_line_found(spoken: Hall) -> None:
    page = spoken.open("captions", "en", size=PHONE)
    page.locator('[data-slot="find-open"]').click()
    page.keyboard.type("sexual")
    expect(page.locator('[data-slot="find-count"]')).to_have_text("12 places found")
    page.get_by_role("button", name="Next").click()  # after the newest comes the first
    expect(page.locator('[data-slot="find-count"]')).to_have_text("1 of 12")
    assert page.evaluate(IN_SIGHT)
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Previous").click()
    page.get_by_role("button", name="Previous").click()
    expect(page.locator('[data-slot="find-count"]')).to_have_text("12 of 12")
    page.locator('[data-slot="find-words"]').fill("nowhere")
    expect(page.locator('[data-slot="find-count"]')).to_have_text("Not found")
    assert page.evaluate("CSS.highlights.get('found').size") == 0
    page.locator('[data-slot="find-words"]').fill("sexual")
    page.keyboard.press("Shift+Enter")
    found = page.locator("[data-found]").get_attribute("data-number")
    page.keyboard.press("Escape")
    expect(page.locator('[data-slot="find"]')).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.number") == found


def test_captions_that_could_not_be_loaded_are_not_counted_as_searched(spoken: Hall) -> None:
    page = spoken.open("captions", "en", size=PHONE)
    page.route("**/captions?*", lambda route: route.abort())
    page.locator('[data-slot="find-open"]').click()
    page.keyboard.type("sexual")
    expect(page.locator('[data-slot="find-partly"]')).to_contain_text("Not everything could be loaded")


@pytest.mark.full_size
def test_who_reads_back_is_there_again_and_who_was_at_the_newest_is_at_the_newest(spoken: Hall) -> None:
    page = spoken.open("captions", "en", size=PHONE)
    page.locator('[data-slot="find-open"]').click()
    page.keyboard.type("thank")
    page.get_by_role("button", name="Next").click()
    expect(page.locator('[data-slot="find-count"]')).to_contain_text(" of ")
    page.reload()
    live(page)
    expect(page.locator('[data-slot="new"]')).to_be_visible()
    expect(page.locator('.cue[data-number="1"]')).to_be_in_viewport()
    assert page.evaluate("Object.keys(JSON.parse(localStorage['interp.places'])[0]).join()") == "page,at,kept"
    page.locator('[data-slot="new"]').click()
    page.reload()
    live(page)
    expect(page.locator('[data-slot="pause"]')).to_be_visible()
    assert page.evaluate(AT_NEWEST) == 0


@pytest.mark.full_size
def test_words_are_found_on_every_page_of_a_document_whose_place_is_kept(spoken: Hall) -> None:
    meeting, last = spoken.meeting["id"], f"Sentence {2 * PAGE_BLOCKS}."
    with section(spoken.demo.log.parent / "data") as drafts:
        path = f"{spoken.demo.url}/m/{meeting}/en/documents/{file_long(drafts, meeting)}"
    page = spoken.open("captions", "en", size=PHONE)
    page.goto(path)
    page.locator('[data-slot="find-open"]').press("Enter")
    page.keyboard.type(last)
    expect(page.locator('[data-slot="find-count"]')).to_have_text("1 place found")
    assert page.evaluate("scrollY") == 0
    page.keyboard.press("Enter")
    expect(page.locator("[data-found]")).to_have_text(last)
    expect(page.locator("[data-found]")).to_be_in_viewport()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == last
    page.wait_for_function("() => localStorage['interp.places']?.includes('document')")
    page.goto(path)
    page.wait_for_url("**page=2#segment-*")  # the last page has less than a window
    page.get_by_role("link", name="Previous page").first.click()
    page.wait_for_url(re.compile(r"documents/long(\?second=none)?$"))
    live(page)
    expect(page.locator("[data-segment]").first).to_be_in_viewport()
    page.locator("#segment-s30").evaluate("each => each.scrollIntoView()")
    page.wait_for_function("() => localStorage['interp.places']?.includes('s3')")
    page.goto(path)
    expect(page.locator('[data-slot="notice"]')).to_contain_text("You are where you stopped reading.")
    expect(page.locator("#segment-s31")).to_be_in_viewport()
    page.get_by_role("button", name="To the beginning").click()
    assert page.evaluate("scrollY") == 0


@pytest.mark.full_size
def test_words_are_found_in_the_titles_and_symbols_of_the_list_of_documents(spoken: Hall) -> None:
    page = spoken.open("captions", "ar", size=PHONE)
    page.goto(f"{spoken.demo.url}/m/{spoken.meeting['id']}/ar/documents")
    symbol = page.locator('[data-slot="references"] .second').last
    page.locator('[data-slot="find-open"]').press("Enter")
    page.keyboard.type(symbol.inner_text().lower().rstrip("↗ "))
    page.keyboard.press("Enter")
    expect(page.locator('[data-slot="find-count"]')).to_contain_text("1 من ")
    expect(page.locator("[data-found]")).to_be_in_viewport()
    page.locator('[data-slot="find-words"]').fill("nowhere")
    expect(page.locator('[data-slot="find-said"]')).to_have_text(page.locator('[data-slot="find-count"]').inner_text())
    page.keyboard.press("Escape")
    expect(page.locator('[data-slot="find-open"]')).to_be_focused()
