"""A booth's page as each interpreter may have it: in every layout, language and size what is spoken is whole."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.demo_pages import Hall, prepared
from tests.browser.page_texts import text
from tests.browser.proxy import Cable
from tests.browser.test_booth_sizes import SIZES
from tests.browser.test_text_in_hand import follows_by_hand, goes_to, looked_at
from tests.browser.waiting import expect
from tests.row_by_row import gathered
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
# the side of the text, its size in tenths, whether the search for terms is open
LAYOUTS = (("left", "14", False), ("right", "8", False), ("left", "10", True), ("right", "14", True))
TERMS = (
    "kind\ten\tfr\tar\tzh\nrequired\tchildren|child\tenfants|enfant\tالأطفال\t儿童\n"
    "required\tremoval\tretrait\t\t\n"
)
MARKED = {
    "fr": ["enfants", "enfants", "retrait"],
    "zh": ["儿童", "儿童"],
    "ar": ["الأطفال", "بأطفال"],
}
CHOSEN = """([name, value]) => {
  const control = document.querySelector(`[data-setting="${name}"]`);
  control.value = value;
  control.dispatchEvent(new Event("input"));
}"""
SIDE = """() => {
  const left = (at) => document.querySelector(at).getBoundingClientRect().left;
  return left(".text") < left(".floor-part") ? "left" : "right";
}"""


def lay_out(page: Page, side: str, grow: str, is_searching: bool) -> None:
    """Choose a layout as its controls do, and open or close the search."""
    for name, value in (("side", side), ("grow", grow)):
        page.evaluate(CHOSEN, [name, value])
    search = page.locator('[data-slot="terms"]')
    if search.is_visible():
        page.locator('[data-slot="terms-close"]').click()
    if is_searching:
        page.keyboard.press("/")
        page.locator('[data-slot="terms-typed"]').fill("Fra")
        expect(page.locator('[data-slot="terms-found"] li').first).to_be_visible()


@pytest.fixture(scope="module")
def hall(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One demonstration for these tests: somebody speaks from a filed text, beside a list of terms."""
    with prepared(browser, tmp_path_factory.mktemp("layouts")) as made:
        (made.demo.log.parent / "data" / "terms.tsv").write_text(TERMS, encoding="utf-8")
        follows_by_hand(made)
        yield made


def test_in_every_layout_what_is_spoken_is_whole_and_required_terms_are_marked(hall: Hall) -> None:
    with gathered() as row:
        for language in size(("ar", "zh"), torture=("ar", "zh", "fr", "en")):
            booth = hall.open("booth", language)
            goes_to(hall, booth, 2)
            with row(language, "terms"):
                marks_terms(booth, language)
            for layout in LAYOUTS:
                lay_out(booth, *layout)
                for window in size(SIZES[::2], torture=SIZES):
                    with row(language, layout, window):
                        found = looked_at(booth, window)
                        assert found["said"] and all(found["said"]), found
                        assert found["bottom"] and found["wide"] <= 0 and found["over"] <= 1, found
                        assert booth.evaluate(SIDE) == layout[0]
            hall.leave(booth)


def marks_terms(booth: Page, language: str) -> None:
    """Check that what is required is marked in the text and in what the booth's language has of it."""
    if language in MARKED:
        expect(booth.locator(".lines .spoken mark").first).to_have_text("children")
        expect(booth.locator(".lines .own mark")).to_have_text(MARKED[language])


def test_a_booth_without_the_service_keeps_text_and_terms_and_says_what_it_no_longer_knows(hall: Hall) -> None:
    cable = Cable(int(hall.demo.url.rsplit(":", 1)[1]))
    booth = hall.open("booth", "fr", via=cable.url)
    expect(booth.locator(".lines li").first).to_be_visible()
    marks_terms(booth, "fr")
    booth.keyboard.press("/")
    expect(booth.locator('[data-slot="terms-file"]')).to_contain_text("connexion")
    cable.pull()
    lost, known = booth.locator('[data-slot="lost"]'), booth.locator('[data-slot="not-known"]')
    expect(lost).to_be_visible()
    expect(known).to_have_text(text("booth.not_known", "fr"))
    expect(booth.locator(".lines li").first).to_be_visible()
    expect(booth.locator('[data-slot="next"]')).to_be_visible()
    booth.locator('[data-slot="terms-typed"]').fill("中国")
    expect(booth.locator('[data-slot="terms-found"] li').first.locator("b")).to_contain_text("Chine")
    cable.plug()
    expect(lost).to_be_hidden()
    expect(known).to_be_hidden()
