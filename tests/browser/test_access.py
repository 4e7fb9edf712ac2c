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
