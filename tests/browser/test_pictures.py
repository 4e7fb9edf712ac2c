"""Writes a picture of every page in Arabic, Chinese and English to screenshots/, for people to look at."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Stage
from tests.browser.demo_pages import live
from tests.sources import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
FOLDER = ROOT / "screenshots"
README = {"console-en": "console.png", "captions-ar-zh": "captions-ar-zh.png"}
LAPTOP = {"width": 1366, "height": 768}
SMALL = {"width": 1024, "height": 600}
PICTURES: dict[str, dict[str, Any]] = {  # how each is opened; `name` is the page's if it is another
    "console": {}, "console-edit": {"name": "console"}, "console-idle": {"name": "console"},
    "booth": {"viewport": LAPTOP}, "booth-1024": {"name": "booth", "viewport": SMALL},
    "captions": {"device_scale_factor": 2}, "captions-laptop": {"name": "captions", "viewport": LAPTOP},
    "room": {}, "overlay": {"name": "room", "query": "overlay=1"},
    "chair": {}, "desk": {}, "technician": {}, "document": {}, "documents": {}, "index": {}, "login": {},
    "proposals": {}, "proposal": {}, "error": {},
}  # fmt: skip


@pytest.mark.parametrize("language", ["ar", "zh", "en"])
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_every_page_is_written(stage: Stage, name: str, language: str) -> None:
    wanted = {"name": name, **PICTURES[name]}
    page = stage.page(language=language, **wanted)
    if name == "console-edit":
        page.keyboard.press("m")
        expect(page.locator('[data-slot="tools"]')).to_be_visible()
    if name == "console-idle":  # the afternoon has not begun
        page.goto(stage.hall.demo.said["meetings"][1]["links"]["console"])
        page.goto(f"{page.url}?lang={language}")
        live(page)
    assert picture(page, f"{name}-{language}").stat().st_size > (300 if name == "overlay" else 5_000)


def picture(page: Page, name: str) -> Path:
    """Write what a page shows, and into the README when asked to (PICTURES=1), so that a test run changes no file."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path)
    wanted = README.get(path.stem)
    if wanted and os.environ.get("PICTURES"):
        (ROOT / "docs" / "pictures").mkdir(parents=True, exist_ok=True)
        shutil.copy(path, ROOT / "docs" / "pictures" / wanted)
    return path


def test_the_overlay_is_transparent(stage: Stage) -> None:
    page = stage.page("room", "fr", query="overlay=1")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") in (
        "rgba(0, 0, 0, 0)", "transparent",
    )  # fmt: skip
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in ("rgba(0, 0, 0, 0)", "transparent")
