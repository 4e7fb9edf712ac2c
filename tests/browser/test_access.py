"""What an attendee sets on the captions' page, and the palette of rules that pages are looked at by."""

import json

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Stage
from tests.browser.looks import AXE
from tests.browser.waiting import expect
from tests.sources import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def test_the_palette_of_axe_is_the_pinned_one() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert json.loads((AXE.parent / "package.json").read_text(encoding="utf-8"))["version"] == (
        lock["packages"]["node_modules/axe-core"]["version"]
    )


def test_an_attendee_changes_size_and_theme_and_finds_them_again(stage: Stage, browser: Browser) -> None:
    page = stage.page("captions", "en")
    word = page.locator(".line-of-time > .clock .word")  # its colours have 4.5:1, not 7:1: it is large and bold
    style = word.evaluate("each => [getComputedStyle(each).fontSize, getComputedStyle(each).fontWeight]")
    assert float(style[0].removesuffix("px")) >= 18.66
    assert int(style[1]) >= 700
    page.locator('[data-slot="display"] summary').click()
    page.locator('[data-size-step="1"]').click()
    page.get_by_label("Dark").check()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-size", "125")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_document_has_the_size_colours_spacing_and_second_language_of_the_captions(stage: Stage) -> None:
    page = stage.page("captions", "en")
    page.locator('[data-slot="display"] summary').click()
    page.locator('[data-size-step="1"]').click()
    page.get_by_label("Yellow on black").check()
    page.locator('[data-slot="language"] summary').click()
    page.locator('.seconds [data-second="zh"]').click()
    page.wait_for_url("**/en?second=zh")
    stage.go(page, "document", "en")
    page.wait_for_url("**/documents/*second=zh")
    expect(page.locator("html")).to_have_attribute("data-size", "125")
    expect(page.locator("html")).to_have_attribute("data-theme", "yellow")
    expect(page.locator('[data-side="second"]').first).to_be_visible()
    page.locator('[data-slot="display"] summary').click()
    line = page.locator(".block .words").first
    before = line.evaluate("each => parseFloat(getComputedStyle(each).lineHeight)")
    page.get_by_label("Very wide").check()
    assert line.evaluate("each => parseFloat(getComputedStyle(each).lineHeight)") > 1.3 * before
    page.locator('[data-slot="language"] summary').click()
    page.locator('.seconds [data-second="none"]').click()
    page.wait_for_url("**second=none")
    expect(page.locator('[data-side="second"]')).to_have_count(0)
    stage.go(page, "documents", "en")
    expect(page.locator("html")).to_have_attribute("data-theme", "yellow")
