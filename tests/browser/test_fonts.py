"""Which fonts were really drawn: no box where an Arabic or Chinese letter should be."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Stage

pytestmark = pytest.mark.browser
WANTED = {"ar": "Noto Sans Arabic", "zh": "Noto Sans CJK SC", "ru": "Noto Sans"}


def drawn(page: Page, selector: str) -> set[str]:
    """Return the fonts Chromium drew an element with."""
    line = page.context.new_cdp_session(page)
    line.send("DOM.enable")
    line.send("CSS.enable")
    root = line.send("DOM.getDocument")["root"]["nodeId"]
    node = line.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = line.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"] for font in fonts}


@pytest.mark.parametrize("language", sorted(WANTED))
@pytest.mark.parametrize("name", ["captions", "booth", "room"])
def test_each_script_is_drawn_with_its_own_font(stage: Stage, name: str, language: str) -> None:
    page = stage.page(name, language)
    fonts = drawn(page, '[data-slot="topic"] bdi') or drawn(page, '[data-slot="topic"]')
    assert any(font.startswith(WANTED[language]) for font in fonts), fonts


def test_a_french_passage_on_a_chinese_page_is_not_drawn_with_chinese_letters(stage: Stage) -> None:
    page = stage.page("captions", "zh")
    page.evaluate("""() => {
        const line = document.createElement("p");
        Object.assign(line, { id: "passage", lang: "fr", textContent: "n’ont d’un" });
        document.querySelector("main").append(line);
    }""")
    assert drawn(page, "#passage") == {"Noto Sans"}  # else the apostrophe is as wide as a Han character


@pytest.mark.parametrize("language,tag,direction", [("ar", "ar", "rtl"), ("zh", "zh-Hans", "ltr"), ("fr", "fr", "ltr")])
def test_a_page_says_its_language_and_direction(stage: Stage, language: str, tag: str, direction: str) -> None:
    page = stage.page("captions", language)
    assert page.locator("html").get_attribute("lang") == tag
    assert page.locator("html").get_attribute("dir") == direction


def test_a_time_reads_left_to_right_in_arabic(stage: Stage) -> None:
    page = stage.page("captions", "ar")
    clock = page.locator('.now [data-clock="speech"] [data-part="elapsed"]')
    assert clock.get_attribute("dir") == "ltr"
    assert clock.inner_text().replace(":", "").isascii()


def test_a_latin_name_on_an_arabic_page_keeps_its_own_language(stage: Stage) -> None:
    page = stage.page("captions", "ar")
    name = page.locator('[data-slot="name"] bdi[lang="en"]').last
    assert name.get_attribute("dir") == "ltr"
    assert "Maud de Boer-Buquicchio" in name.inner_text()
