"""Which fonts were really drawn, and which way texts of another language run on a page."""

import pytest

from tests.browser.conftest import Stage
from tests.browser.looks import drawn, tongue

pytestmark = pytest.mark.browser


def test_a_french_passage_on_a_chinese_page_is_not_drawn_with_chinese_letters(stage: Stage) -> None:
    page = stage.page("captions", "zh")
    page.evaluate("""() => {
        const line = document.createElement("p");
        Object.assign(line, { id: "passage", lang: "fr", textContent: "n’ont d’un" });
        document.querySelector("main").append(line);
    }""")
    assert drawn(page, "#passage") == {"Noto Sans"}  # else the apostrophe is as wide as a Han character
    stage.go(page, "captions", "fr")
    assert tongue(page, "fr") == []


def test_a_time_and_a_latin_name_on_an_arabic_page_run_left_to_right(stage: Stage) -> None:
    page = stage.page("captions", "ar")
    clock = page.locator('.now [data-clock="speech"] [data-part="elapsed"]')
    assert clock.get_attribute("dir") == "ltr"
    assert clock.inner_text().replace(":", "").isascii()
    name = page.locator('[data-slot="name"] bdi[lang="en"]').last
    assert name.get_attribute("dir") == "ltr"
    assert "Maud de Boer-Buquicchio" in name.inner_text()
