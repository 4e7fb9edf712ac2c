"""Every page of a rehearsal says so, in its language, in a frame; no page of a meeting does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from interp.web.wording.i18n import gettext
from tests.browser.conftest import Stage
from tests.browser.demo_pages import PHONE, Hall
from tests.browser.looks import rules
from tests.browser.waiting import expect
from tests.forked_demo import QUIET, forked_demo
from tests.prepared_demo import copy_to
from tests.row_by_row import gathered
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True


@pytest.fixture(scope="module")
def rehearsed(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A demonstration whose pages are marked."""
    folder: Path = tmp_path_factory.mktemp("rehearsed")
    copy_to(folder / "data")
    with forked_demo(folder, settings=QUIET | {"INTERP_REHEARSAL": "true"}) as running:
        hall = Hall(browser, running)
        yield hall
        hall.close()


KINDS = ("console", "chair", "moderator", "desk", "technician", "booth", "captions", "room")
LOOKED_AT = size(("console", "booth", "captions"), torture=KINDS)  # by axe


@pytest.mark.full_size
@pytest.mark.parametrize("language", size(["ar"], torture=["ar", "zh"]))
def test_every_page_of_a_rehearsal_is_marked_in_its_language(rehearsed: Hall, language: str) -> None:
    page = rehearsed.browser.new_context(bypass_csp=True).new_page()
    rehearsed.contexts.append(page.context)
    with gathered() as row:
        for kind in KINDS:
            with row(kind, language):
                rehearsed.go(page, kind, language)
                # a two-way booth works into English at first
                shown = (page.locator("html").get_attribute("lang") or "")[:2]
                expect(page.locator(".rehearsal")).to_be_visible()
                expect(page.locator(".rehearsal")).to_have_text(gettext(shown, "Rehearsal"))
                assert framed(page), "no hatched frame"
                assert kind not in LOOKED_AT or not (wrong := rules(page)), wrong


def framed(page: Page) -> bool:
    """Return whether the page has its hatched frame."""
    style = page.evaluate("getComputedStyle(document.body, '::after').borderImageSource")
    return "repeating-linear-gradient" in str(style)


@pytest.mark.full_size
def test_the_mark_hides_nothing_on_a_phone(rehearsed: Hall) -> None:
    page = rehearsed.open("captions", "ar", size=PHONE)
    mark, top = page.locator(".rehearsal").bounding_box(), page.locator("header").first.bounding_box()
    assert mark and top and mark["y"] + mark["height"] <= top["y"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.full_size
def test_a_meeting_is_not_marked(stage: Stage) -> None:
    page = stage.page("captions", "en")
    assert page.locator(".rehearsal").count() == 0 and not framed(page)


def test_the_test_card_shows_name_language_colours_and_six_scripts(stage: Stage) -> None:
    page = stage.page("room", "ar", "screen=left-wall")
    page.evaluate(
        """async () => {
            const { card } = await import('/static/js/shared/full_screen_card.js');
            const { speakerOf } = await import('/static/js/shared/words.js');
            const words = JSON.parse(document.getElementById('words').textContent).ar;
            card('test_card', { device: 'left-wall', language: 'ar' }, speakerOf(words, 'ar'));
        }"""
    )
    card = page.locator(".card")
    expect(card).to_contain_text("left-wall")
    expect(card.locator("bdi")).to_have_count(6)
    expect(card.locator("[data-colour]")).to_have_count(3)
    expect(card).to_have_count(0)
